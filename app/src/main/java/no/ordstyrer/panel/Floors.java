package no.ordstyrer.panel;

import java.time.Clock;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Jdbi;

/** Reads the floor as it is now. */
public final class Floors {
  private final Jdbi db;
  private final SpeakingTimes times;
  private final Clock clock;

  public Floors(Jdbi db, SpeakingTimes times, Clock clock) {
    this.db = db;
    this.times = times;
    this.clock = clock;
  }

  /** The same as one of the panel sees it; empty when there is no debate. */
  public Optional<OwnSeat> own(PartId part, SeatId seat) {
    return of(part)
        .flatMap(floor ->
            db.withHandle(handle ->
                OwnSeat.of(
                    seat,
                    floor,
                    handle.attach(FloorStore.class).waiting(part),
                    handle
                        .attach(CueStore.class)
                        .unseen(part, seat, clock.instant().minus(Cues.FRESH)))));
  }

  /** As long as everybody may see how the time is shared. */
  public Optional<Floor> ofEverybody(PartId part) {
    return of(part).filter(floor -> floor.debate().balance() == Debate.Balance.PUBLIC);
  }

  /** Empty when the part has no debate. */
  public Optional<Floor> of(PartId part) {
    return db.withHandle(handle -> {
      var debate = handle.attach(DebateStore.class).find(part);
      if (debate.isEmpty()) {
        return Optional.empty();
      }
      var turns = handle.attach(TurnStore.class);
      var last = turns.last(part).orElse(null);
      return Optional.of(
          Floor.of(
              debate.get(),
              turns.current(part).orElse(null),
              last,
              last != null && last.endedAt() != null && turns.gaveAll(part, last.endedAt()),
              turns.waiting(part),
              times.of(part),
              handle.attach(FloorStore.class).places(part),
              clock.instant()));
    });
  }
}
