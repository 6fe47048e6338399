package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;

/** The panel debate of a part. */
public record Debate(
    String motion,
    Framing framing,
    State state,
    TimeMode timeMode,
    Balance balance,
    @Nested TurnLengths lengths,
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
      return switch (this) {
        case DRAFT -> List.of(GREEN_ROOM);
        case GREEN_ROOM -> List.of(LIVE);
        case LIVE -> List.of(INTERMISSION, CLOSING);
        case INTERMISSION -> List.of(LIVE, CLOSING);
        case CLOSING -> List.of(ENDED);
        case ENDED -> List.of(PUBLISHED);
        case PUBLISHED -> List.of();
      };
    }

    /** Where it came from, when going there was a mistake; what is published stays so. */
    public Optional<State> undo() {
      return switch (this) {
        case GREEN_ROOM -> Optional.of(DRAFT);
        case CLOSING -> Optional.of(LIVE);
        case ENDED -> Optional.of(CLOSING);
        case DRAFT, LIVE, INTERMISSION, PUBLISHED -> Optional.empty();
      };
    }

    boolean leadsTo(State to) {
      return steps().contains(to) || undo().filter(to::equals).isPresent();
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
