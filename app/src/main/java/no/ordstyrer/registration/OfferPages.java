package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.registration.WaitingList.Answer;
import no.ordstyrer.registration.WaitingList.Offered;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** A kept place: to take or to leave. */
public final class OfferPages {
  private final WaitingList waiting;
  private final Site site;
  private final Templates templates;

  public OfferPages(WaitingList waiting, Site site, Templates templates) {
    this.waiting = waiting;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/offer/{token}", this::show);
    post("/offer/{token}/claim", this::claim);
    post("/offer/{token}/decline", this::decline);
  }

  private void show(Context ctx) {
    render(ctx, offered(ctx));
  }

  private void claim(Context ctx) {
    answer(ctx, waiting.claim(offered(ctx)), "registration.claimed");
  }

  private void decline(Context ctx) {
    answer(ctx, waiting.decline(offered(ctx)), "registration.declined");
  }

  private void answer(Context ctx, Answer answer, String done) {
    switch (answer) {
      case DONE -> Web.seeOther(ctx, path(ctx) + "?done=" + done);
      case OVER -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        render(ctx, offered(ctx));
      }
      case BUSY -> Web.seeOther(ctx, path(ctx) + "?done=registration.busy");
    }
  }

  private void render(Context ctx, Offered offered) {
    var page = site.page(ctx);
    var own =
        page.of(offered.story().seen().arena().brand())
            .titled(page.t().say("registration.offer"))
            .kept();
    ctx.html(templates.registrationOffer(own, offered, path(ctx)).render());
  }

  private Offered offered(Context ctx) {
    Security.seclude(ctx);
    return waiting.offered(ctx.pathParam("token"));
  }

  private static String path(Context ctx) {
    return "/offer/" + ctx.pathParam("token");
  }
}
