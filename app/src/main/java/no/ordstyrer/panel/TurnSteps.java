package no.ordstyrer.panel;

import java.time.Instant;
import no.ordstyrer.series.PartId;

/** What the commands of the floor are made of, in the transaction of whoever holds the debate. */
final class TurnSteps {
  private TurnSteps() {}

  static TurnId queue(TurnStore store, PartId part, TurnWanted wanted, Instant now) {
    var allotted = wanted.allotted() == null ? null : Long.valueOf(wanted.allotted().toMillis());
    var kind = wanted.kind() == null ? store.kindNow(part) : wanted.kind();
    return store.insert(
        part,
        wanted.item(),
        wanted.seat(),
        wanted.guest(),
        kind,
        wanted.question(),
        allotted,
        kind.charged() && wanted.seat() != null,
        now);
  }

  /** A turn that interposes pauses the running one; any other ends all that is open. */
  static TurnDone begin(TurnStore store, PartId part, Turn turn, Instant now) {
    var running = store.speaking(part);
    if (turn.kind().interposes()) {
      running.ifPresent(open -> store.pause(open.id(), now));
    } else {
      endOpen(store, part, "NEXT_BEGAN", now);
    }
    store.begin(turn.id(), running.map(Turn::id).orElse(null), now);
    return new TurnDone.Now(store.current(part).orElse(null));
  }

  /** Ends all that is open, because the debate is over. */
  static void endAll(TurnStore store, PartId part, Instant now) {
    endOpen(store, part, "ITEM_ENDED", now);
  }

  private static void endOpen(TurnStore store, PartId part, String why, Instant now) {
    store.all(part).stream()
        .filter(Turn::open)
        .forEach(open -> end(store, part, open, Turn.State.DONE, why, now));
  }

  /** Ends a turn that is open, and writes what it costs. */
  static boolean end(
      TurnStore store, PartId part, Turn turn, Turn.State how, String why, Instant now) {
    if (!store.end(turn.id(), how, why, now)) {
      return false;
    }
    if (turn.charged() && turn.seatId() != null) {
      var ended = store.find(part, turn.id()).orElseThrow();
      store.write(part, turn.seatId(), turn.id(), ended.spoken(now).toMillis(), "SPOKEN", now);
    }
    return true;
  }
}
