package no.ordstyrer.room;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.panel.RunItem;
import org.jspecify.annotations.Nullable;

/**
 * The run of show as it was planned before the debate, beside what became of it; pauses left out.
 */
public record RunComparison(List<Row> rows) {
  public RunComparison {
    rows = List.copyOf(rows);
  }

  /**
   * One line of the plan.
   *
   * @param lasted null when it was never run to its end
   */
  public record Row(RunItem item, Duration planned, @Nullable Duration lasted) {
    /** How much longer it lasted than planned, with its sign: {@code +6:00}; empty if never run. */
    public String over() {
      return lasted == null ? "" : signed(lasted.minus(planned));
    }

    /** What it was given when the plan was made anew; null when that was what it had. */
    public @Nullable Duration changed() {
      return item.planned().equals(planned) ? null : item.planned();
    }
  }

  static RunComparison of(List<RunItem> items) {
    return new RunComparison(items.stream().map(RunComparison::row).toList());
  }

  private static Row row(RunItem item) {
    var planned = Duration.ofSeconds(item.firstPlannedSeconds());
    var ended = item.beganAt() == null ? null : item.endedAt();
    return new Row(item, planned, ended == null ? null : item.lasted(ended));
  }

  /** Whether there is anything to compare. */
  public boolean empty() {
    return rows.stream().allMatch(row -> row.lasted() == null);
  }

  public Duration planned() {
    return rows.stream().map(Row::planned).reduce(Duration.ZERO, Duration::plus);
  }

  public Duration lasted() {
    return rows.stream()
        .map(row -> row.lasted() == null ? Duration.ZERO : row.lasted())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** How much longer all of it lasted than planned; negative when it was shorter. */
  public Duration over() {
    return lasted().minus(planned());
  }

  /** With its sign: {@code +6:00}, {@code −0:30}, {@code 0:00}. */
  public static String signed(Duration over) {
    var whole = Duration.ofSeconds(over.toSeconds());
    var sign = whole.isZero() ? "" : whole.isNegative() ? "−" : "+";
    return sign + Dates.length(whole.abs());
  }
}
