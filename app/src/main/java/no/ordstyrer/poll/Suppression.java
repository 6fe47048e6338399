package no.ordstyrer.poll;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Which cells of a table are held back. Those under five are; so are others, for as long as one of
 * the small ones could be reckoned from what is shown and from the whole result, which is public.
 * The way of statistics offices: primary and secondary suppression.
 */
final class Suppression {
  /** From so many on a cell is shown; nought is shown too. */
  static final int LEAST = 5;

  private record Cell(int row, int column) {}

  private final int[][] values;
  private final boolean adds;
  private final boolean[][] hidden;

  private Suppression(int[][] values, boolean adds) {
    this.values = values;
    this.adds = adds;
    this.hidden = new boolean[values.length][values[0].length];
  }

  /**
   * What to hide. The sums of all columns are taken as known to everybody.
   *
   * @param values one row for each group: its answers by option, and last how many people it has
   * @param adds whether the answers of a row add up to its people: each gives one
   */
  static boolean[][] of(int[][] values, boolean adds) {
    var table = new Suppression(values, adds);
    table.hide();
    return table.hidden;
  }

  private void hide() {
    for (var cell : cells()) {
      hidden[cell.row][cell.column] = value(cell) > 0 && value(cell) < LEAST;
    }
    while (protectLines() || protectRings()) {
      // Each turn hides one more: it ends.
    }
    // What cannot be told apart from the whole, or protected, is not divided at all.
    if (values.length < 2 || cells().stream().anyMatch(this::given)) {
      Arrays.stream(hidden).forEach(row -> Arrays.fill(row, true));
    }
  }

  private boolean protectLines() {
    for (var column = 0; column < values[0].length; column++) {
      if (protect(column(column), true)) {
        return true;
      }
    }
    for (var row = 0; adds && row < values.length; row++) {
      // Without its people nobody knows what is missing in a row.
      if (protect(row(row), !hidden[row][values[0].length - 1])) {
        return true;
      }
    }
    return false;
  }

  /** At least two are hidden in a line or none, and together they are no small cell either. */
  private boolean protect(List<Cell> line, boolean known) {
    var away = line.stream().filter(this::isHidden).toList();
    var sum = away.stream().mapToInt(this::value).sum();
    if (away.isEmpty() || (away.size() > 1 && (!known || sum >= LEAST))) {
      return false;
    }
    return hideOne(line);
  }

  /** A hidden cell that no ring of hidden ones goes through follows from the others. */
  private boolean protectRings() {
    for (var cell : cells()) {
      if (adds && isHidden(cell) && !ring(cell)) {
        var around = new ArrayList<>(row(cell.row));
        around.addAll(column(cell.column));
        if (hideOne(around)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The smallest that says something, else a nought. */
  private boolean hideOne(List<Cell> line) {
    var next =
        line.stream()
            .filter(cell -> !isHidden(cell))
            .min(
                Comparator.comparing((Cell cell) -> value(cell) == 0)
                    .thenComparing(cell -> !crosses(cell))
                    .thenComparingInt(this::value));
    next.ifPresent(cell -> hidden[cell.row][cell.column] = true);
    return next.isPresent();
  }

  /** Whether it protects in both directions: then fewer go. */
  private boolean crosses(Cell cell) {
    return row(cell.row).stream().anyMatch(this::isHidden)
        && column(cell.column).stream().anyMatch(this::isHidden);
  }

  private boolean given(Cell cell) {
    return isHidden(cell)
        && (adds ? !ring(cell) : column(cell.column).stream().filter(this::isHidden).count() == 1);
  }

  /** Whether one comes from its row to its column by other hidden cells. */
  private boolean ring(Cell of) {
    var seen = new HashSet<>(List.of(of));
    var rows = new ArrayDeque<>(List.of(of.row));
    while (!rows.isEmpty()) {
      for (var step : row(rows.pop())) {
        if (isHidden(step) && seen.add(step)) {
          if (step.column == of.column) {
            return true;
          }
          column(step.column).stream()
              .filter(cell -> isHidden(cell) && seen.add(cell))
              .forEach(cell -> rows.push(cell.row));
        }
      }
    }
    return false;
  }

  private boolean isHidden(Cell cell) {
    return hidden[cell.row][cell.column];
  }

  private int value(Cell cell) {
    return values[cell.row][cell.column];
  }

  private List<Cell> cells() {
    var all = new ArrayList<Cell>();
    for (var row = 0; row < values.length; row++) {
      all.addAll(row(row));
    }
    return all;
  }

  private List<Cell> row(int row) {
    var line = new ArrayList<Cell>();
    for (var column = 0; column < values[0].length; column++) {
      line.add(new Cell(row, column));
    }
    return line;
  }

  private List<Cell> column(int column) {
    var line = new ArrayList<Cell>();
    for (var row = 0; row < values.length; row++) {
      line.add(new Cell(row, column));
    }
    return line;
  }
}
