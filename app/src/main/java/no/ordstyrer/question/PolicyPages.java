package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;

import no.ordstyrer.arena.Arenas;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What an arena does not publish, for everybody. */
public final class PolicyPages {
  private final Policy policy;
  private final Arenas arenas;
  private final Site site;
  private final Templates templates;

  public PolicyPages(Policy policy, Arenas arenas, Site site, Templates templates) {
    this.policy = policy;
    this.arenas = arenas;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(
        "/{arena}/question-policy",
        ctx -> {
          var arena = arenas.seenBy(Web.viewer(ctx), ctx.pathParam("arena"));
          var page = site.page(ctx).of(arena.brand());
          var titled = page.titled(page.t().say("policy.title"));
          ctx.html(templates.questionPolicy(titled, arena, policy.of(arena)).render());
        });
  }
}
