package no.ordstyrer.room;

/** What became of turning a room. */
public sealed interface Turned {
  /** It is as asked, now or before. */
  record Done(Room room) implements Turned {}

  /** Somebody else was first: this is how it stands. */
  record Stale(Room room) implements Turned {}

  /** The part is over, called off, or has not begun. */
  record NotNow(Room room) implements Turned {}
}
