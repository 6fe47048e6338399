package no.ordstyrer.panel;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * How a command of the debate is answered: to a script with a status and words, to a form with the
 * page that it came from. What changed arrives by the live change in both cases.
 */
public final class CommandPages {
  private final Site site;

  public CommandPages(Site site) {
    this.site = site;
  }

  /** Done (204), or not possible as things stand (409). */
  public void did(Context ctx, boolean did) {
    if (did) {
      answer(ctx, HttpStatus.NO_CONTENT, "");
    } else {
      answer(ctx, HttpStatus.CONFLICT, "impossible");
    }
  }

  /** Somebody was quicker (409). */
  public void stale(Context ctx) {
    answer(ctx, HttpStatus.CONFLICT, "stale");
  }

  private void answer(Context ctx, HttpStatus status, String word) {
    if (Web.wantsFragment(ctx)) {
      ctx.status(status);
      if (!word.isEmpty()) {
        ctx.result(site.words(Web.language(ctx)).say("debate.notice." + word));
      }
      return;
    }
    var back = Web.form(ctx, "back").equals("seat") ? "seat" : "chair";
    var part = ctx.path().replaceFirst("^(/[^/]+/[^/]+/del-[0-9]+)/.*$", "$1/") + back;
    Web.seeOther(ctx, word.isEmpty() ? part : part + "?done=debate." + word);
  }
}
