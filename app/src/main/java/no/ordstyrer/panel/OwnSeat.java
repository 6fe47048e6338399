package no.ordstyrer.panel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The debate as one of its panel sees it.
 *
 * @param turn her own turn while she has the floor, or null
 * @param waits how many are before her in the queue: 0 when she is next; null when she is not in it
 * @param asked what she asks for the floor for
 * @param cues what she has not said she saw
 */
public record OwnSeat(
    Floor.Bar bar,
    SeatState state,
    @Nullable Turn turn,
    @Nullable Integer waits,
    List<FloorRequest> asked,
    List<Cue> cues,
    Floor floor) {

  public OwnSeat {
    asked = List.copyOf(asked);
    cues = List.copyOf(cues);
  }

  public boolean asks(SpeakingTime.FloorKind kind) {
    return asked.stream().anyMatch(request -> request.kind() == kind);
  }

  /** Empty when the seat is none of the floor's. */
  static Optional<OwnSeat> of(
      SeatId seat, Floor floor, List<FloorRequest> waiting, List<Cue> cues) {
    var named = floor.current();
    var turn = named != null && seat.equals(named.turn().seatId()) ? named.turn() : null;
    return floor.bars().stream()
        .filter(bar -> bar.place().id().equals(seat))
        .findFirst()
        .map(bar ->
            new OwnSeat(
                bar,
                SeatState.valueOf(bar.place().state()),
                turn,
                waits(seat, floor),
                waiting.stream().filter(request -> request.seatId().equals(seat)).toList(),
                cues,
                floor));
  }

  private static @Nullable Integer waits(SeatId seat, Floor floor) {
    for (var i = 0; i < floor.waiting().size(); i++) {
      if (Objects.equals(floor.waiting().get(i).turn().seatId(), seat)) {
        return i;
      }
    }
    return null;
  }
}
