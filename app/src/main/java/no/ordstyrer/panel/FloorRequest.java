package no.ordstyrer.panel;

import java.time.Instant;
import no.ordstyrer.db.Id;

/** Somebody on the panel who wants the floor. */
public record FloorRequest(
    FloorRequestId id,
    SeatId seatId,
    String name,
    SpeakingTime.FloorKind kind,
    String note,
    Instant askedAt) {

  public record FloorRequestId(long value) implements Id {}

  /** The turn that granting it makes. */
  public Turn.Kind turn() {
    return switch (kind) {
      case POINT_OF_ORDER -> Turn.Kind.POINT_OF_ORDER;
      case CLARIFY -> Turn.Kind.CLARIFY;
      case REPLY -> Turn.Kind.REPLY;
      case NEW_TOPIC -> Turn.Kind.ANSWER;
    };
  }
}
