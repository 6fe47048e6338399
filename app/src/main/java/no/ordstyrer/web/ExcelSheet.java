package no.ordstyrer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX (ECMA-376). Text is written as text, which no spreadsheet takes for a formula. */
final class ExcelSheet implements Sheet {
  /** So many rows are kept before they are written out. */
  private static final int KEPT = 500;

  private static final int WIDTH = 24;

  private final Workbook book;
  private final Worksheet sheet;
  private int row;

  ExcelSheet(String name, OutputStream out) {
    book = new Workbook(out, "Ordstyrer", "1.0");
    sheet = book.newWorksheet(titled(name));
    sheet.freezePane(0, 1);
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    for (var column = 0; column < cells.size(); column++) {
      if (row == 0) {
        sheet.width(column, WIDTH);
        sheet.style(row, column).bold().set();
      }
      write(column, cells.get(column));
    }
    row++;
    if (row % KEPT == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }

  private void write(int column, Cell cell) {
    switch (cell) {
      case Cell.Text(var words) -> sheet.inlineString(row, column, words);
      case Cell.Figure(var number) -> sheet.value(row, column, number);
      case Cell.Moment(var at) -> {
        sheet.value(row, column, at);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
      }
    }
  }

  /** At most 31 characters, and none of those that Excel uses in references. */
  private static String titled(String name) {
    var clean = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    return clean.isEmpty() ? "1" : clean.substring(0, Math.min(31, clean.length()));
  }
}
