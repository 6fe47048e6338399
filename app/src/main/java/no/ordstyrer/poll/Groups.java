package no.ordstyrer.poll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.poll.PollBreakdown.Cell;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Divides the ballots of a round by group, once, before they are destroyed. */
final class Groups {
  private Groups() {}

  /** Small cells, and what they could be reckoned from, are never written. */
  static void count(Handle handle, Poll poll) {
    var store = handle.attach(GroupStore.class);
    var groups = new LinkedHashMap<Integer, List<GroupStore.Counted>>();
    for (var cell : store.counted(poll.id(), poll.round())) {
      groups.computeIfAbsent(cell.ord(), _ -> new ArrayList<>()).add(cell);
    }
    // A group of whom nobody answered is nowhere: it says no more than that.
    groups.values().removeIf(row -> row.getLast().ballots() == 0);
    if (groups.isEmpty()) {
      return;
    }
    var values =
        groups.values().stream()
            .map(row -> row.stream().mapToInt(GroupStore.Counted::ballots).toArray())
            .toArray(int[][]::new);
    var hidden = Suppression.of(values, poll.kind() != Poll.Kind.MULTIPLE);
    var at = 0;
    for (var row : groups.values()) {
      write(store, poll, row, hidden[at]);
      at++;
    }
  }

  private static void write(
      GroupStore store, Poll poll, List<GroupStore.Counted> row, boolean[] hidden) {
    var ballots = new ArrayList<@Nullable Integer>();
    for (var i = 0; i < row.size(); i++) {
      ballots.add(hidden[i] ? null : (Integer) row.get(i).ballots());
    }
    var ord = row.getFirst().ord();
    store.people(poll.id(), poll.round(), ord, ballots.removeLast());
    store.sums(
        poll.id(),
        poll.round(),
        ord,
        row.stream().map(GroupStore.Counted::position).filter(Objects::nonNull).toList(),
        ballots);
  }

  /** Of a round that is over, when its result was divided. */
  static Optional<PollBreakdown> of(GroupStore store, Poll poll, int round) {
    return of(store.left(List.of(poll.id().value()), List.of(round)));
  }

  /** The same, of what is left of one poll. */
  static Optional<PollBreakdown> of(List<GroupStore.Left> left) {
    var groups = new LinkedHashMap<Integer, List<GroupStore.Left>>();
    for (var cell : left) {
      groups.computeIfAbsent(cell.ord(), _ -> new ArrayList<>()).add(cell);
    }
    return groups.values().stream()
        .findFirst()
        .map(row ->
            new PollBreakdown(
                row.getFirst().by(), groups.values().stream().map(Groups::group).toList()));
  }

  private static PollBreakdown.Group group(List<GroupStore.Left> row) {
    return new PollBreakdown.Group(
        row.getFirst().words(),
        cell(row.getFirst().people()),
        row.stream().map(left -> cell(left.ballots())).toList());
  }

  private static Cell cell(@Nullable Integer number) {
    return number == null ? new Cell(true, 0) : new Cell(false, number);
  }
}
