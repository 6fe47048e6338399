package no.ordstyrer.web;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;

/**
 * How a number has grown from day to day. Drawn by {@code chart/timeline.jte}: the sum as a stepped
 * area, each day's own share as bars on the same scale, all of it in a table behind.
 *
 * @param id of the figure in the page
 * @param points at least one, in order of days; days without anything may be left out
 */
public record Timeline(String id, String title, List<Point> points) {
  private static final long WIDTH = 1000;
  private static final long HEIGHT = 300;

  /**
   * What is drawn of one day.
   *
   * @param each what the day brought
   * @param sum of this and all days before
   */
  public record Point(LocalDate day, long each, long sum) {}

  /** In the units of the drawing, 1000 by 300. */
  public record Bar(long x, long y, long width, long height) {}

  public Point first() {
    return points.getFirst();
  }

  public Point last() {
    return points.getLast();
  }

  public List<Bar> bars() {
    var width = Math.max(2, WIDTH / days() * 7 / 10);
    return points.stream()
        .map(point -> new Bar(x(point.day()), y(point.each()), width, HEIGHT - y(point.each())))
        .toList();
  }

  /** The outline of the sum, as an SVG path from its first day to the end of its last. */
  public String outline() {
    var path = new StringBuilder("M0 " + HEIGHT);
    points.forEach(point -> path.append(" H" + x(point.day()) + " V" + y(point.sum())));
    return path.append(" H" + WIDTH).toString();
  }

  private long days() {
    return DAYS.between(first().day(), last().day()) + 1;
  }

  private long x(LocalDate day) {
    return DAYS.between(first().day(), day) * WIDTH / days();
  }

  private long y(long count) {
    return HEIGHT - count * HEIGHT / Math.max(1, last().sum());
  }
}
