package no.ordstyrer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many went from one thing to another, drawn as bands between two columns. Drawn by {@code
 * chart/flow.jte}, with every number in a table. What is not told is not drawn.
 *
 * @param id of the figure in the page
 * @param from what the left column is
 * @param to what the right column is
 * @param labels of the left column, in order; at most seven, each with a colour of its own
 * @param targets labels of the right column; the same ones where people move among them
 * @param cells row by row: from the first label to each, from the second …; null for what is not
 *     told
 */
public record Flow(
    String id,
    String title,
    String from,
    String to,
    List<String> labels,
    List<String> targets,
    List<Cell> cells) {
  private static final double HEIGHT = 400;
  private static final double GAP = 12;
  private static final double NODE = 26;
  private static final double LEFT = 40;
  private static final double RIGHT = 960;

  /** Of those who move among the same things. */
  public Flow(
      String id, String title, String from, String to, List<String> labels, List<Cell> cells) {
    this(id, title, from, to, labels, labels, cells);
  }

  /** {@code from} is a place among the labels, {@code to} among the targets, from 0. */
  public record Cell(int from, int to, @Nullable Integer count) {}

  /**
   * A label's column piece, in the units of the drawing: 1000 by 400.
   *
   * @param colour null for one without a colour of its own
   * @param mark what it is called in the drawing: a number, or a letter
   */
  public record Node(@Nullable Integer colour, String mark, double x, double y, double height) {
    /** Where its number stands: beside it, outside. */
    public double numberX() {
      return x < HEIGHT ? x - 20 : x + NODE + 20;
    }
  }

  /** A band in the colour of where it comes from. */
  public record Band(int label, String path) {}

  public Flow {
    labels = List.copyOf(labels);
    targets = List.copyOf(targets);
    cells = List.copyOf(cells);
  }

  public @Nullable Integer count(int row, int column) {
    return cells.stream()
        .filter(cell -> cell.from() == row && cell.to() == column)
        .findFirst()
        .map(Cell::count)
        .orElse(null);
  }

  /** Whether anything can be drawn. */
  public boolean drawn() {
    return whole() > 0;
  }

  public boolean somethingLeftOut() {
    return cells.stream().anyMatch(cell -> cell.count() == null);
  }

  public List<Node> nodes() {
    var nodes = new ArrayList<Node>();
    var left = 0.0;
    for (var i = 0; i < labels.size(); i++) {
      var out = height(sum(i, true));
      if (out > 0) {
        nodes.add(new Node(i, String.valueOf(i + 1), LEFT, left, out));
      }
      left += out + GAP;
    }
    var right = 0.0;
    for (var i = 0; i < targets.size(); i++) {
      var in = height(sum(i, false));
      if (in > 0) {
        nodes.add(new Node(among() ? i : null, mark(i), RIGHT - NODE, right, in));
      }
      right += in + GAP;
    }
    return nodes;
  }

  /** Whether both columns are the same things. */
  public boolean among() {
    return labels.equals(targets);
  }

  /** What a target is called in the drawing: as its twin to the left, or by a letter. */
  public String mark(int target) {
    return among() ? String.valueOf(target + 1) : String.valueOf((char) ('A' + target));
  }

  public List<Band> bands() {
    var bands = new ArrayList<Band>();
    var entered = new double[targets.size()];
    var right = tops(false);
    var left = tops(true);
    for (var cell : cells) {
      if (cell.count() != null && cell.count() > 0) {
        var height = height(cell.count());
        var y = left[cell.from()];
        left[cell.from()] += height;
        var end = right[cell.to()] + entered[cell.to()];
        entered[cell.to()] += height;
        bands.add(new Band(cell.from(), path(y, end, height)));
      }
    }
    return bands;
  }

  private static String path(double from, double to, double height) {
    var start = LEFT + NODE;
    var end = RIGHT - NODE;
    return String.format(
        Locale.ROOT,
        "M%.0f %.1f C500 %.1f 500 %.1f %.0f %.1f V%.1f C500 %.1f 500 %.1f %.0f %.1f Z",
        start,
        from,
        from,
        to,
        end,
        to,
        to + height,
        to + height,
        from + height,
        start,
        from + height);
  }

  private double[] tops(boolean outgoing) {
    var tops = new double[(outgoing ? labels : targets).size()];
    var y = 0.0;
    for (var i = 0; i < tops.length; i++) {
      tops[i] = y;
      y += height(sum(i, outgoing)) + GAP;
    }
    return tops;
  }

  private long sum(int label, boolean outgoing) {
    return cells.stream()
        .filter(cell -> (outgoing ? cell.from() : cell.to()) == label)
        .mapToLong(cell -> cell.count() == null ? 0 : cell.count())
        .sum();
  }

  private long whole() {
    return cells.stream().mapToLong(cell -> cell.count() == null ? 0 : cell.count()).sum();
  }

  private double height(long count) {
    var most = Math.max(labels.size(), targets.size());
    return count * (HEIGHT - GAP * (most - 1)) / Math.max(1, whole());
  }
}
