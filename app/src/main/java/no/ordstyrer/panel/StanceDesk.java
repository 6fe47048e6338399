package no.ordstyrer.panel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stance vote as those see it who run it: how many have answered, and never what. */
public record StanceDesk(@Nullable Stance stance, List<Line> lines) {
  public StanceDesk {
    lines = List.copyOf(lines);
  }

  /**
   * One round.
   *
   * @param answered how many ballots there are; kept when the ballots are gone
   */
  public record Line(Stance.Round round, int answered, int eligible) {}

  public Optional<Line> open() {
    return lines.stream().filter(line -> line.round().open()).findFirst();
  }

  /** The round that may be opened next: the one after all that have been opened. */
  public Optional<Line> next() {
    var last = last();
    return lines.stream().skip(last + 1L).findFirst();
  }

  /** The round that was closed last, which may be opened again as long as none has followed. */
  public Optional<Line> again() {
    return stance == null || stance.revealed() || open().isPresent() || last() < 0
        ? Optional.empty()
        : Optional.of(lines.get(last()));
  }

  private int last() {
    for (var i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).round().openedAt() != null) {
        return i;
      }
    }
    return -1;
  }
}
