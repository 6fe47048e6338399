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
   * What she may hear; empty when she has no business here (any more). Her own rights are read when
   * it is asked; what many have in common may have been read for another, but not before {@code
   * moment}.
   *
   * @param moment of her coming, or of the last change of rights, by {@link System#nanoTime}
   * @throws ShutOut when a moderator has closed the room to her
   */
  Optional<Listening> asOf(long moment);

  /**
   * With which code one who came as {@code came} is sent away; empty when she may stay.
   *
   * @param changedAt when rights were changed last, by {@link System#nanoTime}
   */
  default OptionalInt refusal(Listening came, long changedAt) {
    try {
      return asOf(changedAt).filter(came::isStill).isPresent()
          ? OptionalInt.empty()
          : OptionalInt.of(Wire.RIGHTS_CHANGED);
    } catch (ShutOut _) {
      return OptionalInt.of(Wire.SHUT_OUT);
    }
  }
}
