package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who has the floor. Starting a turn ends the one that runs; a point of order or a clarification
 * pauses it instead, is not charged, and resuming is somebody's own act. Each command names the
 * turn it believes is current and is refused when it is not: two may press the same key.
 */
public final class Turns {
  /** The subject of the live change: the floor as the screens show it. */
  public static final String FLOOR = "floor";

  /** How the time is shared, on the desk of the chair. */
  public static final String SHARES = "shares";

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Turns(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  public List<Turn> of(PartId part) {
    return read(store -> store.all(part));
  }

  public Optional<Turn> current(PartId part) {
    return read(store -> store.current(part));
  }

  /** Next first, then the queue in order of arrival. */
  public List<Turn> waiting(PartId part) {
    return read(store -> store.waiting(part));
  }

  public TurnId queue(Viewer viewer, Seen seen, TurnWanted wanted) {
    return command(
        viewer, seen, (store, now) -> TurnSteps.queue(store, seen.part().id(), wanted, now));
  }

  /** Takes a turn out of the queue. */
  public boolean unqueue(Viewer viewer, Seen seen, TurnId turn) {
    return command(viewer, seen, (store, _) -> store.unqueue(mine(store, seen, turn).id()));
  }

  public boolean makeNext(Viewer viewer, Seen seen, TurnId turn) {
    return command(
        viewer,
        seen,
        (store, _) -> {
          var found = mine(store, seen, turn);
          store.clearNext(seen.part().id());
          return store.makeNext(found.id());
        });
  }

  /** Begins the turn that is next, else the first in the queue. */
  public TurnDone next(Viewer viewer, Seen seen, @Nullable TurnId believed) {
    return step(
        viewer,
        seen,
        believed,
        (store, now) ->
            store.waiting(seen.part().id()).stream()
                .findFirst()
                .<TurnDone>map(turn -> TurnSteps.begin(store, seen.part().id(), turn, now))
                .orElseGet(TurnDone.Impossible::new));
  }

  /** Begins a turn that waits. */
  public TurnDone start(Viewer viewer, Seen seen, TurnId turn, @Nullable TurnId believed) {
    return step(
        viewer,
        seen,
        believed,
        (store, now) -> {
          var found = mine(store, seen, turn);
          return found.beganAt() == null
              ? TurnSteps.begin(store, seen.part().id(), found, now)
              : new TurnDone.Impossible();
        });
  }

  /** Queues and begins in one step: the chair gives somebody the floor. */
  public TurnDone give(Viewer viewer, Seen seen, TurnWanted wanted, @Nullable TurnId believed) {
    return step(
        viewer,
        seen,
        believed,
        (store, now) -> {
          var id = TurnSteps.queue(store, seen.part().id(), wanted, now);
          return TurnSteps.begin(store, seen.part().id(), mine(store, seen, id), now);
        });
  }

  public TurnDone pause(Viewer viewer, Seen seen, TurnId believed) {
    return step(
        viewer, seen, believed, (store, now) -> now(store, seen, store.pause(believed, now)));
  }

  public TurnDone resume(Viewer viewer, Seen seen, TurnId believed) {
    return step(
        viewer, seen, believed, (store, now) -> now(store, seen, store.resume(believed, now)));
  }

  /** The speaker is done. She may say so herself: {@code own} is the asker's seat, if any. */
  public TurnDone finish(Viewer viewer, Seen seen, TurnId believed, @Nullable SeatId own) {
    viewer.mustBeStaff();
    return locked(
        seen,
        (store, now) -> {
          var part = seen.part().id();
          var turn = mine(store, seen, believed);
          if (!seen.standing().chairs() && (own == null || !own.equals(turn.seatId()))) {
            throw new NotFound();
          }
          var current = store.current(part).orElse(null);
          return current != null && current.id().equals(believed)
              ? now(store, seen, TurnSteps.end(store, part, turn, Turn.State.DONE, "FINISHED", now))
              : new TurnDone.Stale(current);
        });
  }

  public TurnDone cut(Viewer viewer, Seen seen, TurnId believed) {
    return step(
        viewer,
        seen,
        believed,
        (store, now) ->
            now(
                store,
                seen,
                TurnSteps.end(
                    store,
                    seen.part().id(),
                    mine(store, seen, believed),
                    Turn.State.CUT,
                    "CUT",
                    now)));
  }

  /** Ends the turn and gives what was left of it to whoever begins now. */
  public TurnDone passOn(Viewer viewer, Seen seen, TurnId believed) {
    return step(
        viewer,
        seen,
        believed,
        (store, now) -> {
          var part = seen.part().id();
          var yielding = mine(store, seen, believed);
          var heir = store.waiting(part).stream().findFirst();
          if (heir.isEmpty() || !yielding.open()) {
            return new TurnDone.Impossible();
          }
          var left = yielding.left(now);
          TurnSteps.end(store, part, yielding, Turn.State.DONE, "YIELDED", now);
          if (left != null && left.isPositive()) {
            store.give(heir.get().id(), left.toMillis());
          }
          return TurnSteps.begin(store, part, heir.get(), now);
        });
  }

  /** As if it had not been spoken: what was charged is given back. */
  public boolean annul(Viewer viewer, Seen seen, TurnId turn) {
    return command(
        viewer,
        seen,
        (store, now) -> {
          var part = seen.part().id();
          var found = mine(store, seen, turn);
          if (found.open()) {
            TurnSteps.end(store, part, found, Turn.State.DONE, "FINISHED", now);
            found = mine(store, seen, turn);
          }
          if (!store.voidDone(turn)) {
            return false;
          }
          if (found.charged() && found.seatId() != null) {
            store.write(part, found.seatId(), turn, -found.spoken(now).toMillis(), "VOIDED", now);
          }
          return true;
        });
  }

  /** Somebody ran over: everybody gets as much more. Answers how many seats did. */
  public int giveAll(Viewer viewer, Seen seen, Duration overrun) {
    return command(
        viewer, seen, (store, now) -> store.giveAll(seen.part().id(), overrun.toMillis(), now));
  }

  private static TurnDone now(TurnStore store, Seen seen, boolean done) {
    return done
        ? new TurnDone.Now(store.current(seen.part().id()).orElse(null))
        : new TurnDone.Impossible();
  }

  private static Turn mine(TurnStore store, Seen seen, TurnId turn) {
    return store.find(seen.part().id(), turn).orElseThrow(NotFound::new);
  }

  private TurnDone step(
      Viewer viewer,
      Seen seen,
      @Nullable TurnId believed,
      BiFunction<TurnStore, Instant, TurnDone> act) {
    return command(
        viewer,
        seen,
        (store, now) -> {
          var current = store.current(seen.part().id()).orElse(null);
          var id = current == null ? null : current.id();
          return Objects.equals(id, believed) ? act.apply(store, now) : new TurnDone.Stale(current);
        });
  }

  private <T> T command(Viewer viewer, Seen seen, BiFunction<TurnStore, Instant, T> act) {
    viewer.mustBeStaff();
    if (!seen.standing().chairs()) {
      throw new NotFound();
    }
    return locked(seen, act);
  }

  /** One command at a time per debate: the row of the debate is the lock. */
  private <T> T locked(Seen seen, BiFunction<TurnStore, Instant, T> act) {
    return db.inTransaction(handle -> {
      var store = handle.attach(TurnStore.class);
      if (store.lock(seen.part().id()).isEmpty()) {
        throw new NotFound();
      }
      var answer = act.apply(store, clock.instant());
      FloorTelling.tell(live, handle, seen.part().id());
      return answer;
    });
  }

  private <T> T read(java.util.function.Function<TurnStore, T> question) {
    return db.withExtension(TurnStore.class, question::apply);
  }
}
