package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one seat has spoken, by the ledger and the turn that is going on.
 *
 * @param charged by the ledger, without the running turn
 * @param running of the turn that is going on, if it is hers and charged
 * @param share of all charged time, 0 to 1
 * @param waitingSince of her oldest floor request, or null
 * @param budget null for unlimited
 */
public record SpeakingTime(
    SeatId seat,
    Duration charged,
    Duration running,
    double share,
    int turns,
    Duration longest,
    @Nullable Instant lastEnded,
    @Nullable Duration budget,
    @Nullable Instant waitingSince,
    @Nullable FloorKind waitingFor) {

  /** What somebody asks for the floor for, in the order in which it is given. */
  public enum FloorKind {
    POINT_OF_ORDER,
    CLARIFY,
    REPLY,
    NEW_TOPIC
  }

  public Duration spoken() {
    return charged.plus(running);
  }

  public @Nullable Duration remaining() {
    return budget == null ? null : budget.minus(spoken());
  }

  /**
   * Whose turn it could be: a suggestion, never more. First by what is asked for, then who has had
   * least against a fair share, then who has waited longest. Nobody asked: who has spoken least.
   */
  public static Optional<SeatId> suggested(List<SpeakingTime> present) {
    var asking = present.stream().filter(time -> time.waitingFor != null).toList();
    var byNeed =
        Comparator.comparing(SpeakingTime::spoken)
            .thenComparing(time -> time.waitingSince == null ? Instant.MAX : time.waitingSince);
    if (asking.isEmpty()) {
      return present.stream().min(byNeed).map(SpeakingTime::seat);
    }
    return asking.stream()
        .min(
            Comparator.<SpeakingTime, FloorKind>comparing(SpeakingTime::requireKind)
                .thenComparing(byNeed))
        .map(SpeakingTime::seat);
  }

  private FloorKind requireKind() {
    return waitingFor == null ? FloorKind.NEW_TOPIC : waitingFor;
  }
}
