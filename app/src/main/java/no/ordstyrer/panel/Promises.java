package no.ordstyrer.panel;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** What was promised, by whom and until when; everybody may see whether it was done. */
public final class Promises {
  private final Jdbi db;
  private final Clock clock;

  public Promises(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  public List<Promise> of(PartId part) {
    return db.withExtension(PromiseStore.class, store -> store.of(part));
  }

  /** Part by part, the open ones first, then by when they are due. */
  public List<Promise> ofSeries(SeriesId series) {
    return db.withExtension(PromiseStore.class, store -> store.ofSeries(series));
  }

  /** Whether there is anything to follow up. */
  public boolean any(SeriesId series) {
    return !ofSeries(series).isEmpty();
  }

  /** Not found when the part has no debate. */
  public void make(Seen seen, Promise.Draft draft) {
    if (!command(seen, store -> store.make(seen.part().id(), draft, clock.instant()))) {
      throw new NotFound();
    }
  }

  /** Answers false when somebody has said so already. */
  public boolean keep(Seen seen, PromiseId id, String words) {
    return command(seen, store -> store.keep(seen.part().id(), id, words, clock.instant()));
  }

  /** It is open again; what was said of its outcome is gone. */
  public boolean reopen(Seen seen, PromiseId id) {
    return command(seen, store -> store.reopen(seen.part().id(), id));
  }

  public boolean remove(Seen seen, PromiseId id) {
    return command(seen, store -> store.remove(seen.part().id(), id));
  }

  /** Whether the viewer may write down and close promises of the part. */
  static boolean mayWrite(Seen seen) {
    var standing = seen.standing();
    return standing.chairs() || standing.moderates() || standing.organises();
  }

  private boolean command(Seen seen, Predicate<PromiseStore> act) {
    if (!mayWrite(seen)) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> act.test(handle.attach(PromiseStore.class)));
  }
}
