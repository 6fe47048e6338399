package no.ordstyrer.studio;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.Field;
import no.ordstyrer.registration.PersonLine;
import no.ordstyrer.series.Part;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Sheet.Cell;

/**
 * The list of people as a table, with the columns that somebody chose: those that every series has,
 * one for each part, one for each of the organiser's fields. What people need to take part is in
 * none of them.
 */
final class PeopleSheet {
  /** The columns every series has. */
  private enum Column {
    NAME,
    EMAIL,
    ORGANISATION,
    TITLE,
    LANGUAGE,
    REGISTERED
  }

  private final Messages t;
  private final ZoneId zone;
  private final List<Column> columns;
  private final List<Part> parts;
  private final List<Field> fields;

  /** {@code chosen}: names of columns, {@code part-2}, {@code field-7}; the unknown is left out. */
  PeopleSheet(Messages t, ZoneId zone, List<Part> parts, List<Field> fields, List<String> chosen) {
    this.t = t;
    this.zone = zone;
    columns = List.of(Column.values()).stream().filter(one -> chosen.contains(one.name())).toList();
    this.parts = parts.stream().filter(part -> chosen.contains(name(part))).toList();
    this.fields = fields.stream().filter(field -> chosen.contains(field.name())).toList();
  }

  static List<Choice> choices(Messages t, List<Part> parts, List<Field> fields) {
    var choices = new ArrayList<Choice>();
    for (var column : Column.values()) {
      choices.add(Choice.of(column.name(), t.name("people.column", column)));
    }
    for (var part : parts) {
      choices.add(Choice.of(name(part), t.say("people.column.part", part.label())));
    }
    for (var field : fields) {
      choices.add(Choice.of(field.name(), t.say("people.column.field", field.label())));
    }
    return choices;
  }

  /** Ticked from the start: what most lists need, without more than that. */
  static List<String> usual() {
    return List.of(Column.NAME.name(), Column.EMAIL.name(), Column.ORGANISATION.name());
  }

  List<Cell> heading() {
    var cells = new ArrayList<Cell>();
    columns.forEach(column -> cells.add(Cell.of(t.name("people.column", column))));
    parts.forEach(part -> cells.add(Cell.of(part.label())));
    fields.forEach(field -> cells.add(Cell.of(field.label())));
    return cells;
  }

  List<Cell> row(PersonLine line) {
    var cells = new ArrayList<Cell>();
    columns.forEach(column -> cells.add(cell(column, line)));
    for (var part : parts) {
      cells.add(
          Cell.of(
              line.place(part.number()).map(state -> t.say("people.state." + state)).orElse("")));
    }
    fields.forEach(field -> cells.add(Cell.of(said(t, field.kind(), line.answer(field.id())))));
    return cells;
  }

  /** The words that an answer to choose may hold, as they are kept. */
  static List<String> words(Field field) {
    return switch (field.kind()) {
      case CHOICE, SEVERAL -> field.options();
      case YES_NO -> List.of("YES", "NO");
      case CONSENT -> List.of("YES");
      case SHORT, LONG -> List.of();
    };
  }

  /** What was answered, as it is read. */
  static String said(Messages t, Field.Kind kind, String words) {
    return switch (kind) {
      case YES_NO, CONSENT ->
          Stream.of(words.split("; ", -1))
              .filter(word -> !word.isEmpty())
              .map(word -> t.say("YES".equals(word) ? "fields.yes" : "fields.no"))
              .collect(Collectors.joining("; "));
      case CHOICE, SEVERAL, SHORT, LONG -> words;
    };
  }

  private Cell cell(Column column, PersonLine line) {
    return switch (column) {
      case NAME -> Cell.of(line.name());
      case EMAIL -> Cell.of(line.email());
      case ORGANISATION -> Cell.of(line.organisation());
      case TITLE -> Cell.of(line.roleTitle());
      case LANGUAGE -> Cell.of(line.language());
      case REGISTERED -> new Cell.Moment(LocalDateTime.ofInstant(line.createdAt(), zone));
    };
  }

  private static String name(Part part) {
    return "part-" + part.number();
  }
}
