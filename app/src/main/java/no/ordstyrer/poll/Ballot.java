package no.ordstyrer.poll;

import java.util.List;
import java.util.Locale;

/**
 * What one person answers.
 *
 * @param round the one that her page showed
 * @param counter her own, raised with every change of mind; the first is 1
 * @param positions of the options, the best first in a ranking
 * @param texts what she wrote, where one writes
 */
public record Ballot(int round, int counter, List<Integer> positions, List<String> texts) {
  public Ballot {
    positions = List.copyOf(positions);
    texts = List.copyOf(texts);
  }

  /** What she wrote, as it is compared: nobody's capital letters make another answer of it. */
  List<String> folded() {
    return texts.stream().map(Ballot::folded).toList();
  }

  static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  public boolean has(int position) {
    return positions.contains(position);
  }

  /** The place in a ranking from 1; 0 for none. */
  public int place(int position) {
    return positions.indexOf(position) + 1;
  }

  public String text(int index) {
    return index < texts.size() ? texts.get(index) : "";
  }

  /** Whether it says the same; the order matters in a ranking alone. */
  boolean says(Poll poll, Ballot other) {
    if (poll.kind() == Poll.Kind.RANKING) {
      return positions.equals(other.positions);
    }
    return positions.stream().sorted().toList().equals(other.positions.stream().sorted().toList())
        && folded().stream().sorted().toList().equals(other.folded().stream().sorted().toList());
  }
}
