package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The panel debate of a part. */
public record Debate(
    String motion,
    Framing framing,
    State state,
    TimeMode timeMode,
    Balance balance,
    boolean held,
    Instant since) {

  /** Whether sides are taken; a winner is named only when they are. */
  public enum Framing {
    EXPLORATORY,
    ADVERSARIAL
  }

  /** Where it stands. */
  public enum State {
    DRAFT,
    GREEN_ROOM,
    LIVE,
    INTERMISSION,
    CLOSING,
    ENDED,
    PUBLISHED;

    /** Where it may go from here, in the order of a debate. */
    public List<State> steps() {
      return next().stream().sorted().toList();
    }

    /** Where it may go from here. */
    public Set<State> next() {
      return switch (this) {
        case DRAFT -> Set.of(GREEN_ROOM);
        case GREEN_ROOM -> Set.of(LIVE, DRAFT);
        case LIVE -> Set.of(INTERMISSION, CLOSING, ENDED);
        case INTERMISSION -> Set.of(LIVE, CLOSING);
        case CLOSING -> Set.of(ENDED, LIVE);
        case ENDED -> Set.of(PUBLISHED, CLOSING);
        case PUBLISHED -> Set.of();
      };
    }
  }

  /** What is measured: nothing, each turn, each seat's budget, or both. */
  public enum TimeMode {
    NONE,
    PER_TURN,
    BUDGET,
    BOTH
  }

  /** Who sees how the time is shared while the debate goes on. */
  public enum Balance {
    CHAIR,
    PANEL,
    PUBLIC
  }
}
