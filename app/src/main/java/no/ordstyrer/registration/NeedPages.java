package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What a person needs to take part, for her to read and change. */
public final class NeedPages {
  private static final String PATH = "/manage/{token}/needs";

  private final Registrations registrations;
  private final Needs needs;
  private final Site site;
  private final Templates templates;

  public NeedPages(Registrations registrations, Needs needs, Site site, Templates templates) {
    this.registrations = registrations;
    this.needs = needs;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::change);
  }

  private void ask(Context ctx) {
    var story = story(ctx);
    var form = Form.empty(site.words(Web.language(ctx)));
    needs.of(story).ifPresent(need -> NeedForm.fill(form, need.said()));
    show(ctx, story, form);
  }

  private void change(Context ctx) {
    var story = story(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var said = NeedForm.read(form, Asks.kinds(story));
    if (form.ok()) {
      needs.change(story, said);
      Web.seeOther(ctx, base(ctx) + "?done=needs.said");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, story, form);
    }
  }

  private void show(Context ctx, Story story, Form form) {
    var page = site.page(ctx).of(story.seen().arena().brand()).kept();
    ctx.html(
        templates
            .registrationNeeds(
                page.titled(page.t().say("needs.yours")),
                story,
                base(ctx),
                Asks.kinds(story),
                needs.of(story),
                form)
            .render());
  }

  private Story story(Context ctx) {
    Security.seclude(ctx);
    return registrations.managed(ctx.pathParam("token"));
  }

  private static String base(Context ctx) {
    return "/manage/" + ctx.pathParam("token");
  }
}
