package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Words to the panel that nobody else hears: sent by the chair, seen by whom they are for. */
public final class Cues {
  /** The subject of the live change. */
  public static final String SUBJECT = "cues";

  /** Most characters of one. */
  public static final int LONGEST = 200;

  private static final int SHOWN = 2;

  /** Older ones are asked of nobody any more. */
  static final Duration FRESH = Duration.ofHours(6);

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Cues(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** {@code seat}: null for all of the panel. Not found when it is not one of the part's. */
  public void send(Viewer viewer, Seen seen, @Nullable SeatId seat, String words) {
    if (!seen.standing().chairs()) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    var part = seen.part().id();
    db.useTransaction(handle -> {
      if (!handle.attach(CueStore.class).send(part, seat, words, by, clock.instant())) {
        throw new NotFound();
      }
      tell(handle, part);
    });
  }

  /** The last few, the latest first, with who has seen them: for the sender. */
  public List<Cue> latest(PartId part) {
    return db.withExtension(CueStore.class, store -> store.latest(part, SHOWN));
  }

  /** Twice is once. */
  public void see(Seen seen, SeatId seat, CueId cue) {
    db.useTransaction(handle -> {
      if (handle.attach(CueStore.class).see(seen.part().id(), cue, seat, clock.instant())) {
        tell(handle, seen.part().id());
      }
    });
  }

  private void tell(Handle handle, PartId part) {
    live.changed(handle, part.value(), Audience.CHAIR, SUBJECT);
    live.changed(handle, part.value(), Audience.PANEL, SUBJECT);
  }
}
