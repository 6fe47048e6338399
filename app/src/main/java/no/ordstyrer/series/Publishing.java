package no.ordstyrer.series;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** From draft to archive: what makes a series public, and what ends it. */
public final class Publishing {
  /** restrict_violation, foreign_key_violation (PostgreSQL appendix A). */
  private static final Set<String> STILL_REFERRED_TO = Set.of("23001", "23503");

  private final Jdbi db;
  private final Arenas arenas;
  private final WhenPart whenCancelled;
  private final Clock clock;

  public Publishing(Jdbi db, Arenas arenas, WhenPart whenCancelled, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.whenCancelled = whenCancelled;
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
   * archived or cancelled.
   */
  public boolean takeBack(Viewer viewer, SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    return db.inTransaction(handle -> {
      var store = handle.attach(PublishStore.class);
      store.lock(seen.series().id());
      var taken = store.takeBack(seen.series().id());
      if (taken) {
        note(handle, viewer, seen, "series.take-back");
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

  /** Cancels the series and every part that has not been held. {@code why} is told to all. */
  public void cancel(Viewer viewer, SeenSeries seen, String why) {
    Planning.mustOrganise(seen.standing());
    db.useTransaction(handle -> {
      if (!handle.attach(PublishStore.class).cancel(seen.series().id(), clock.instant(), why)) {
        return;
      }
      var series = handle.attach(SeriesStore.class);
      for (var part : series.parts(seen.series().id())) {
        if (handle.attach(PlanStore.class).cancel(part.id(), clock.instant(), why)) {
          whenCancelled.changed(handle, part, series.part(part.id()).orElseThrow());
        }
      }
      note(handle, viewer, seen, "series.cancel");
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
}
