package no.ordstyrer.room;

import java.util.Map;

/**
 * The reactions of a part.
 *
 * @param on whether the part has any, as its organiser says
 * @param open whether they are taken now
 * @param path of the part
 * @param sums how often each was sent; none that never was
 */
public record ReactionList(boolean on, boolean open, String path, Map<Reaction, Long> sums) {
  public ReactionList {
    sums = Map.copyOf(sums);
  }

  public long sum(Reaction kind) {
    return sums.getOrDefault(kind, 0L);
  }

  /** Whether there is something to look back at. */
  public boolean any() {
    return !sums.isEmpty();
  }
}
