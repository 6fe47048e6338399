package no.ordstyrer.panel;

import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Jdbi;

/** Which seat is whose. */
public final class Panelists {
  private final Jdbi db;

  public Panelists(Jdbi db) {
    this.db = db;
  }

  /** The viewer's own seat in the part. */
  public Optional<SeatId> seat(Viewer viewer, PartId part) {
    return viewer
        .staff()
        .flatMap(account -> db.withExtension(FloorStore.class, store -> store.seat(part, account)));
  }

  public SeatId mustHaveSeat(Viewer viewer, PartId part) {
    return seat(viewer, part).orElseThrow(NotFound::new);
  }
}
