package no.ordstyrer.live;

import java.time.Instant;
import java.util.Map;

/** Numbers that change too often for the log: scores, tallies, how many are here. */
@FunctionalInterface
public interface Counter {
  /**
   * What changed at {@code since} or later, as it is now, and since the epoch all that is shown;
   * the key is what elements carry in {@code data-count} ({@code votes-17}). Asked twice a second
   * for parts that somebody listens to. Telling a number again that has not changed costs nothing.
   */
  Map<String, Long> since(long part, Instant since);
}
