package no.ordstyrer.poll;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.poll.PollExports.Answer;
import no.ordstyrer.poll.PollExports.Asked;
import no.ordstyrer.web.Sheet;
import org.jspecify.annotations.Nullable;

/** The results as rows: one for each answer of each round that is over. */
final class PollExport {
  private static final List<String> HEADING =
      List.of(
          "poll.export.number",
          "poll.form.question",
          "poll.export.kind",
          "poll.export.state",
          "poll.export.visibility",
          "poll.export.round",
          "poll.export.answered",
          "poll.export.eligible",
          "poll.result.option",
          "poll.result.answers",
          "poll.result.points",
          "poll.export.by",
          "poll.export.group");

  private PollExport() {}

  static List<Sheet.Cell> heading(Messages t) {
    return HEADING.stream().map(key -> Sheet.Cell.of(t.say(key))).toList();
  }

  static List<List<Sheet.Cell>> rows(List<Asked> polls, Messages t) {
    var rows = new ArrayList<List<Sheet.Cell>>();
    for (var poll : polls) {
      for (var round : poll.rounds()) {
        for (var answer : round.answers()) {
          rows.add(row(poll, round, answer, "", "", t));
        }
        if (round.divided() != null) {
          divided(rows, poll, round, round.divided(), t);
        }
      }
    }
    return rows;
  }

  private static void divided(
      List<List<Sheet.Cell>> rows,
      Asked poll,
      PollExports.Round round,
      PollExports.Division by,
      Messages t) {
    for (var group : by.groups()) {
      var words = group.group().isEmpty() ? t.say("poll.breakdown.others") : group.group();
      for (var part : group.answers()) {
        var answer = new Answer(part.words(), part.ballots(), null);
        rows.add(row(poll, round, answer, by.by(), words, t));
      }
    }
  }

  /** {@code by}, {@code group}: empty for all together. */
  private static List<Sheet.Cell> row(
      Asked poll, PollExports.Round round, Answer answer, String by, String group, Messages t) {
    return List.of(
        new Sheet.Cell.Figure(poll.number()),
        Sheet.Cell.of(poll.question()),
        Sheet.Cell.of(t.name("poll.kind", poll.kind())),
        Sheet.Cell.of(t.name("poll.state", poll.state())),
        Sheet.Cell.of(t.name("poll.visibility", poll.visibility())),
        new Sheet.Cell.Figure(round.round()),
        new Sheet.Cell.Figure(round.answered()),
        new Sheet.Cell.Figure(round.eligible()),
        Sheet.Cell.of(answer.words()),
        figure(answer.ballots()),
        figure(answer.points()),
        Sheet.Cell.of(by),
        Sheet.Cell.of(group));
  }

  /** Empty for what is held back, and for what is not there. */
  private static Sheet.Cell figure(@Nullable Integer number) {
    return number == null ? Sheet.Cell.of("") : new Sheet.Cell.Figure(number);
  }
}
