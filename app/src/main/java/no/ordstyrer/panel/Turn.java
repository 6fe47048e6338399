package no.ordstyrer.panel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person speaking, or about to, or done. A turn is state, never ticks: when it began, how long
 * it was paused and what it was given; every clock on every screen is worked out from these.
 *
 * @param seatId null for a guest from the audience
 * @param guest her name, when there is no seat
 * @param parentId the turn that this one broke into, or null
 * @param allottedMillis null for no limit
 * @param charged whether it counts in the seat's speaking time
 * @param pausedAt when the pause that is going on began, or null
 * @param pausedMillis all pauses that are over
 */
public record Turn(
    TurnId id,
    @Nullable RunItemId runItemId,
    @Nullable SeatId seatId,
    @Nullable String guest,
    Kind kind,
    @Nullable Long questionId,
    @Nullable TurnId parentId,
    @Nullable Long allottedMillis,
    boolean charged,
    State state,
    Instant queuedAt,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable Instant pausedAt,
    long pausedMillis) {

  /** What somebody takes the floor for. */
  public enum Kind {
    OPENING,
    ANSWER,
    REPLY,
    REBUTTAL,
    CLARIFY,
    POINT_OF_ORDER,
    CLOSING,
    CHAIR,
    GUEST;

    /** Breaks into the running turn, pauses it, and is not charged. */
    public boolean interposes() {
      return this == CLARIFY || this == POINT_OF_ORDER;
    }

    /** Whether it counts in the speaker's time: the chair's words and the guests' do not. */
    public boolean charged() {
      return !interposes() && this != CHAIR && this != GUEST;
    }
  }

  /** Where it stands. One is speaking and one is next, at the most. */
  public enum State {
    QUEUED,
    NEXT,
    SPEAKING,
    PAUSED,
    DONE,
    CUT,
    VOID
  }

  /** Whether it has begun and is not over. */
  public boolean open() {
    return state == State.SPEAKING || state == State.PAUSED;
  }

  /** How long it has been spoken, pauses left out; zero before it began. */
  public Duration spoken(Instant now) {
    if (beganAt == null) {
      return Duration.ZERO;
    }
    var until = endedAt != null ? endedAt : pausedAt != null ? pausedAt : now;
    return Duration.between(beganAt, until).minusMillis(pausedMillis);
  }

  /** What is left of what it was given; negative when it runs over; null for no limit. */
  public @Nullable Duration left(Instant now) {
    return allottedMillis == null ? null : Duration.ofMillis(allottedMillis).minus(spoken(now));
  }
}
