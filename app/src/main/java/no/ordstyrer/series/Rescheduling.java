package no.ordstyrer.series;

import java.time.Clock;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Moving, postponing and cancelling a part. The others are untouched. */
public final class Rescheduling {
  private final Jdbi db;
  private final Arenas arenas;
  private final WhenPart whenMoved;
  private final WhenPart whenCancelled;
  private final Clock clock;

  public Rescheduling(
      Jdbi db, Arenas arenas, WhenPart whenMoved, WhenPart whenCancelled, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.whenMoved = whenMoved;
    this.whenCancelled = whenCancelled;
    this.clock = clock;
  }

  /** Gives the part a time. A published part that had one has been moved, and its holders hear. */
  public Rescheduled move(Viewer viewer, Seen seen, int rev, When when) {
    return change(
        viewer,
        seen,
        rev,
        "part.move",
        (handle, before) -> {
          if (before.when().equals(when)) {
            return;
          }
          recordMove(handle, viewer, seen, before);
          handle.attach(PlanStore.class).setTime(before.id(), PartPlan.Columns.of(when));
          tell(whenMoved, handle, seen, before);
        });
  }

  /** Takes the date away: a new one comes later. */
  public Rescheduled postpone(Viewer viewer, Seen seen, int rev) {
    return change(
        viewer,
        seen,
        rev,
        "part.postpone",
        (handle, before) -> {
          recordMove(handle, viewer, seen, before);
          handle.attach(PlanStore.class).postpone(before.id(), clock.instant());
          tell(whenMoved, handle, seen, before);
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
          if (handle.attach(PlanStore.class).cancel(before.id(), clock.instant(), why)) {
            tell(whenCancelled, handle, seen, before);
          }
        });
  }

  private interface Change {
    void to(Handle handle, Part before);
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
      switch (before.state()) {
        case SCHEDULED, POSTPONED -> change.to(handle, before);
        case LIVE, ENDED, CANCELLED -> {
          return new Rescheduled.TooLate();
        }
      }
      arenas.note(handle, viewer, seen.arena().id(), act, "part:" + id.value(), "");
      return new Rescheduled.Done();
    });
  }

  /** In a draft nobody has seen the earlier time. */
  private void recordMove(Handle handle, Viewer viewer, Seen seen, Part before) {
    if (seen.series().publishedAt() != null && before.startsAt() != null) {
      handle
          .attach(PlanStore.class)
          .insertMove(before.id(), clock.instant(), viewer.mustBeStaff(), before);
    }
  }

  private static void tell(WhenPart whom, Handle handle, Seen seen, Part before) {
    if (seen.series().publishedAt() != null) {
      var after = handle.attach(SeriesStore.class).part(before.id()).orElseThrow();
      whom.changed(handle, before, after);
    }
  }

  /** What came of it. */
  public sealed interface Rescheduled {
    record Done() implements Rescheduled {}

    /** Somebody else has changed the part since it was opened. */
    record Stale() implements Rescheduled {}

    /** It is live, over or cancelled already. */
    record TooLate() implements Rescheduled {}
  }
}
