package no.ordstyrer.panel;

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
   * The matrix with small cells left out: those from 1 to 4, and then, as long as a row or a column
   * has exactly one cell left out, its smallest other cell that is not zero.
   *
   * @param counts square, {@code [from][to]}
   * @return the same shape, -1 for left out
   */
  static int[][] suppress(int[][] counts) {
    var shown = new int[counts.length][counts.length];
    for (var row = 0; row < counts.length; row++) {
      for (var column = 0; column < counts.length; column++) {
        var count = counts[row][column];
        shown[row][column] = count > 0 && count < SMALLEST ? -1 : count;
      }
    }
    var more = true;
    while (more) {
      more = false;
      for (var line = 0; line < counts.length; line++) {
        more |= hideCompanion(shown, line, true);
        more |= hideCompanion(shown, line, false);
      }
    }
    return shown;
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
