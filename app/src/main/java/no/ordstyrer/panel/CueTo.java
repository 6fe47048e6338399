package no.ordstyrer.panel;

import java.util.Optional;
import java.util.stream.Stream;

/** Whom a cue is for. */
public sealed interface CueTo {
  /** One of the panel. */
  record Seat(SeatId id) implements CueTo {}

  /** Everybody who has this role in the part. */
  enum Role implements CueTo {
    PANEL,
    MODERATORS,
    PRODUCER
  }

  /** As a form says it: a role, the key of a seat, or nothing for all of the panel. */
  static Optional<CueTo> read(String typed) {
    if (typed.isEmpty()) {
      return Optional.of(Role.PANEL);
    }
    if (typed.matches("[0-9]{1,18}")) {
      return Optional.of(new Seat(new SeatId(Long.parseLong(typed))));
    }
    return Stream.of(Role.values())
        .filter(role -> role.name().equals(typed))
        .map(CueTo.class::cast)
        .findFirst();
  }
}
