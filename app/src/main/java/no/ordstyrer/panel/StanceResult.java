package no.ordstyrer.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What moved. Counts under {@link #SMALLEST} are left out (null), and with them as many more as it
 * takes that nobody can work them out from the sums.
 *
 * @param adversarial whether sides were taken, and a winner may be named
 */
public record StanceResult(boolean adversarial, List<Sum> sums, List<Movement> movements) {
  /** The smallest group that is shown. */
  public static final int SMALLEST = 5;

  public StanceResult {
    sums = List.copyOf(sums);
    movements = List.copyOf(movements);
  }

  /** The rounds that were asked, in order. */
  public List<Stance.Round> asked(Stance stance) {
    return stance.rounds().stream()
        .filter(round -> sums.stream().anyMatch(sum -> sum.roundId().equals(round.id())))
        .toList();
  }

  /** From the first round that was asked to the last: where there is room for one picture only. */
  public List<Movement> overall() {
    return movements.stream()
        .filter(one -> one.from().equals(sums.getFirst().roundId()))
        .filter(one -> one.to().equals(sums.getLast().roundId()))
        .toList();
  }

  /** Whether it is not told how many answered what. */
  public boolean heldBack() {
    return sums.stream().anyMatch(sum -> sum.ballots() == null);
  }

  public @Nullable Integer sum(StanceRoundId round, int position) {
    return sums.stream()
        .filter(sum -> sum.roundId().equals(round) && sum.position() == position)
        .findFirst()
        .map(Sum::ballots)
        .orElse(null);
  }

  /**
   * The position whose share of the answers grew most from the first round to the last. Empty when
   * no sides were taken, when two grew alike or none, and when too few answered to show it.
   */
  public OptionalInt winner() {
    if (!adversarial || sums.isEmpty() || sums.stream().anyMatch(sum -> sum.ballots() == null)) {
      return OptionalInt.empty();
    }
    var gains = gains(sums.getFirst().roundId(), sums.getLast().roundId());
    var most = gains.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    var first = gains.entrySet().stream().filter(gain -> gain.getValue() > most - 1e-9).toList();
    return most < 1e-9 || first.size() > 1
        ? OptionalInt.empty()
        : OptionalInt.of(first.getFirst().getKey());
  }

  private Map<Integer, Double> gains(StanceRoundId before, StanceRoundId after) {
    return sums.stream()
        .filter(sum -> sum.roundId().equals(after))
        .collect(
            Collectors.toMap(
                Sum::position,
                sum -> share(after, sum.position()) - share(before, sum.position())));
  }

  private double share(StanceRoundId round, int position) {
    var all =
        sums.stream()
            .filter(sum -> sum.roundId().equals(round))
            .mapToInt(sum -> Objects.requireNonNullElse(sum.ballots(), 0))
            .sum();
    return Objects.requireNonNullElse(sum(round, position), 0) / (double) Math.max(1, all);
  }

  /** The movement as a picture. {@code at}: what its id begins with. */
  public Flow flow(Stance stance, Movement movement, Messages t, String at) {
    var from = label(stance, movement.from(), t);
    var to = label(stance, movement.to(), t);
    return new Flow(
        at + "stance-flow-" + movement.from().value() + "-" + movement.to().value(),
        t.say("stance.result.flow", from, to),
        from,
        to,
        stance.options().stream().map(Stance.Option::words).toList(),
        movement.cells().stream()
            .map(cell -> new Flow.Cell(cell.from() - 1, cell.to() - 1, cell.ballots()))
            .toList());
  }

  private static String label(Stance stance, StanceRoundId id, Messages t) {
    return stance.rounds().stream()
        .filter(round -> round.id().equals(id))
        .findFirst()
        .map(round -> stance.label(round, t))
        .orElse("");
  }

  /** How many took a position in a round. */
  public record Sum(StanceRoundId roundId, int position, @Nullable Integer ballots) {}

  /** From one round to another: who voted in both, in one only, and the cells of the matrix. */
  public record Movement(
      StanceRoundId from,
      StanceRoundId to,
      int paired,
      int onlyFrom,
      int onlyTo,
      List<Cell> cells) {
    public Movement {
      cells = List.copyOf(cells);
    }
  }

  /** How many went from one position to another. */
  public record Cell(int from, int to, @Nullable Integer ballots) {}

  /**
   * How many took each position: all or none. A single small group could be worked out from the
   * number of ballots; when they are few, even a zero tells where everybody stood.
   *
   * @return the same shape, -1 for left out
   */
  static int[] suppress(int[] counts) {
    var few = Arrays.stream(counts).sum() < SMALLEST;
    var small = Arrays.stream(counts).anyMatch(count -> count > 0 && count < SMALLEST);
    return Arrays.stream(counts).map(count -> few || (small && count > 0) ? -1 : count).toArray();
  }

  /**
   * The matrix with small cells left out: those from 1 to 4, and then, as long as a row or a column
   * has exactly one cell left out, its smallest other cell that is not zero. The number of pairs is
   * shown too: so what is left out is at least two cells and five people, and everything when there
   * are fewer than five.
   *
   * @param counts square, {@code [from][to]}
   * @return the same shape, -1 for left out
   */
  static int[][] suppress(int[][] counts) {
    var shown = new int[counts.length][counts.length];
    var few = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum() < SMALLEST;
    for (var row = 0; row < counts.length; row++) {
      for (var column = 0; column < counts.length; column++) {
        var count = counts[row][column];
        shown[row][column] = few || (count > 0 && count < SMALLEST) ? -1 : count;
      }
    }
    var more = true;
    while (more) {
      more = hideFromTotal(counts, shown);
      for (var line = 0; line < counts.length; line++) {
        more |= hideCompanion(shown, line, true);
        more |= hideCompanion(shown, line, false);
      }
    }
    return shown;
  }

  private static boolean hideFromTotal(int[][] counts, int[][] shown) {
    var hidden = 0;
    var people = 0;
    var row = -1;
    var column = -1;
    for (var i = 0; i < shown.length; i++) {
      for (var j = 0; j < shown.length; j++) {
        if (shown[i][j] < 0) {
          hidden++;
          people += counts[i][j];
        } else if (shown[i][j] > 0 && (row < 0 || shown[i][j] < shown[row][column])) {
          row = i;
          column = j;
        }
      }
    }
    if (hidden == 0 || (hidden > 1 && people >= SMALLEST) || row < 0) {
      return false;
    }
    shown[row][column] = -1;
    return true;
  }

  private static boolean hideCompanion(int[][] shown, int line, boolean row) {
    var hidden = 0;
    var smallest = -1;
    for (var i = 0; i < shown.length; i++) {
      var count = row ? shown[line][i] : shown[i][line];
      if (count < 0) {
        hidden++;
      } else if (count > 0 && (smallest < 0 || count < at(shown, line, smallest, row))) {
        smallest = i;
      }
    }
    if (hidden != 1 || smallest < 0) {
      return false;
    }
    if (row) {
      shown[line][smallest] = -1;
    } else {
      shown[smallest][line] = -1;
    }
    return true;
  }

  private static int at(int[][] shown, int line, int i, boolean row) {
    return row ? shown[line][i] : shown[i][line];
  }
}
