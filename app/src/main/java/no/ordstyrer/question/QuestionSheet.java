package no.ordstyrer.question;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Sheet.Cell;
import org.jspecify.annotations.Nullable;

/** Questions as a table, with the columns of the public file or of the restricted one. */
final class QuestionSheet {
  /** What only moderators see. */
  private static final List<String> RESTRICTED = List.of("participant", "changedBy");

  private final Messages t;
  private final ZoneId zone;
  private final List<Column> columns;

  private record Column(String name, Function<ExportedQuestion, Cell> cell) {}

  QuestionSheet(Messages t, ZoneId zone, boolean restricted) {
    this.t = t;
    this.zone = zone;
    columns = all().filter(column -> restricted || !RESTRICTED.contains(column.name())).toList();
  }

  List<Cell> heading() {
    return columns.stream()
        .map(column -> Cell.of(t.say("question.export." + column.name(), zone.getId())))
        .toList();
  }

  List<Cell> row(ExportedQuestion question) {
    return columns.stream().map(column -> column.cell().apply(question)).toList();
  }

  private Stream<Column> all() {
    return Stream.of(
        new Column("part", question -> new Cell.Figure(question.part())),
        new Column("number", question -> new Cell.Figure(question.number())),
        new Column("text", question -> Cell.of(question.text())),
        new Column("language", question -> Cell.of(question.language())),
        new Column("theme", question -> text(question.theme())),
        new Column("asker", question -> Cell.of(question.asker())),
        new Column("participant", question -> figure(question.participant())),
        new Column("askedAt", question -> moment(question.askedAt())),
        new Column(
            "moderation",
            question -> Cell.of(t.name("question.moderation", question.moderation()))),
        new Column(
            "handling", question -> Cell.of(t.name("question.handling", question.handling()))),
        new Column("reason", question -> text(question.reason())),
        new Column("votes", question -> new Cell.Figure(question.votes())),
        new Column("mergedInto", question -> figure(question.mergedInto())),
        new Column("carriedFrom", question -> figure(question.carriedFrom())),
        new Column("votesThere", question -> figure(question.votesThere())),
        new Column("carriedTo", question -> figure(question.carriedTo())),
        new Column("publishedAt", question -> moment(question.publishedAt())),
        new Column("liveAt", question -> moment(question.liveAt())),
        new Column("answeredAt", question -> moment(question.answeredAt())),
        new Column("answer", question -> text(question.answer())),
        new Column("answeredBy", question -> Cell.of(String.join(", ", question.answeredBy()))),
        new Column("followUpOwner", question -> text(question.followUpOwner())),
        new Column("followUpDue", question -> text(question.followUpDue())),
        new Column("changedBy", question -> text(question.changedBy())));
  }

  private static Cell text(@Nullable String words) {
    return Cell.of(words == null ? "" : words);
  }

  private static Cell figure(@Nullable Integer number) {
    return number == null ? Cell.of("") : new Cell.Figure(number);
  }

  private Cell moment(@Nullable Instant at) {
    return at == null ? Cell.of("") : new Cell.Moment(LocalDateTime.ofInstant(at, zone));
  }
}
