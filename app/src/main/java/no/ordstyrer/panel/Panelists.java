package no.ordstyrer.panel;

import java.time.Clock;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which seat is whose, and where she is. */
public final class Panelists {
  private final Jdbi db;
  private final Live live;
  private final Clock clock;

  public Panelists(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.live = live;
    this.clock = clock;
  }

  /** The viewer's own seat in the part. */
  public Optional<SeatId> seat(Viewer viewer, PartId part) {
    return viewer
        .staff()
        .flatMap(account -> db.withExtension(FloorStore.class, store -> store.seat(part, account)));
  }

  /** What is settled in the green room before somebody is checked in. */
  public record GreenRoom(boolean microphone, String pronounced, boolean recording) {}

  /** Empty when the seat is not one of the part's. */
  public Optional<GreenRoom> greenRoom(SeatId seat) {
    return db.withExtension(SeatStore.class, store -> store.greenRoom(seat));
  }

  /**
   * She goes there, as she says herself or the chair for her. Answers false when no way leads there
   * from where she is; the same again is a no-op.
   */
  public boolean move(Seen seen, SeatId seat, SeatState to) {
    return db.inTransaction(handle -> move(handle, seen, seat, to));
  }

  private boolean move(Handle handle, Seen seen, SeatId seat, SeatState to) {
    var store = handle.attach(SeatStore.class);
    var at = store.lock(seen.part().id(), seat).orElseThrow(NotFound::new);
    if (at == to) {
      return true;
    }
    if (!at.next().contains(to)) {
      return false;
    }
    store.move(seat, to, clock.instant());
    FloorTelling.tell(live, handle, seen.part().id());
    return true;
  }

  /**
   * She has a microphone that works, her name is known as it is said, and she agrees to be
   * recorded. Once more where she is checked in sets it anew; where no way leads there, nothing.
   */
  public boolean checkIn(Seen seen, SeatId seat, GreenRoom settled) {
    return db.inTransaction(handle -> {
      var store = handle.attach(SeatStore.class);
      var part = seen.part().id();
      var at = store.lock(part, seat).orElseThrow(NotFound::new);
      if (at != SeatState.CHECKED_IN && !at.next().contains(SeatState.CHECKED_IN)) {
        return false;
      }
      store.settle(seat, settled);
      if (at == SeatState.CHECKED_IN) {
        FloorTelling.tell(live, handle, part);
      }
      return move(handle, seen, seat, SeatState.CHECKED_IN);
    });
  }

  /**
   * How her name is said and whether she agrees to be recorded, which she may change whenever she
   * likes: a consent can be taken back as easily as it was given (GDPR, article 7 no. 3).
   */
  public void settle(Seen seen, SeatId seat, String pronounced, boolean recording) {
    db.useTransaction(handle -> {
      var store = handle.attach(SeatStore.class);
      var part = seen.part().id();
      if (store.lock(part, seat).isEmpty()) {
        throw new NotFound();
      }
      var before = store.greenRoom(seat).orElseThrow(NotFound::new);
      store.settle(seat, new GreenRoom(before.microphone(), pronounced, recording));
      FloorTelling.tell(live, handle, part);
    });
  }

  public SeatId mustHaveSeat(Viewer viewer, PartId part) {
    return seat(viewer, part).orElseThrow(NotFound::new);
  }
}
