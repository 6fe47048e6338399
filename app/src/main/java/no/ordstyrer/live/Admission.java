package no.ordstyrer.live;

import java.util.Optional;
import java.util.OptionalInt;
import no.ordstyrer.access.ShutOut;

/**
 * Whether somebody may listen. Asked at the door, and again while she listens: those who hear more
 * than the public, and all who are signed in, are asked before every write, so that a right that
 * was taken away works at once.
 */
@FunctionalInterface
public interface Admission {
  /**
   * What she may hear as she comes: what many who come at once have in common may be as old as her
   * coming, and no older.
   *
   * @throws ShutOut as {@link #now}
   */
  default Optional<Listening> coming() {
    return now();
  }

  /**
   * The same, but nothing older than {@code changedAt} either.
   *
   * @param changedAt when somebody's rights were changed last, by {@link System#nanoTime}
   * @throws ShutOut as {@link #now}
   */
  default Optional<Listening> since(long changedAt) {
    return now();
  }

  /**
   * What she may hear now; empty when she has no business here (any more).
   *
   * @throws ShutOut when a moderator has closed the room to her
   */
  Optional<Listening> now();

  /**
   * With which code one who came as {@code came} is sent away; empty when she may stay.
   *
   * @param changedAt as in {@link #since}
   */
  default OptionalInt refusal(Listening came, long changedAt) {
    try {
      return since(changedAt).filter(came::isStill).isPresent()
          ? OptionalInt.empty()
          : OptionalInt.of(Wire.RIGHTS_CHANGED);
    } catch (ShutOut _) {
      return OptionalInt.of(Wire.SHUT_OUT);
    }
  }
}
