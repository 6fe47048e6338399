package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the run of show.
 *
 * @param firstPlannedSeconds as planned before the debate
 * @param plannedSeconds as planned now
 * @param minSeconds what a replanning must leave it
 * @param warnSeconds how long before its end the clock warns; {@code dangerSeconds} likewise
 */
public record RunItem(
    RunItemId id,
    int rank,
    Kind kind,
    String label,
    String notes,
    int firstPlannedSeconds,
    int plannedSeconds,
    int minSeconds,
    boolean flexible,
    int warnSeconds,
    int dangerSeconds,
    State state,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable Instant pausedAt,
    long pausedMillis) {

  /** What the time is for. */
  public enum Kind {
    INTRO,
    OPENING,
    ROUND,
    REBUTTAL,
    AUDIENCE,
    POLL,
    STANCE,
    BREAK,
    CLOSING,
    SUMMARY,
    SLACK
  }

  /** Where it stands. One runs (or is paused) at the most. */
  public enum State {
    PLANNED,
    RUNNING,
    PAUSED,
    DONE,
    SKIPPED
  }

  public Duration planned() {
    return Duration.ofSeconds(plannedSeconds);
  }

  public boolean open() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  /** How long it has lasted, pauses left out. */
  public Duration lasted(Instant now) {
    if (beganAt == null) {
      return Duration.ZERO;
    }
    var until = endedAt != null ? endedAt : pausedAt != null ? pausedAt : now;
    return Duration.between(beganAt, until).minusMillis(pausedMillis);
  }

  /** What the clock still needs for it: nothing when it is over, never less than nothing. */
  public Duration ahead(Instant now) {
    return switch (state) {
      case PLANNED -> planned();
      case RUNNING, PAUSED -> {
        var left = planned().minus(lasted(now));
        yield left.isNegative() ? Duration.ZERO : left;
      }
      case DONE, SKIPPED -> Duration.ZERO;
    };
  }
}
