package no.ordstyrer.studio;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.PersonLine;
import no.ordstyrer.series.Part;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Sheet.Cell;

/** The list of people as a table, with the columns that somebody chose. */
final class PeopleSheet {
  /** The columns every series has; each part adds its own. */
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
  private final List<Part> parts;
  private final List<Column> columns;

  /** {@code chosen}: names of columns and {@code part-2}; what is unknown is left out. */
  PeopleSheet(Messages t, ZoneId zone, List<Part> parts, List<String> chosen) {
    this.t = t;
    this.zone = zone;
    this.parts = parts.stream().filter(part -> chosen.contains(name(part))).toList();
    columns = List.of(Column.values()).stream().filter(one -> chosen.contains(one.name())).toList();
  }

  static List<Choice> choices(Messages t, List<Part> parts) {
    var choices = new ArrayList<Choice>();
    for (var column : Column.values()) {
      choices.add(Choice.of(column.name(), t.name("people.column", column)));
    }
    for (var part : parts) {
      choices.add(Choice.of(name(part), t.say("people.column.part", part.label())));
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
    return cells;
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
