package no.ordstyrer.archive;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.archive.QuestionThread.Fate;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Sheet.Cell;
import org.jspecify.annotations.Nullable;

/** The questions of a series as a file: one line for each, however often it was carried. */
final class ThreadFile {
  private ThreadFile() {}

  /**
   * A question as a file has it; its components are the names in JSON.
   *
   * @param number its place in the file, from 1
   * @param part the number of the part in which it was first asked
   * @param way all parts that it was in, each with its number there
   * @param votes people who want an answer
   * @param reason why it was closed without an answer
   * @param answeredBy names of those on the programme who answered, as far as is known
   * @param followUpDue a date, ISO 8601
   */
  record Line(
      int number,
      String text,
      String language,
      @Nullable String theme,
      int part,
      List<Stop> way,
      int votes,
      Fate outcome,
      @Nullable String reason,
      @Nullable String answer,
      List<String> answeredBy,
      @Nullable Instant answeredAt,
      @Nullable String followUpOwner,
      @Nullable String followUpDue) {

    record Stop(int part, int number) {}

    static Line of(int number, QuestionThread thread) {
      var question = thread.last().question();
      var fate = thread.fate();
      var due = question.followUpDue();
      return new Line(
          number,
          question.text(),
          question.language(),
          question.themeName(),
          thread.first().part().number(),
          thread.steps().stream()
              .map(step -> new Stop(step.part().number(), step.question().number()))
              .toList(),
          thread.votes(),
          fate,
          fate == Fate.NOT_ANSWERED ? question.reason() : null,
          question.handling() == Handling.ANSWERED_TEXT ? question.answer() : null,
          question.answerers(),
          fate == Fate.ANSWERED_LIVE || fate == Fate.ANSWERED_TEXT ? question.answeredAt() : null,
          fate == Fate.FOLLOW_UP ? question.followUpOwner() : null,
          fate == Fate.FOLLOW_UP && due != null ? due.toString() : null);
    }
  }

  static Download.Table of(Journey journey, Messages t) {
    var threads = journey.threads();
    var lines =
        IntStream.range(0, threads.size()).mapToObj(i -> Line.of(i + 1, threads.get(i))).toList();
    var zone = journey.seen().arena().zone();
    return new Download.Table(
        t.say("journey.questions"),
        heading(t, zone),
        lines.stream().map(line -> row(line, t, zone)).toList(),
        lines);
  }

  private static List<Cell> heading(Messages t, ZoneId zone) {
    return Stream.of(
            "journey.file.number",
            "question.export.text",
            "question.export.language",
            "question.export.theme",
            "journey.file.part",
            "journey.file.way",
            "question.export.votes",
            "journey.became",
            "question.export.reason",
            "question.export.answer",
            "question.export.answeredBy",
            "question.export.answeredAt",
            "question.export.followUpOwner",
            "question.export.followUpDue")
        .map(key -> Cell.of(t.say(key, zone.getId())))
        .toList();
  }

  private static List<Cell> row(Line line, Messages t, ZoneId zone) {
    var at = line.answeredAt();
    return List.of(
        new Cell.Figure(line.number()),
        Cell.of(line.text()),
        Cell.of(line.language()),
        text(line.theme()),
        new Cell.Figure(line.part()),
        Cell.of(way(line.way(), t)),
        new Cell.Figure(line.votes()),
        Cell.of(t.name("journey.fate", line.outcome())),
        text(line.reason()),
        text(line.answer()),
        Cell.of(String.join(", ", line.answeredBy())),
        at == null ? Cell.of("") : new Cell.Moment(LocalDateTime.ofInstant(at, zone)),
        text(line.followUpOwner()),
        text(line.followUpDue()));
  }

  private static String way(List<Line.Stop> stops, Messages t) {
    return stops.stream()
        .map(stop -> t.say("journey.file.stop", stop.part(), stop.number()))
        .reduce((one, other) -> one + " → " + other)
        .orElse("");
  }

  private static Cell text(@Nullable String words) {
    return Cell.of(words == null ? "" : words);
  }
}
