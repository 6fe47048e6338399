package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The floor as the screens show it at one moment.
 *
 * @param current who has it, or null
 * @param last who had it last, as long as nobody has it; or null
 * @param waiting who is next, and the queue
 * @param bars how the time is shared, seat by seat
 */
public record Floor(
    Debate debate,
    @Nullable Named current,
    @Nullable Last last,
    List<Named> waiting,
    List<Bar> bars,
    List<Place> places,
    Instant now) {

  public Floor {
    waiting = List.copyOf(waiting);
    bars = List.copyOf(bars);
    places = List.copyOf(places);
  }

  /**
   * A seat as it can be given the floor.
   *
   * @param side what she argues for, as "for" or "mot"; may be empty
   * @param pronounced how her name is said, as she wrote it; may be empty
   * @param recording whether she has agreed to be recorded
   */
  public record Place(
      SeatId id,
      String name,
      String organisation,
      String role,
      String side,
      String state,
      String pronounced,
      boolean recording) {
    /** She has come in without agreeing to be recorded. */
    public boolean unrecorded() {
      return !recording && !state.equals("INVITED") && !state.equals("CONFIRMED");
    }

    public boolean here() {
      return !state.equals("AWAY") && !state.equals("LEFT");
    }
  }

  /** A turn and whose it is; {@code pronounced} as in {@link Place}. */
  public record Named(Turn turn, String name, String organisation, String pronounced) {}

  /**
   * What was said last: its time stays on the screens until the next turn begins.
   *
   * @param over how far it ran over what it was given; zero when it did not
   * @param given whether everybody has got as much more
   */
  public record Last(Named named, Duration spoken, Duration over, boolean given) {
    static Last of(Named named, Instant now, boolean given) {
      var left = named.turn().left(now);
      var over = left == null || !left.isNegative() ? Duration.ZERO : left.negated();
      return new Last(named, named.turn().spoken(now), over, given);
    }
  }

  /** The time of one seat. {@code percent} of all that has been spoken. */
  public record Bar(Place place, SpeakingTime time, int percent, boolean suggested) {
    public @Nullable Duration remaining() {
      return time.remaining();
    }
  }

  static Floor of(
      Debate debate,
      @Nullable Turn current,
      @Nullable Turn last,
      boolean given,
      List<Turn> waiting,
      List<SpeakingTime> times,
      List<Place> places,
      Instant now) {
    var here =
        times.stream()
            .filter(time -> place(places, time.seat()).map(Place::here).orElse(false))
            .toList();
    var speaking = current == null ? null : current.seatId();
    var suggested =
        SpeakingTime.suggested(
            here.stream().filter(time -> !Objects.equals(time.seat(), speaking)).toList());
    return new Floor(
        debate,
        current == null ? null : named(current, places),
        current != null || last == null ? null : Last.of(named(last, places), now, given),
        waiting.stream().map(turn -> named(turn, places)).toList(),
        times.stream()
            .flatMap(time ->
                place(places, time.seat()).stream().map(place -> bar(place, time, suggested)))
            .toList(),
        places,
        now);
  }

  /** Whether the time of this seat is running. */
  public boolean speaking(Bar bar) {
    var turn = current == null ? null : current.turn();
    return turn != null
        && turn.charged()
        && turn.state() == Turn.State.SPEAKING
        && bar.place().id().equals(turn.seatId());
  }

  /** Whether anybody has speaking time in all that she is kept to. */
  public boolean budgets() {
    return bars.stream().anyMatch(bar -> bar.time().budget() != null);
  }

  /** A name for a turn that a field of the page can carry back: its key, or empty. */
  public String believed() {
    return current == null ? "" : String.valueOf(current.turn().id().value());
  }

  private static Bar bar(Place place, SpeakingTime time, Optional<SeatId> suggested) {
    return new Bar(
        place,
        time,
        (int) Math.round(time.share() * 100),
        suggested.filter(time.seat()::equals).isPresent());
  }

  private static Named named(Turn turn, List<Place> places) {
    var seat = turn.seatId();
    var place = seat == null ? Optional.<Place>empty() : place(places, seat);
    return new Named(
        turn,
        place.map(Place::name).orElse(Objects.requireNonNullElse(turn.guest(), "")),
        place.map(Place::organisation).orElse(""),
        place.map(Place::pronounced).orElse(""));
  }

  private static Optional<Place> place(List<Place> places, SeatId id) {
    return places.stream().filter(place -> place.id().equals(id)).findFirst();
  }
}
