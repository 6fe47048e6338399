package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a debate leaves behind: who spoke when, what the ledger says of it, and what became of the
 * plan.
 *
 * @param turns that are over, in order; those that were annulled are among them
 * @param run the lines of the run of show, by rank
 */
public record DebateResult(
    Debate debate,
    List<Floor.Named> turns,
    List<Line> ledger,
    List<RunItem> run,
    List<Share> shares) {
  public DebateResult {
    turns = List.copyOf(turns);
    ledger = List.copyOf(ledger);
    run = List.copyOf(run);
    shares = List.copyOf(shares);
  }

  /**
   * A line of the ledger.
   *
   * @param millis negative when time was given back or given extra
   */
  public record Line(
      SeatId seatId,
      String name,
      String organisation,
      @Nullable TurnId turnId,
      long millis,
      Why why,
      Instant at) {
    /** What it was for. */
    public enum Why {
      SPOKEN,
      VOIDED,
      OVERRUN_FOR_ALL
    }
  }

  /**
   * The time of one person, or of all of one organisation.
   *
   * @param charged all that was spoken, and {@code back} what was given back of it
   * @param turns that were not annulled
   */
  public record Share(
      String name,
      String organisation,
      Duration charged,
      Duration back,
      int turns,
      Duration longest) {
    public Duration spoken() {
      return charged.minus(back);
    }

    private Share with(Share other) {
      return new Share(
          organisation,
          organisation,
          charged.plus(other.charged),
          back.plus(other.back),
          turns + other.turns,
          longest.compareTo(other.longest) >= 0 ? longest : other.longest);
    }
  }

  /** Those with an organisation, added up; in the order of the panel. */
  public List<Share> organisations() {
    var sums = new LinkedHashMap<String, Share>();
    for (var share : shares) {
      if (!share.organisation().isEmpty()) {
        var one =
            new Share(
                share.organisation(),
                share.organisation(),
                share.charged(),
                share.back(),
                share.turns(),
                share.longest());
        sums.merge(share.organisation(), one, Share::with);
      }
    }
    return List.copyOf(sums.values());
  }

  /** What all spoke together. */
  public Duration spoken() {
    return shares.stream().map(Share::spoken).reduce(Duration.ZERO, Duration::plus);
  }

  static DebateResult of(
      Debate debate,
      List<Turn> turns,
      List<Line> ledger,
      List<RunItem> run,
      List<Floor.Place> places) {
    var over = turns.stream().filter(turn -> turn.endedAt() != null).toList();
    return new DebateResult(
        debate,
        over.stream().map(turn -> named(turn, places)).toList(),
        ledger,
        run,
        shares(over, ledger, places));
  }

  private static List<Share> shares(List<Turn> turns, List<Line> ledger, List<Floor.Place> places) {
    var shares = new ArrayList<Share>();
    for (var place : places) {
      var lines = ledger.stream().filter(line -> line.seatId().equals(place.id())).toList();
      var own =
          turns.stream()
              .filter(turn -> place.id().equals(turn.seatId()) && turn.charged())
              .filter(turn -> turn.state() == Turn.State.DONE || turn.state() == Turn.State.CUT)
              .map(DebateResult::lasted)
              .toList();
      if (place.role().equals("PANELIST") || !lines.isEmpty()) {
        shares.add(
            new Share(
                place.name(),
                place.organisation(),
                sum(lines, Line.Why.SPOKEN),
                sum(lines, Line.Why.VOIDED).negated(),
                own.size(),
                own.stream().reduce(Duration.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b)));
      }
    }
    return shares;
  }

  /** How long a turn that is over was spoken. */
  public static Duration lasted(Turn turn) {
    return turn.endedAt() == null ? Duration.ZERO : turn.spoken(turn.endedAt());
  }

  private static Duration sum(List<Line> lines, Line.Why why) {
    return Duration.ofMillis(
        lines.stream().filter(line -> line.why() == why).mapToLong(Line::millis).sum());
  }

  /** Whoever spoke from the hall is not named afterwards. */
  private static Floor.Named named(Turn turn, List<Floor.Place> places) {
    Optional<Floor.Place> place =
        places.stream().filter(one -> Objects.equals(one.id(), turn.seatId())).findFirst();
    return new Floor.Named(
        turn,
        place.map(Floor.Place::name).orElse(""),
        place.map(Floor.Place::organisation).orElse(""),
        "");
  }
}
