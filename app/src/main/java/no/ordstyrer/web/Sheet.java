package no.ordstyrer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A table that leaves the house row by row, so that a long one costs no memory. The first row is
 * the heading.
 */
public interface Sheet extends AutoCloseable {

  void row(List<Cell> cells) throws IOException;

  @Override
  void close() throws IOException;

  /** What stands in a cell. */
  sealed interface Cell {
    record Text(String words) implements Cell {}

    record Figure(long number) implements Cell {}

    /** A wall time; its zone is said in the heading. */
    record Moment(LocalDateTime at) implements Cell {}

    static Cell of(String words) {
      return new Text(words);
    }
  }

  /** How it is written. */
  enum Format {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** As Excel wants it where the comma is the decimal sign. */
    CSV_SEMICOLON("csv", "text/csv; charset=utf-8"),
    /** As RFC 4180 wants it. */
    CSV_COMMA("csv", "text/csv; charset=utf-8");

    private final String ending;
    private final String contentType;

    Format(String ending, String contentType) {
      this.ending = ending;
      this.contentType = contentType;
    }

    public String ending() {
      return ending;
    }

    public String contentType() {
      return contentType;
    }
  }

  /**
   * Begins a table. Closing it ends the file, not the stream.
   *
   * @param name of the sheet, where the format has one
   */
  static Sheet open(Format format, String name, OutputStream out) throws IOException {
    return switch (format) {
      case XLSX -> new ExcelSheet(name, out);
      case CSV_SEMICOLON -> new CsvSheet(';', out);
      case CSV_COMMA -> new CsvSheet(',', out);
    };
  }
}
