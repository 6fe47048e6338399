package no.ordstyrer.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A revealed stance vote to take along. What is left out because too few stand behind it is null.
 *
 * @param revealedAt ISO 8601, UTC
 */
record StanceExport(
    String question,
    String revealedAt,
    @Nullable String winner,
    List<Sum> sums,
    List<Movement> movements) {

  record Sum(String round, String answer, @Nullable Integer ballots) {}

  record Movement(String from, String to, int paired, int onlyFrom, int onlyTo, List<Cell> cells) {}

  record Cell(String from, String to, @Nullable Integer ballots) {}

  static StanceExport of(StanceAsked asked, StanceResult result, Messages t) {
    var stance = asked.stance();
    var labels =
        stance.rounds().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Stance.Round::id, round -> stance.label(round, t)));
    return new StanceExport(
        stance.question(),
        String.valueOf(stance.revealedAt()),
        result.winner().isPresent() ? stance.words(result.winner().getAsInt()) : null,
        result.sums().stream()
            .map(sum ->
                new Sum(label(labels, sum.roundId()), stance.words(sum.position()), sum.ballots()))
            .toList(),
        result.movements().stream()
            .map(movement ->
                new Movement(
                    label(labels, movement.from()),
                    label(labels, movement.to()),
                    movement.paired(),
                    movement.onlyFrom(),
                    movement.onlyTo(),
                    movement.cells().stream()
                        .map(cell ->
                            new Cell(
                                stance.words(cell.from()), stance.words(cell.to()), cell.ballots()))
                        .toList()))
            .toList());
  }

  static List<Sheet.Cell> heading(Messages t) {
    return Stream.of("from", "answer", "to", "moved", "ballots")
        .map(column -> Sheet.Cell.of(t.say("stance.column." + column)))
        .toList();
  }

  /** First how many answered what each time, then who moved. */
  List<List<Sheet.Cell>> rows(Messages t) {
    var rows = new ArrayList<List<Sheet.Cell>>();
    sums.forEach(sum -> rows.add(row(t, sum.round(), sum.answer(), "", "", sum.ballots())));
    movements.forEach(movement ->
        movement
            .cells()
            .forEach(cell ->
                rows.add(
                    row(
                        t,
                        movement.from(),
                        cell.from(),
                        movement.to(),
                        cell.to(),
                        cell.ballots()))));
    return rows;
  }

  private static List<Sheet.Cell> row(
      Messages t, String from, String answer, String to, String moved, @Nullable Integer ballots) {
    return List.of(
        Sheet.Cell.of(from),
        Sheet.Cell.of(answer),
        Sheet.Cell.of(to),
        Sheet.Cell.of(moved),
        ballots == null
            ? Sheet.Cell.of(t.say("chart.flow.hidden"))
            : new Sheet.Cell.Figure(ballots));
  }

  private static String label(java.util.Map<StanceRoundId, String> labels, StanceRoundId round) {
    return labels.getOrDefault(round, "");
  }
}
