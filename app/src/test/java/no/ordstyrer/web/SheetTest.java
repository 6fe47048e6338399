package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import no.ordstyrer.web.Sheet.Cell;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final List<Cell> HARD =
      List.of(
          Cell.of("=cmd|'/C calc'!A0"),
          Cell.of("+47 22 22 22 22"),
          Cell.of("-1"),
          Cell.of("@sum"),
          Cell.of("\tx"),
          Cell.of("\rx"),
          Cell.of("Å; \"si\", og\nskrive"),
          Cell.of(""),
          new Cell.Figure(-3),
          new Cell.Moment(LocalDateTime.of(2030, 9, 5, 10, 0)));

  @Test
  void csv_is_read_back_as_it_was_and_no_text_begins_a_formula() throws IOException {
    for (var format : List.of(Sheet.Format.CSV_SEMICOLON, Sheet.Format.CSV_COMMA)) {
      var bytes = written(format);
      assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
      var text = new String(bytes, StandardCharsets.UTF_8).substring(1);
      assertThat(text).endsWith("\r\n");
      var separator = format == Sheet.Format.CSV_COMMA ? ',' : ';';
      var rows = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream().toList();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).getFields())
          .containsExactly(
              "'=cmd|'/C calc'!A0",
              "'+47 22 22 22 22",
              "'-1",
              "'@sum",
              "'\tx",
              "'\rx",
              "Å; \"si\", og\nskrive",
              "",
              "-3",
              "2030-09-05 10:00");
    }
  }

  @Test
  void excel_gets_text_as_text() throws IOException {
    var sheet = sheet(written(Sheet.Format.XLSX));
    assertThat(sheet).contains("t=\"inlineStr\"", "=cmd|", "skrive").doesNotContain("<f>");
  }

  private static byte[] written(Sheet.Format format) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var sheet = Sheet.open(format, "En [lang] tittel: på mer enn tretti-én tegn", out)) {
      sheet.row(HARD.stream().map(_ -> Cell.of("heading")).toList());
      sheet.row(HARD);
    }
    return out.toByteArray();
  }

  /** By its directory at the end, as spreadsheets read it. */
  private static String sheet(byte[] xlsx) throws IOException {
    var file = Files.createTempFile("sheet", ".xlsx");
    Files.write(file, xlsx);
    try (var zip = new ZipFile(file.toFile())) {
      var entry = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet1.xml"));
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }
}
