package no.ordstyrer.series;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** From draft to archive: what makes a series public, and what ends it. */
public final class Publishing {
  /** restrict_violation, foreign_key_violation (PostgreSQL appendix A). */
  private static final Set<String> STILL_REFERRED_TO = Set.of("23001", "23503");

  private final Jdbi db;
  private final Arenas arenas;
  private final SeriesHolders holders;
  private final Live live;
  private final Clock clock;

  public Publishing(Jdbi db, Arenas arenas, SeriesHolders holders, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.holders = holders;
    this.live = live;
    this.clock = clock;
  }

  /** Twice is once. */
  public Published publish(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      if (handle.attach(SeriesStore.class).parts(id).isEmpty()) {
        return new Published.NoParts();
      }
      if (handle.attach(PublishStore.class).publish(id, clock.instant())) {
        note(handle, viewer, seen, "series.publish");
      }
      return new Published.Done();
    });
  }

  /**
   * From published to draft. Answers false when somebody has registered, ever, or when it is
   * archived or cancelled. Guests who listen to its parts are sent away.
   */
  public boolean takeBack(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    return db.inTransaction(handle -> {
      var store = handle.attach(PublishStore.class);
      store.lock(seen.series().id());
      var taken = store.takeBack(seen.series().id());
      if (taken) {
        note(handle, viewer, seen, "series.take-back");
        var parts = handle.attach(SeriesStore.class).parts(seen.series().id());
        live.recheck(
            handle, parts.stream().mapToLong(part -> part.id().value()), Audience.ATTENDEES);
      }
      return taken;
    });
  }

  public void archive(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    db.useTransaction(handle -> {
      if (handle.attach(PublishStore.class).archive(seen.series().id(), clock.instant())) {
        note(handle, viewer, seen, "series.archive");
      }
    });
  }

  /** Takes it out of the archive again. */
  public void takeOut(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    db.useTransaction(handle -> {
      handle.attach(PublishStore.class).takeOut(seen.series().id());
      note(handle, viewer, seen, "series.take-out");
    });
  }

  /**
   * Cancels the series and every part that has not been held. {@code why} is told to all; {@code
   * rev}: as the organiser saw it.
   */
  public Ended cancel(Viewer viewer, SeenSeries seen, int rev, String why) {
    return end(
        viewer,
        seen,
        rev,
        "series.cancel",
        (handle, before) -> {
          var id = before.id();
          var now = clock.instant();
          if (!handle.attach(PublishStore.class).cancel(id, now, why)) {
            return false;
          }
          var plans = handle.attach(PlanStore.class);
          var ended =
              handle.attach(SeriesStore.class).parts(id).stream()
                  .filter(part -> plans.cancel(part.id(), now, why))
                  .toList();
          if (before.publishedAt() != null) {
            holders.cancelled(handle, id, ended, now);
          }
          return true;
        });
  }

  /** Takes a cancellation back that nobody has heard of yet: nobody will. */
  public Ended undo(Viewer viewer, SeenSeries seen, int rev) {
    return end(
        viewer,
        seen,
        rev,
        "series.undo",
        (handle, before) -> {
          var id = before.id();
          var then = before.cancelledAt();
          if (then == null || !holders.unheard(handle, id)) {
            return false;
          }
          var plans = handle.attach(PlanStore.class);
          var ended =
              handle.attach(SeriesStore.class).parts(id).stream()
                  .filter(part -> plans.revive(part.id(), then))
                  .toList();
          handle.attach(PublishStore.class).revive(id);
          holders.restored(handle, id, ended, then);
          return true;
        });
  }

  private interface Change {
    /** Answers false when it is too late for it. */
    boolean to(Handle handle, Series before);
  }

  private Ended end(Viewer viewer, SeenSeries seen, int rev, String act, Change change) {
    Planning.mustOrganise(seen.standing());
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      handle.attach(PublishStore.class).lock(id);
      var before = handle.attach(SeriesStore.class).find(id).orElseThrow(NotFound::new);
      if (before.rev() != rev) {
        return new Ended.Stale();
      }
      if (!change.to(handle, before)) {
        return new Ended.TooLate();
      }
      note(handle, viewer, seen, act);
      return new Ended.Done();
    });
  }

  /** Answers false when somebody has registered, ever: then it can only be cancelled. */
  public boolean delete(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    try {
      db.useTransaction(handle -> {
        note(handle, viewer, seen, "series.delete");
        handle.attach(PublishStore.class).delete(seen.series().id());
      });
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (stillReferredTo(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Whether something that must stay hangs on what was to be deleted. */
  static boolean stillReferredTo(UnableToExecuteStatementException e) {
    return e.getCause() instanceof SQLException cause
        && STILL_REFERRED_TO.contains(cause.getSQLState());
  }

  private void note(Handle handle, Viewer viewer, SeenSeries seen, String act) {
    var subject = "series:" + seen.series().id().value();
    arenas.note(handle, viewer, seen.arena().id(), act, subject, "");
  }

  /** What came of publishing. */
  public sealed interface Published {
    record Done() implements Published {}

    /** A series without a part is no series yet. */
    record NoParts() implements Published {}
  }

  /** What came of cancelling, and of taking that back. */
  public sealed interface Ended {
    record Done() implements Ended {}

    /** Somebody else has changed the series since it was opened. */
    record Stale() implements Ended {}

    /** It is cancelled already; or those who hold it have heard. */
    record TooLate() implements Ended {}
  }
}
