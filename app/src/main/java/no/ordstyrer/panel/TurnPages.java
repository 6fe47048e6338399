package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.time.Duration;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.panel.FloorRequest.FloorRequestId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The commands of the floor: given, taken, asked for. */
public final class TurnPages {
  private final Turns turns;
  private final FloorRequests requests;
  private final Panelists panelists;
  private final Parts parts;
  private final CommandPages answers;

  public TurnPages(
      Turns turns, FloorRequests requests, Panelists panelists, Parts parts, CommandPages answers) {
    this.turns = turns;
    this.requests = requests;
    this.panelists = panelists;
    this.parts = parts;
    this.answers = answers;
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/turns",
        () -> {
          post(this::give);
          post("/queue", this::queue);
          post("/next", ctx -> done(ctx, turns.next(Web.viewer(ctx), seen(ctx), believed(ctx))));
          post("/overrun", this::giveAll);
          post(
              "/{turn}/start",
              ctx -> done(ctx, turns.start(Web.viewer(ctx), seen(ctx), turn(ctx), believed(ctx))));
          post(
              "/{turn}/pause",
              ctx -> done(ctx, turns.pause(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post(
              "/{turn}/resume",
              ctx -> done(ctx, turns.resume(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post("/{turn}/finish", this::finish);
          post("/{turn}/cut", ctx -> done(ctx, turns.cut(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post(
              "/{turn}/pass-on",
              ctx -> done(ctx, turns.passOn(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post(
              "/{turn}/annul", ctx -> did(ctx, turns.annul(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post(
              "/{turn}/remove",
              ctx -> did(ctx, turns.unqueue(Web.viewer(ctx), seen(ctx), turn(ctx))));
          post(
              "/{turn}/first",
              ctx -> did(ctx, turns.makeNext(Web.viewer(ctx), seen(ctx), turn(ctx))));
        });
    path(
        "/{arena}/{series}/{part}/floor",
        () -> {
          post("/{request}/grant", this::grant);
          post("/{request}/dismiss", this::dismiss);
        });
  }

  private void give(Context ctx) {
    done(ctx, turns.give(Web.viewer(ctx), seen(ctx), wanted(ctx), believed(ctx)));
  }

  private void queue(Context ctx) {
    turns.queue(Web.viewer(ctx), seen(ctx), wanted(ctx));
    answers.did(ctx, true);
  }

  /** The speaker herself may say that she is done; else it is the chair's. */
  private void finish(Context ctx) {
    var seen = seen(ctx);
    done(
        ctx,
        turns.finish(
            Web.viewer(ctx),
            seen,
            turn(ctx),
            panelists.seat(Web.viewer(ctx), seen.part().id()).orElse(null)));
  }

  private void giveAll(Context ctx) {
    var seconds = number(ctx, "seconds");
    did(
        ctx,
        seconds > 0 && turns.giveAll(Web.viewer(ctx), seen(ctx), Duration.ofSeconds(seconds)) > 0);
  }

  private void grant(Context ctx) {
    var seen = seen(ctx);
    var request = requests.find(seen, new FloorRequestId(Web.id(ctx, "request")));
    var wanted = new TurnWanted(request.seatId(), null, request.turn(), null, null, null);
    var done = turns.give(Web.viewer(ctx), seen, wanted, believed(ctx));
    if (done instanceof TurnDone.Now(var turn) && turn != null) {
      requests.end(seen, request.id(), turn.id());
    }
    done(ctx, done);
  }

  private void dismiss(Context ctx) {
    if (requests.end(seen(ctx), new FloorRequestId(Web.id(ctx, "request")), null)) {
      answers.did(ctx, true);
    } else {
      answers.didBefore(ctx);
    }
  }

  private void done(Context ctx, TurnDone done) {
    switch (done) {
      case TurnDone.Now _ -> answers.did(ctx, true);
      case TurnDone.Stale _ -> answers.stale(ctx);
      case TurnDone.Impossible _ -> answers.did(ctx, false);
    }
  }

  private void did(Context ctx, boolean did) {
    answers.did(ctx, did);
  }

  private TurnWanted wanted(Context ctx) {
    var seat = Web.form(ctx, "seat");
    var kind = Web.form(ctx, "kind").isEmpty() ? null : constant(ctx, "kind", Turn.Kind.class);
    var seconds = number(ctx, "seconds", 0);
    return new TurnWanted(
        seat.isEmpty() ? null : new SeatId(number(ctx, "seat")),
        seat.isEmpty() ? Web.form(ctx, "guest").strip() : null,
        kind,
        Web.form(ctx, "question").isEmpty() ? null : Long.valueOf(number(ctx, "question")),
        seconds == 0 ? null : Duration.ofSeconds(seconds),
        null);
  }

  private static <E extends Enum<E>> E constant(Context ctx, String name, Class<E> type) {
    try {
      return Enum.valueOf(type, Web.form(ctx, name));
    } catch (IllegalArgumentException _) {
      throw new NotFound();
    }
  }

  private static @Nullable TurnId believed(Context ctx) {
    var text = Web.form(ctx, "believed");
    return text.isEmpty() ? null : new TurnId(number(ctx, "believed"));
  }

  private static TurnId turn(Context ctx) {
    return new TurnId(Web.id(ctx, "turn"));
  }

  private static long number(Context ctx, String name, long otherwise) {
    return Web.form(ctx, name).isEmpty() ? otherwise : number(ctx, name);
  }

  private static long number(Context ctx, String name) {
    try {
      return Long.parseLong(Web.form(ctx, name));
    } catch (NumberFormatException _) {
      throw new NotFound();
    }
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
