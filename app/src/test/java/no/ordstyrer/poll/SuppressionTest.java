package no.ordstyrer.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is held back can be reckoned by nobody, from all that is shown. */
class SuppressionTest {

  @Test
  void a_small_cell_takes_others_with_it_until_it_cannot_be_reckoned() {
    var hidden = Suppression.of(new int[][] {{10, 3, 13}, {20, 30, 50}, {7, 9, 16}}, true);
    assertThat(hidden[0])
        .as("the small one, and another in its row")
        .containsExactly(true, true, false);
    assertThat(hidden[2]).containsExactly(true, true, false);
    assertThat(hidden[1]).containsExactly(false, false, false);
  }

  @Test
  void what_has_no_small_cell_is_shown_whole() {
    for (var row : Suppression.of(new int[][] {{10, 0, 10}, {20, 30, 50}}, true)) {
      assertThat(row).containsOnly(false);
    }
  }

  @Test
  void one_group_alone_is_the_whole_result_and_is_not_divided() {
    assertThat(Suppression.of(new int[][] {{10, 3, 13}}, true)[0]).containsOnly(true);
  }

  @Test
  void nobody_reckons_a_hidden_cell() {
    var random = new Random(14);
    var somethingShown = 0;
    for (var i = 0; i < 1500; i++) {
      var adds = i % 3 > 0;
      var values = table(random, adds);
      var hidden = Suppression.of(values, adds);
      var cells = cells(values, hidden);
      somethingShown += cells.size() < values.length * values[0].length ? 1 : 0;
      for (var row = 0; row < values.length; row++) {
        for (var column = 0; column < values[0].length; column++) {
          assertThat(hidden[row][column] || values[row][column] == 0 || values[row][column] >= 5)
              .isTrue();
        }
      }
      if (values.length > 1) {
        for (var cell = 0; cell < cells.size(); cell++) {
          assertThat(follows(cell, equations(values, hidden, cells, adds)))
              .as("%s of %s", cells.get(cell), java.util.Arrays.deepToString(values))
              .isFalse();
        }
      }
    }
    assertThat(somethingShown).as("it does not hide everything").isGreaterThan(700);
  }

  private static int[][] table(Random random, boolean adds) {
    var values = new int[1 + random.nextInt(5)][2 + random.nextInt(4)];
    var most = 3 + random.nextInt(40);
    for (var row : values) {
      var sum = 0;
      for (var column = 0; column < row.length - 1; column++) {
        row[column] = random.nextInt(most);
        sum += row[column];
      }
      row[row.length - 1] = adds ? sum : Math.max(1, sum / 2 + random.nextInt(most));
    }
    return values;
  }

  private record Place(int row, int column) {}

  private static List<Place> cells(int[][] values, boolean[][] hidden) {
    var cells = new ArrayList<Place>();
    for (var row = 0; row < values.length; row++) {
      for (var column = 0; column < values[0].length; column++) {
        if (hidden[row][column]) {
          cells.add(new Place(row, column));
        }
      }
    }
    return cells;
  }

  /** What everybody knows: the sum of each column, and that a row adds up. */
  private static List<double[]> equations(
      int[][] values, boolean[][] hidden, List<Place> cells, boolean adds) {
    var known = new ArrayList<double[]>();
    for (var column = 0; column < values[0].length; column++) {
      var line = column;
      known.add(cells.stream().mapToDouble(cell -> cell.column() == line ? 1 : 0).toArray());
    }
    for (var row = 0; adds && row < hidden.length; row++) {
      var line = row;
      var people = values[0].length - 1;
      known.add(
          cells.stream()
              .mapToDouble(cell -> cell.row() != line ? 0 : cell.column() == people ? -1 : 1)
              .toArray());
    }
    return known;
  }

  /** Whether the equations have one solution for the cell: Gauss, with the cell's column last. */
  private static boolean follows(int cell, List<double[]> equations) {
    var rows = new ArrayList<double[]>();
    for (var equation : equations) {
      rows.add(equation.clone());
    }
    var width = rows.getFirst().length;
    var used = 0;
    for (var column = 0; column < width; column++) {
      if (column == cell) {
        continue;
      }
      used += eliminate(rows, used, column) ? 1 : 0;
    }
    return rows.subList(used, rows.size()).stream().anyMatch(row -> Math.abs(row[cell]) > 1e-9);
  }

  private static boolean eliminate(List<double[]> rows, int from, int column) {
    for (var pivot = from; pivot < rows.size(); pivot++) {
      if (Math.abs(rows.get(pivot)[column]) > 1e-9) {
        java.util.Collections.swap(rows, from, pivot);
        for (var other = from + 1; other < rows.size(); other++) {
          var factor = rows.get(other)[column] / rows.get(from)[column];
          for (var i = 0; i < rows.get(other).length; i++) {
            rows.get(other)[i] -= factor * rows.get(from)[i];
          }
        }
        return true;
      }
    }
    return false;
  }
}
