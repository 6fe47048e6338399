package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.registration.InvitationAnswers.Opened;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** An invitation: to accept by registering, to decline, to be forgotten. */
public final class InvitationPages {
  private final InvitationAnswers answers;
  private final Registrations registrations;
  private final Site site;
  private final Templates templates;

  public InvitationPages(
      InvitationAnswers answers, Registrations registrations, Site site, Templates templates) {
    this.answers = answers;
    this.registrations = registrations;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/invitation/{token}", this::show);
    post("/invitation/{token}/decline", this::decline);
    get("/invitation/{token}/erasure", this::askToErase);
    post("/invitation/{token}/erasure", this::erase);
  }

  private void show(Context ctx) {
    render(ctx, opened(ctx));
  }

  private void decline(Context ctx) {
    if (answers.decline(opened(ctx))) {
      Web.seeOther(ctx, path(ctx) + "?done=invitation.declined");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      render(ctx, opened(ctx));
    }
  }

  private void askToErase(Context ctx) {
    var opened = opened(ctx);
    var page = page(ctx, opened, "invitation.erase");
    ctx.html(templates.invitationErase(page, opened, path(ctx)).render());
  }

  private void erase(Context ctx) {
    var opened = opened(ctx);
    answers.erase(opened);
    Web.seeOther(ctx, opened.seen().path() + "?done=invitation.erased");
  }

  private void render(Context ctx, Opened opened) {
    var entrance = registrations.entrance(opened.seen()).toInvited();
    ctx.html(
        templates
            .invitationShow(page(ctx, opened, "invitation.title"), opened, entrance, path(ctx))
            .render());
  }

  private Page page(Context ctx, Opened opened, String title) {
    var page = site.page(ctx).of(opened.seen().arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  private Opened opened(Context ctx) {
    Security.seclude(ctx);
    return answers.opened(ctx.pathParam("token"));
  }

  private static String path(Context ctx) {
    return "/invitation/" + ctx.pathParam("token");
  }
}
