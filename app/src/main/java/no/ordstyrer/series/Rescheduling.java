package no.ordstyrer.series;

import java.time.Clock;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Moving, postponing and cancelling a part, and taking that back as long as nobody has heard of it.
 * The other parts are untouched.
 */
public final class Rescheduling {
  private static final String UNDO = "part.undo";

  private final Jdbi db;
  private final Arenas arenas;
  private final Holders holders;
  private final Clock clock;

  public Rescheduling(Jdbi db, Arenas arenas, Holders holders, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * Gives the part a time. A published part that had one has been moved, and its holders hear.
   *
   * @param words the organiser's own line to them; may be empty
   */
  public Rescheduled move(Viewer viewer, Seen seen, int rev, When when, String words) {
    return change(
        viewer,
        seen,
        rev,
        "part.move",
        (handle, before) -> {
          if (before.when().equals(when)) {
            return true;
          }
          recordMove(handle, viewer, seen, before);
          handle.attach(PlanStore.class).setTime(before.id(), PartPlan.Columns.of(when));
          moved(handle, seen, before, words);
          return true;
        });
  }

  /** Takes the date away: a new one comes later. */
  public Rescheduled postpone(Viewer viewer, Seen seen, int rev, String words) {
    return change(
        viewer,
        seen,
        rev,
        "part.postpone",
        (handle, before) -> {
          recordMove(handle, viewer, seen, before);
          handle.attach(PlanStore.class).postpone(before.id(), clock.instant());
          moved(handle, seen, before, words);
          return true;
        });
  }

  /** {@code why}: what those who had a place are told. */
  public Rescheduled cancel(Viewer viewer, Seen seen, int rev, String why) {
    return change(
        viewer,
        seen,
        rev,
        "part.cancel",
        (handle, before) -> {
          if (!handle.attach(PlanStore.class).cancel(before.id(), clock.instant(), why)) {
            return false;
          }
          if (published(seen)) {
            holders.cancelled(handle, before, read(handle, before));
          }
          return true;
        });
  }

  /** Takes back what nobody has heard of yet: nobody will. */
  public Rescheduled undo(Viewer viewer, Seen seen, int rev) {
    return change(
        viewer,
        seen,
        rev,
        UNDO,
        (handle, before) -> {
          var known = holders.known(handle, before.id());
          if (known.isEmpty() || seen.series().state() == Series.State.CANCELLED) {
            return false;
          }
          var store = handle.attach(PlanStore.class);
          store.restore(before.id(), known.get().was());
          store.dropMoves(before.id(), known.get().since());
          holders.restored(handle, before, read(handle, before));
          return true;
        });
  }

  private interface Change {
    /** Answers false when it is too late for it. */
    boolean to(Handle handle, Part before);
  }

  private Rescheduled change(Viewer viewer, Seen seen, int rev, String act, Change change) {
    Planning.mustOrganise(seen.standing());
    var id = seen.part().id();
    return db.inTransaction(handle -> {
      handle.execute("select from part where id = ? for no key update", id.value());
      var before = handle.attach(SeriesStore.class).part(id).orElseThrow();
      if (before.rev() != rev) {
        return new Rescheduled.Stale();
      }
      var ahead =
          switch (before.state()) {
            case SCHEDULED, POSTPONED -> true;
            case CANCELLED -> act.equals(UNDO);
            case LIVE, ENDED -> false;
          };
      if (!ahead || !change.to(handle, before)) {
        return new Rescheduled.TooLate();
      }
      arenas.note(handle, viewer, seen.arena().id(), act, "part:" + id.value(), "");
      return new Rescheduled.Done();
    });
  }

  /** In a draft nobody has seen the earlier time. */
  private void recordMove(Handle handle, Viewer viewer, Seen seen, Part before) {
    if (published(seen) && before.startsAt() != null) {
      handle
          .attach(PlanStore.class)
          .insertMove(before.id(), clock.instant(), viewer.mustBeStaff(), before);
    }
  }

  private void moved(Handle handle, Seen seen, Part before, String words) {
    if (published(seen)) {
      holders.moved(handle, before, read(handle, before), words);
    }
  }

  private static boolean published(Seen seen) {
    return seen.series().publishedAt() != null;
  }

  private static Part read(Handle handle, Part before) {
    return handle.attach(SeriesStore.class).part(before.id()).orElseThrow();
  }

  /** What came of it. */
  public sealed interface Rescheduled {
    record Done() implements Rescheduled {}

    /** Somebody else has changed the part since it was opened. */
    record Stale() implements Rescheduled {}

    /** It is live, over or cancelled already; or those who hold it have heard. */
    record TooLate() implements Rescheduled {}
  }
}
