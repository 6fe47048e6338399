package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Cue.CueId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Cues to the panel; the sender sees who has seen them. */
public final class Cues {
  /** The subject of the live change. */
  public static final String SUBJECT = "cues";

  /** A cue that nobody has answered in so long is of no use any more. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Cues(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  public List<Cue> last(PartId part) {
    return db.withExtension(CueStore.class, store -> store.last(part));
  }

  public List<Cue> unseen(PartId part, SeatId seat) {
    var since = clock.instant().minus(LIFE);
    return db.withExtension(CueStore.class, store -> store.unseen(part, seat, since));
  }

  /** {@code seat} null is for all. Answers false when the words are none or too many. */
  public boolean send(Viewer viewer, Seen seen, @Nullable SeatId seat, String words) {
    if (!seen.standing().chairs() && !seen.standing().moderates()) {
      throw new NotFound();
    }
    var text = words.strip();
    if (text.isEmpty() || text.codePointCount(0, text.length()) > 200) {
      return false;
    }
    return db.inTransaction(handle -> {
      var sent =
          handle
              .attach(CueStore.class)
              .send(seen.part().id(), seat, text, viewer.account(), clock.instant());
      tell(handle, seen.part().id());
      return sent;
    });
  }

  public void see(Seen seen, CueId cue, SeatId seat) {
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
