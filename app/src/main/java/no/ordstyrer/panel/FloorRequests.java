package no.ordstyrer.panel;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.FloorRequest.FloorRequestId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who wants the floor. Asked at once; the note may follow; the chair grants or lets it lie. */
public final class FloorRequests {
  /** The subject of the live change. */
  public static final String SUBJECT = "requests";

  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public FloorRequests(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** In the order in which the floor is given. */
  public List<FloorRequest> waiting(PartId part) {
    return db.withExtension(FloorStore.class, store -> store.waiting(part));
  }

  /** Asking again for the same changes the note, never the place in the queue. */
  public void ask(Seen seen, SeatId seat, SpeakingTime.FloorKind kind, String note) {
    db.useTransaction(handle -> {
      handle.attach(FloorStore.class).ask(seen.part().id(), seat, kind, note, clock.instant());
      tell(handle, seen.part().id());
    });
  }

  public void withdraw(Seen seen, SeatId seat, SpeakingTime.FloorKind kind) {
    db.useTransaction(handle -> {
      if (handle.attach(FloorStore.class).withdraw(seat, kind)) {
        tell(handle, seen.part().id());
      }
    });
  }

  /** The request, if it still waits: for the chair to give the floor for it. */
  public FloorRequest find(Seen seen, FloorRequestId id) {
    return db.withExtension(FloorStore.class, store -> store.find(seen.part().id(), id))
        .orElseThrow(NotFound::new);
  }

  /** It was granted with this turn, or (null) dismissed. The same again is a no-op: false. */
  public boolean end(Seen seen, FloorRequestId id, @Nullable TurnId turn) {
    if (!seen.standing().chairs()) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> {
      var store = handle.attach(FloorStore.class);
      var ended = store.end(seen.part().id(), id, turn == null ? "DISMISSED" : "GRANTED", turn);
      if (ended) {
        tell(handle, seen.part().id());
      }
      return ended;
    });
  }

  private void tell(Handle handle, PartId part) {
    live.changed(handle, part.value(), Audience.CHAIR, SUBJECT);
    live.changed(handle, part.value(), Audience.PANEL, SUBJECT);
  }
}
