package no.ordstyrer.live;

import java.util.Set;

/** Hears who is here. */
@FunctionalInterface
public interface Attendance {
  /**
   * The people who have a page of the part open on this node, as {@link Listening#person} names
   * them; each once. Told when somebody comes, and every 20 seconds.
   */
  void here(long part, Set<String> people);
}
