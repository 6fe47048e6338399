package no.ordstyrer.live;

import java.util.Optional;

/**
 * Whether somebody may listen. Asked at the door, and again while she listens: those who hear more
 * than the public, and all who are signed in, are asked before every write, so that a right that
 * was taken away works at once.
 */
@FunctionalInterface
public interface Admission {
  /** What she may hear now; empty when she has no business here (any more). */
  Optional<Listening> now();
}
