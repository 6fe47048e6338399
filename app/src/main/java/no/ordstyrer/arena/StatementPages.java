package no.ordstyrer.arena;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** The statements that every page's footer leads to. */
public final class StatementPages {
  private final Arenas arenas;
  private final Site site;
  private final Templates templates;

  public StatementPages(Arenas arenas, Site site, Templates templates) {
    this.arenas = arenas;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(
        "/privacy",
        ctx -> {
          var page = site.page(ctx);
          show(ctx, page, Statement.privacy(page.t(), null), "");
        });
    get(
        "/accessibility",
        ctx -> {
          var page = site.page(ctx);
          show(ctx, page, Statement.accessibility(page.t(), null), "");
        });
    get(
        "/{arena}/privacy",
        ctx -> {
          var arena = arena(ctx);
          var page = site.page(ctx).of(arena.brand());
          show(ctx, page, Statement.privacy(page.t(), arena), arena.language());
        });
    get(
        "/{arena}/accessibility",
        ctx -> {
          var arena = arena(ctx);
          var page = site.page(ctx).of(arena.brand());
          show(ctx, page, Statement.accessibility(page.t(), arena), arena.language());
        });
  }

  private Arena arena(Context ctx) {
    return arenas.seenBy(Web.viewer(ctx), ctx.pathParam("arena"));
  }

  private void show(Context ctx, Page page, Statement statement, String ownLanguage) {
    ctx.html(
        templates.arenaStatement(page.titled(statement.title()), statement, ownLanguage).render());
  }
}
