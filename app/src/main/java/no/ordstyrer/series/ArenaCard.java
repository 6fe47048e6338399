package no.ordstyrer.series;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.arena.Arena;

/** An arena in a list, with what comes next there. */
public record ArenaCard(Arena arena, Optional<Coming> next) {

  /** {@code coming} in the order in which it comes. */
  static List<ArenaCard> of(List<Arena> arenas, List<Coming> coming) {
    return arenas.stream()
        .map(arena ->
            new ArenaCard(
                arena,
                coming.stream().filter(one -> one.arena().id().equals(arena.id())).findFirst()))
        .toList();
  }

  public boolean live() {
    return next.filter(one -> one.part().state() == Part.State.LIVE).isPresent();
  }
}
