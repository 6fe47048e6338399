package no.ordstyrer.panel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moved. Counts under {@link #SMALLEST} are left out (null), and with them as many more as it
 * takes that nobody can work them out from the sums.
 */
public record StanceResult(List<Sum> sums, List<Movement> movements) {
  /** The smallest group that is shown. */
  public static final int SMALLEST = 5;

  public StanceResult {
    sums = List.copyOf(sums);
    movements = List.copyOf(movements);
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
