package no.ordstyrer.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * CSV as RFC 4180 says, in UTF-8 with a byte-order mark, without which Excel takes it for
 * Windows-1252. A text that a spreadsheet would take for a formula is put behind an apostrophe:
 * what people typed must not run in somebody's office.
 */
final class CsvSheet implements Sheet {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final CsvWriter csv;

  CsvSheet(char separator, OutputStream out) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(writer);
  }

  @Override
  public void row(List<Cell> cells) {
    csv.writeRecord(cells.stream().map(CsvSheet::written).toList());
  }

  @Override
  public void close() throws IOException {
    csv.flush();
  }

  private static String written(Cell cell) {
    return switch (cell) {
      case Cell.Text(var words) -> guarded(words);
      case Cell.Figure(var number) -> Long.toString(number);
      case Cell.Moment(var at) -> MOMENT.format(at);
    };
  }

  /** What begins a formula, or would after Excel has trimmed it (OWASP, CSV injection). */
  static String guarded(String words) {
    return !words.isEmpty() && "=+-@\t\r\n|＝＋－＠".indexOf(words.charAt(0)) >= 0
        ? "'" + words
        : words;
  }
}
