package no.ordstyrer.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Promise.PromiseId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The public follow-up board: what was promised, by whom, for when, and whether it was done. */
public final class Promises {
  /** The subject of the live change. */
  public static final String SUBJECT = "promises";

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Promises(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  public List<Promise> of(PartId part) {
    return db.withExtension(PromiseStore.class, store -> store.of(part));
  }

  /** Of all parts: what is still to be done first, the nearest date first. */
  public List<Promise> of(SeriesId series) {
    return db.withExtension(PromiseStore.class, store -> store.ofSeries(series));
  }

  public void make(
      Seen seen,
      @Nullable SeatId seat,
      @Nullable Long question,
      String words,
      String owner,
      @Nullable LocalDate due) {
    command(
        seen,
        store -> {
          store.make(seen.part().id(), seat, question, words, owner, due, clock.instant());
          return true;
        });
  }

  /** It was done, in these words. */
  public boolean keep(Seen seen, PromiseId id, String words) {
    return command(seen, store -> store.keep(seen.part().id(), id, words, clock.instant()));
  }

  /** It was noted by mistake. What has been kept stays. */
  public boolean strike(Seen seen, PromiseId id) {
    return command(seen, store -> store.strike(seen.part().id(), id));
  }

  private boolean command(Seen seen, Function<PromiseStore, Boolean> act) {
    var standing = seen.standing();
    if (!standing.chairs() && !standing.moderates() && !standing.organises()) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> {
      var done = act.apply(handle.attach(PromiseStore.class));
      live.changed(handle, seen.part().id().value(), Audience.CHAIR, SUBJECT);
      return done;
    });
  }
}
