package no.ordstyrer.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Counts drawn as bars, one row each, stacked where there are several kinds. Drawn by {@code
 * chart/bars.jte}, with every number in words beside the drawing and in a table behind it.
 *
 * @param id of the figure in the page
 * @param rowHead what the rows are, for the head of the table
 * @param kinds what is stacked, in order; at most four, each with a colour of its own
 * @param unit what the values are
 */
public record Chart(
    String id, String title, String rowHead, List<String> kinds, List<Row> rows, Unit unit) {
  /** The whole width of a drawing. */
  private static final long WIDTH = 1000;

  /** What is measured. */
  public enum Unit {
    COUNT,
    SECONDS
  }

  public Chart(String id, String title, String rowHead, List<String> kinds, List<Row> rows) {
    this(id, title, rowHead, kinds, rows, Unit.COUNT);
  }

  /**
   * As many values as the chart has kinds.
   *
   * @param count under which name an open page is told how the number grows; null when it stands
   */
  public record Row(String label, List<Long> values, @Nullable String count) {
    public Row(String label, List<Long> values) {
      this(label, values, null);
    }

    public long sum() {
      return values.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A piece of a bar, in thousandths of the longest. */
  public record Piece(int kind, long from, long width) {}

  public boolean stacked() {
    return kinds.size() > 1;
  }

  public boolean empty() {
    return rows.stream().allMatch(row -> row.sum() == 0);
  }

  public List<Piece> pieces(Row row) {
    var longest = Math.max(1, rows.stream().mapToLong(Row::sum).max().orElse(1));
    var pieces = new ArrayList<Piece>();
    var before = 0L;
    for (var kind = 0; kind < kinds.size(); kind++) {
      var from = before * WIDTH / longest;
      before += row.values().get(kind);
      pieces.add(new Piece(kind, from, before * WIDTH / longest - from));
    }
    return pieces;
  }

  /** A value as people read it: {@code 1 204}, or {@code 12:40} for seconds. */
  public String value(Messages t, long value) {
    return switch (unit) {
      case COUNT -> t.number(value);
      case SECONDS -> Dates.length(Duration.ofSeconds(value));
    };
  }

  /** {@code På venteliste 3, Påmeldt 12}: what the drawing of a row says. */
  public String spoken(Messages t, Row row) {
    return IntStream.range(0, kinds.size())
        .mapToObj(kind -> kinds.get(kind) + " " + value(t, row.values().get(kind)))
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
