package no.ordstyrer.panel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the ballots of a stance vote, and writes down what may be shown of them. */
final class StanceCount {
  private final StanceStore store;

  StanceCount(StanceStore store) {
    this.store = store;
  }

  /** How many took each position in a round. One small group hides them all. */
  void sums(Stance stance, Stance.Round round) {
    var counts = new int[stance.options().size()];
    var ballots = store.all(round.id());
    ballots.forEach(ballot -> counts[ballot.position() - 1]++);
    var shown = StanceResult.suppress(counts);
    for (var i = 0; i < counts.length; i++) {
      store.writeSum(round.id(), i + 1, shown[i] < 0 ? null : Integer.valueOf(shown[i]));
    }
  }

  /** Who went from where to where between two rounds. */
  void pair(Stance stance, Stance.Round from, Stance.Round to) {
    var before = byTag(store.all(from.id()));
    var after = byTag(store.all(to.id()));
    var size = stance.options().size();
    var counts = new int[size][size];
    var paired = 0;
    for (var entry : before.entrySet()) {
      var then = after.get(entry.getKey());
      if (then != null) {
        counts[entry.getValue() - 1][then - 1]++;
        paired++;
      }
    }
    store.writePairing(from.id(), to.id(), paired, before.size() - paired, after.size() - paired);
    var shown = StanceResult.suppress(counts);
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        var count = shown[row][column];
        store.writeFlow(
            stance.id(),
            from.id(),
            to.id(),
            row + 1,
            column + 1,
            count < 0 ? null : Integer.valueOf(count));
      }
    }
  }

  private static Map<String, Integer> byTag(List<StanceStore.Ballot> ballots) {
    var positions = new HashMap<String, Integer>();
    ballots.forEach(ballot -> positions.put(ballot.tag(), ballot.position()));
    return positions;
  }
}
