package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Web;

/** Who is looking at which question, and the next one that nobody looks at. */
public final class ClaimPages {
  private final QueuePages pages;
  private final Claims claims;
  private final Templates templates;

  public ClaimPages(QueuePages pages, Claims claims, Templates templates) {
    this.pages = pages;
    this.claims = claims;
    this.templates = templates;
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/queue",
        () -> {
          post("/next", this::next);
          post("/{number}/claim", this::claim);
          post("/{number}/release", this::release);
        });
  }

  private void next(Context ctx) {
    var seen = pages.seen(ctx);
    var after = Web.form(ctx, "after");
    var next =
        claims.next(
            Web.viewer(ctx), seen, after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0);
    if (Web.wantsFragment(ctx)) {
      next.ifPresentOrElse(
          number -> Web.fragment(ctx, Integer.toString(number)),
          () -> ctx.status(HttpStatus.NO_CONTENT));
    } else {
      Web.seeOther(
          ctx,
          seen.path() + next.map(number -> "/queue/" + number).orElse("/queue?done=question.none"));
    }
  }

  private void claim(Context ctx) {
    var seen = pages.seen(ctx);
    var number = QueuePages.number(ctx);
    var claim = claims.claim(Web.viewer(ctx), seen, number);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(
          ctx, templates.questionClaim(number, claim, pages.words(ctx), claims.now()).render());
    } else {
      Web.seeOther(ctx, seen.path() + "/queue/" + number);
    }
  }

  private void release(Context ctx) {
    var seen = pages.seen(ctx);
    claims.release(Web.viewer(ctx), seen, QueuePages.number(ctx));
    if (Web.wantsFragment(ctx)) {
      ctx.status(HttpStatus.NO_CONTENT);
    } else {
      Web.seeOther(ctx, seen.path() + "/queue");
    }
  }
}
