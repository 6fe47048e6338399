package no.ordstyrer.room;

import java.time.Instant;
import no.ordstyrer.question.Rules.Phase;
import no.ordstyrer.series.Part;
import org.jspecify.annotations.Nullable;

/**
 * The room of a part as it stands.
 *
 * @param rev raised by every change of phase; 0 before the first
 */
public record Room(
    Phase phase,
    int rev,
    @Nullable Instant liveAt,
    @Nullable Instant endedAt,
    @Nullable Instant postponedAt,
    @Nullable Instant cancelledAt) {

  public Part.State state() {
    if (cancelledAt != null) {
      return Part.State.CANCELLED;
    }
    if (endedAt != null) {
      return Part.State.ENDED;
    }
    if (liveAt != null) {
      return Part.State.LIVE;
    }
    return postponedAt == null ? Part.State.SCHEDULED : Part.State.POSTPONED;
  }

  /** What the banner says: the part's state, and while it is live the room's phase. */
  public String words() {
    return switch (state()) {
      case SCHEDULED -> phase == Phase.CLOSED ? "SHUT" : "COLLECTING";
      case LIVE -> phase.name();
      case ENDED, POSTPONED, CANCELLED -> state().name();
    };
  }

  /** Whether the moderators may turn it now. */
  public boolean turns() {
    return state() == Part.State.SCHEDULED || state() == Part.State.LIVE;
  }

  /** Whether turning it to {@code to} makes sense. */
  public boolean mayBecome(Phase to) {
    return turns()
        && switch (to) {
          case COLLECTING -> state() == Part.State.SCHEDULED && phase == Phase.CLOSED;
          case OPEN -> phase != Phase.OPEN;
          case PAUSED -> phase == Phase.OPEN;
          case CLOSED -> phase != Phase.CLOSED;
        };
  }
}
