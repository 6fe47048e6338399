package no.ordstyrer.panel;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.series.PartId;

/** Reads stances and what they came to: in so many statements, however many stances there are. */
final class StanceReading {
  private StanceReading() {}

  static Stance whole(StanceStore store, StanceStore.Head head) {
    return whole(store, List.of(head)).getFirst();
  }

  /** In the order of their heads. */
  static List<Stance> whole(StanceStore store, List<StanceStore.Head> heads) {
    var ids = heads.stream().map(head -> head.id().value()).toList();
    var options = store.options(ids).stream().collect(groupingBy(StanceStore.Worded::stanceId));
    var rounds = store.rounds(ids).stream().collect(groupingBy(StanceStore.Asked::stanceId));
    return heads.stream()
        .map(head ->
            new Stance(
                head.id(),
                new PartId(head.partId()),
                head.question(),
                head.revealedAt(),
                options.getOrDefault(head.id(), List.of()).stream()
                    .map(StanceStore.Worded::option)
                    .toList(),
                rounds.getOrDefault(head.id(), List.of()).stream()
                    .map(StanceStore.Asked::round)
                    .toList()))
        .toList();
  }

  /** Of those that are revealed, in their order. */
  static Map<Stance, StanceResult> results(StanceResultStore store, List<Stance> stances) {
    var revealed = stances.stream().filter(Stance::revealed).toList();
    var results = new LinkedHashMap<Stance, StanceResult>();
    if (revealed.isEmpty()) {
      return results;
    }
    var ids = revealed.stream().map(stance -> stance.id().value()).toList();
    var adversarial = new HashSet<>(store.adversarial(ids));
    var sums = store.sums(ids).stream().collect(groupingBy(StanceResult.Sum::roundId));
    var pairings =
        store.pairings(ids).stream().collect(groupingBy(StanceResultStore.Pairing::fromRound));
    var cells = store.cells(ids).stream().collect(groupingBy(Way::of));
    for (var stance : revealed) {
      results.put(
          stance,
          new StanceResult(
              adversarial.contains(stance.id()),
              stance.rounds().stream()
                  .flatMap(round -> sums.getOrDefault(round.id(), List.of()).stream())
                  .toList(),
              stance.rounds().stream()
                  .flatMap(round -> pairings.getOrDefault(round.id(), List.of()).stream())
                  .map(pairing -> movement(pairing, cells.getOrDefault(Way.of(pairing), List.of())))
                  .toList()));
    }
    return results;
  }

  private static StanceResult.Movement movement(
      StanceResultStore.Pairing pairing, List<StanceResultStore.Moved> cells) {
    return new StanceResult.Movement(
        pairing.fromRound(),
        pairing.toRound(),
        pairing.paired(),
        pairing.onlyFrom(),
        pairing.onlyTo(),
        cells.stream().map(StanceResultStore.Moved::cell).toList());
  }

  private record Way(StanceRoundId from, StanceRoundId to) {
    static Way of(StanceResultStore.Moved cell) {
      return new Way(cell.fromRound(), cell.toRound());
    }

    static Way of(StanceResultStore.Pairing pairing) {
      return new Way(pairing.fromRound(), pairing.toRound());
    }
  }
}
