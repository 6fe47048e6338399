package no.ordstyrer.panel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Sheet.Cell;
import org.jspecify.annotations.Nullable;

/** A debate's turns, ledger or run of show as a table; the records are the shapes in JSON. */
final class DebateFile<R> {
  private final List<R> records;
  private final List<Column<R>> columns;

  private record Column<R>(String name, Function<R, Cell> cell) {}

  /**
   * A turn.
   *
   * @param allotted seconds; null for no limit
   * @param spoken seconds, pauses left out, and {@code paused} those pauses
   */
  record ExportedTurn(
      long turn,
      @Nullable Long item,
      String name,
      String organisation,
      Turn.Kind kind,
      Turn.State state,
      Instant began,
      @Nullable Instant ended,
      @Nullable Long allotted,
      double spoken,
      double paused,
      boolean charged) {}

  /** A line of the ledger; {@code seconds} are negative when time is given back or given extra. */
  record ExportedLine(
      Instant at,
      String name,
      String organisation,
      @Nullable Long turn,
      DebateResult.Line.Why why,
      double seconds) {}

  /**
   * A line of the run of show.
   *
   * @param planned seconds before the debate, and {@code replanned} as it was planned at last
   * @param lasted seconds, pauses left out; null when it never began
   */
  record ExportedItem(
      long item,
      RunItem.Kind kind,
      String label,
      RunItem.State state,
      int planned,
      int replanned,
      @Nullable Instant began,
      @Nullable Instant ended,
      @Nullable Double lasted) {}

  private DebateFile(List<R> records, List<Column<R>> columns) {
    this.records = records;
    this.columns = columns;
  }

  static DebateFile<ExportedTurn> turns(DebateResult result, Messages t, ZoneId zone) {
    return new DebateFile<>(
        result.turns().stream().map(DebateFile::turn).toList(),
        List.of(
            new Column<>("turn", row -> new Cell.Figure(row.turn())),
            new Column<>("item", row -> figure(row.item())),
            new Column<>("name", row -> Cell.of(row.name())),
            new Column<>("organisation", row -> Cell.of(row.organisation())),
            new Column<>("kind", row -> Cell.of(t.name("debate.turn", row.kind()))),
            new Column<>("state", row -> Cell.of(t.name("timeline.turn.state", row.state()))),
            new Column<>("began", row -> moment(row.began(), zone)),
            new Column<>("ended", row -> moment(row.ended(), zone)),
            new Column<>("allotted", row -> figure(row.allotted())),
            new Column<>("spoken", row -> seconds(row.spoken())),
            new Column<>("paused", row -> seconds(row.paused())),
            new Column<>(
                "charged",
                row ->
                    Cell.of(t.say(row.charged() ? "timeline.export.yes" : "timeline.export.no")))));
  }

  static DebateFile<ExportedLine> ledger(DebateResult result, Messages t, ZoneId zone) {
    return new DebateFile<>(
        result.ledger().stream().map(DebateFile::line).toList(),
        List.of(
            new Column<>("at", row -> moment(row.at(), zone)),
            new Column<>("name", row -> Cell.of(row.name())),
            new Column<>("organisation", row -> Cell.of(row.organisation())),
            new Column<>("turn", row -> figure(row.turn())),
            new Column<>("why", row -> Cell.of(t.name("timeline.why", row.why()))),
            new Column<>("seconds", row -> seconds(row.seconds()))));
  }

  static DebateFile<ExportedItem> run(DebateResult result, Messages t, ZoneId zone) {
    return new DebateFile<>(
        result.run().stream().map(DebateFile::item).toList(),
        List.of(
            new Column<>("item", row -> new Cell.Figure(row.item())),
            new Column<>("label", row -> Cell.of(row.label())),
            new Column<>("state", row -> Cell.of(t.name("debate.item.state", row.state()))),
            new Column<>("planned", row -> new Cell.Figure(row.planned())),
            new Column<>("replanned", row -> new Cell.Figure(row.replanned())),
            new Column<>("began", row -> moment(row.began(), zone)),
            new Column<>("ended", row -> moment(row.ended(), zone)),
            new Column<>(
                "lasted", row -> row.lasted() == null ? Cell.of("") : seconds(row.lasted()))));
  }

  List<R> records() {
    return records;
  }

  List<Cell> heading(Messages t, ZoneId zone) {
    return columns.stream()
        .map(column -> Cell.of(t.say("timeline.export." + column.name(), zone.getId())))
        .toList();
  }

  List<List<Cell>> rows() {
    return records.stream()
        .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
        .toList();
  }

  private static ExportedTurn turn(Floor.Named named) {
    var turn = named.turn();
    var item = turn.runItemId();
    var allotted = turn.allottedMillis();
    return new ExportedTurn(
        turn.id().value(),
        item == null ? null : (Long) item.value(),
        named.name(),
        named.organisation(),
        turn.kind(),
        turn.state(),
        java.util.Objects.requireNonNull(turn.beganAt()),
        turn.endedAt(),
        allotted == null ? null : (Long) (allotted / 1000),
        exact(DebateResult.lasted(turn).toMillis()),
        exact(turn.pausedMillis()),
        turn.charged());
  }

  private static ExportedLine line(DebateResult.Line line) {
    var turn = line.turnId();
    return new ExportedLine(
        line.at(),
        line.name(),
        line.organisation(),
        turn == null ? null : (Long) turn.value(),
        line.why(),
        exact(line.millis()));
  }

  private static ExportedItem item(RunItem item) {
    var ended = item.endedAt();
    return new ExportedItem(
        item.id().value(),
        item.kind(),
        item.label(),
        item.state(),
        item.firstPlannedSeconds(),
        item.plannedSeconds(),
        item.beganAt(),
        ended,
        ended == null ? null : (Double) exact(item.lasted(ended).toMillis()));
  }

  private static double exact(long millis) {
    return millis / 1000.0;
  }

  private static Cell figure(@Nullable Long number) {
    return number == null ? Cell.of("") : new Cell.Figure(number);
  }

  /** Whole seconds: the thousandths are in JSON. */
  private static Cell seconds(double seconds) {
    return new Cell.Figure(Math.round(seconds));
  }

  private static Cell moment(@Nullable Instant at, ZoneId zone) {
    return at == null ? Cell.of("") : new Cell.Moment(LocalDateTime.ofInstant(at, zone));
  }
}
