package no.ordstyrer.poll;

import java.util.List;

/**
 * A result divided by what people answered when they registered.
 *
 * @param by what they were asked
 * @param groups those with ballots
 */
public record PollBreakdown(String by, List<Group> groups) {
  public PollBreakdown {
    groups = List.copyOf(groups);
  }

  /**
   * {@code words}: what they answered; empty for those who answered something else, or nothing.
   *
   * @param ballots by option, in the poll's order
   */
  public record Group(String words, Cell people, List<Cell> ballots) {
    public Group {
      ballots = List.copyOf(ballots);
    }
  }

  /** {@code hidden}: held back, and its number gone. */
  public record Cell(boolean hidden, int number) {}

  /** Whether something is held back. */
  public boolean anyHidden() {
    return groups.stream()
        .anyMatch(
            group -> group.people().hidden() || group.ballots().stream().anyMatch(Cell::hidden));
  }
}
