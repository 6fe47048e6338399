package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who has spoken how long, read from the ledger. */
public final class SpeakingTimes {
  private final Jdbi db;
  private final Clock clock;

  public SpeakingTimes(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Seat by seat in the order of the panel; the chair's own is not counted. */
  public List<SpeakingTime> of(PartId part) {
    return db.withHandle(handle -> {
      var turns = handle.attach(TurnStore.class);
      var requests = handle.attach(FloorStore.class).waiting(part);
      var current = turns.current(part).orElse(null);
      var now = clock.instant();
      var sums = turns.sums(part);
      var all =
          sums.stream()
              .map(sum -> Duration.ofMillis(sum.millis()).plus(running(current, sum.seatId(), now)))
              .reduce(Duration.ZERO, Duration::plus)
              .toMillis();
      var times = new ArrayList<SpeakingTime>();
      for (var sum : sums) {
        var running = running(current, sum.seatId(), now);
        var request = oldest(requests, sum.seatId());
        times.add(
            new SpeakingTime(
                sum.seatId(),
                Duration.ofMillis(sum.millis()),
                running,
                all == 0 ? 0 : (double) (sum.millis() + running.toMillis()) / all,
                sum.turns(),
                Duration.ofMillis(sum.longest()),
                sum.lastEnded(),
                sum.budgetMillis() == null
                    ? null
                    : Duration.ofMillis(sum.budgetMillis() + sum.extraMillis()),
                request.map(FloorRequest::askedAt).orElse(null),
                request.map(FloorRequest::kind).orElse(null)));
      }
      return times;
    });
  }

  private static Duration running(@Nullable Turn current, SeatId seat, Instant now) {
    return current != null && current.charged() && seat.equals(current.seatId())
        ? current.spoken(now)
        : Duration.ZERO;
  }

  private static Optional<FloorRequest> oldest(List<FloorRequest> requests, SeatId seat) {
    return requests.stream().filter(request -> request.seatId().equals(seat)).findFirst();
  }
}
