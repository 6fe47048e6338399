package no.ordstyrer.registration;

import java.util.Comparator;
import java.util.List;
import no.ordstyrer.web.CsvTable;

/**
 * What somebody says of a report whose headings we do not know: the columns from 0, -1 for one that
 * is not there.
 */
public record ChosenColumns(int name, int email, int joined, int left, int length) {

  /** The columns' names: the first row that is as full as any, since titles stand before it. */
  static List<String> headings(CsvTable table) {
    return table.rows().stream()
        .max(Comparator.comparingLong(ChosenColumns::fullness))
        .map(row -> row.cells().stream().map(cell -> cell.replaceAll("\\s+", " ").strip()).toList())
        .orElse(List.of());
  }

  /** Whether who was there and when can be read from them. */
  public boolean suffice() {
    return name >= 0 && (joined >= 0 || length >= 0);
  }

  MeetingColumns columns() {
    return new MeetingColumns(name, email, joined, left, length, -1, false);
  }

  private static long fullness(CsvTable.Row row) {
    return row.cells().stream().filter(cell -> !cell.isBlank()).count();
  }
}
