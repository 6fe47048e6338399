package no.ordstyrer.panel;

import java.util.EnumSet;
import java.util.Set;

/** Where somebody of the panel is. Nobody is ever moved automatically. */
public enum SeatState {
  INVITED,
  CONFIRMED,
  CHECKED_IN,
  READY,
  ON_STAGE,
  AWAY,
  LEFT;

  /** Where she may go from here; whoever left may come back. */
  public Set<SeatState> next() {
    return switch (this) {
      case INVITED -> EnumSet.of(CONFIRMED, CHECKED_IN);
      case CONFIRMED -> EnumSet.of(CHECKED_IN, LEFT);
      case CHECKED_IN -> EnumSet.of(READY, LEFT);
      case READY -> EnumSet.of(ON_STAGE, AWAY, LEFT);
      case ON_STAGE -> EnumSet.of(AWAY, LEFT);
      case AWAY -> EnumSet.of(ON_STAGE, LEFT);
      case LEFT -> EnumSet.of(READY);
    };
  }

  public boolean here() {
    return this != AWAY && this != LEFT;
  }
}
