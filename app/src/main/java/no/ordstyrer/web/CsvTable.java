package no.ordstyrer.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as spreadsheets of all kinds save it: separated by comma, semicolon or tab, quoted or not
 * (RFC 4180), in UTF-8 with or without byte-order mark, in UTF-16 with one, else in Windows-1252.
 *
 * @param rows those that hold anything
 */
public record CsvTable(List<Row> rows) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SEPARATORS = List.of(';', '\t', ',');

  /** So many rows tell how the columns are parted. */
  private static final int SAMPLE = 20;

  /** One row, with the line of the file in which it begins, from 1. */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** What stands in a column from 0, trimmed; empty when the row is shorter. */
    public String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  public CsvTable {
    rows = List.copyOf(rows);
  }

  /** Empty when it is no such table: it holds what no text holds, or a quote never ends. */
  public static Optional<CsvTable> read(byte[] file) {
    var text = decode(file);
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return SEPARATORS.stream()
        .flatMap(separator -> parse(text, separator).stream())
        .max((one, other) -> Long.compare(one.regularity(), other.regularity()));
  }

  /** How many columns the widest row has. */
  public int width() {
    return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  /**
   * High when many rows are parted into equally many columns; the true separator does that best,
   * also where a title or two stand before the table.
   */
  private long regularity() {
    var widths =
        rows.stream()
            .limit(SAMPLE)
            .collect(Collectors.groupingBy(row -> row.cells().size(), Collectors.counting()));
    return widths.entrySet().stream()
        .mapToLong(width -> width.getValue() * (width.getKey() - 1))
        .max()
        .orElse(0);
  }

  private static Optional<CsvTable> parse(String text, char separator) {
    try (var csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      return Optional.of(new CsvTable(rows(csv.stream())));
    } catch (CsvParseException _) {
      return Optional.empty();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<Row> rows(Stream<CsvRecord> records) {
    return records
        .filter(record -> record.getFields().stream().anyMatch(field -> !field.isBlank()))
        .map(record -> new Row(Math.toIntExact(record.getStartingLineNumber()), record.getFields()))
        .toList();
  }

  private static String decode(byte[] file) {
    if (begins(file, 0xFF, 0xFE)) {
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
    }
    if (begins(file, 0xFE, 0xFF)) {
      return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
    }
    var bytes =
        begins(file, 0xEF, 0xBB, 0xBF)
            ? ByteBuffer.wrap(file, 3, file.length - 3)
            : ByteBuffer.wrap(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return new String(file, WINDOWS);
    }
  }

  private static boolean begins(byte[] file, int... mark) {
    for (var i = 0; i < mark.length; i++) {
      if (i >= file.length || (file[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
