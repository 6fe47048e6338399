package no.ordstyrer.panel;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.regex.Pattern;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * How a command of the debate is answered: to a script with a status and words, to a form with the
 * page that it came from. What changed arrives by the live change in both cases.
 */
public final class CommandPages {
  private static final Pattern COMMAND = Pattern.compile("/del-[0-9]+/(.*)$");

  private final Site site;
  private final Parts parts;
  private final Noted noted;

  public CommandPages(Site site, Parts parts, Noted noted) {
    this.site = site;
    this.parts = parts;
    this.noted = noted;
  }

  /** Done (204), or not possible as things stand (409). */
  public void did(Context ctx, boolean did) {
    if (did) {
      note(ctx);
      answer(ctx, HttpStatus.NO_CONTENT, "");
    } else {
      answer(ctx, HttpStatus.CONFLICT, "impossible");
    }
  }

  /** As when it is done (204), but nothing was left to do, and nobody did it. */
  public void didBefore(Context ctx) {
    answer(ctx, HttpStatus.NO_CONTENT, "");
  }

  /** Named after its address: {@code …/turns/17/start} is {@code panel.turns.start}. */
  private void note(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = PartPages.seen(ctx, parts);
    var command = COMMAND.matcher(ctx.path());
    if (command.find()) {
      noted.by(
          viewer, seen, "panel." + command.group(1).replaceAll("/[0-9]+", "").replace('/', '.'));
    }
  }

  /** Somebody was quicker (409). */
  public void stale(Context ctx) {
    answer(ctx, HttpStatus.CONFLICT, "stale");
  }

  /** What was typed is not good (422), in words; a form without script is back where it was. */
  public void refused(Context ctx, String words) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).result(words);
  }

  private void answer(Context ctx, HttpStatus status, String word) {
    if (Web.wantsFragment(ctx)) {
      ctx.status(status);
      if (!word.isEmpty()) {
        ctx.result(site.words(Web.language(ctx)).say("debate.notice." + word));
      }
      return;
    }
    var back =
        switch (ctx.path().contains("/seat/") ? "seat" : Web.form(ctx, "back")) {
          case "seat" -> "seat";
          case "state" -> "debate/state";
          case "stance" -> "stance/edit";
          case "cues" -> "cues";
          default -> "chair";
        };
    var part = ctx.path().replaceFirst("^(/[^/]+/[^/]+/del-[0-9]+)/.*$", "$1/") + back;
    Web.seeOther(ctx, word.isEmpty() ? part : part + "?done=debate." + word);
  }
}
