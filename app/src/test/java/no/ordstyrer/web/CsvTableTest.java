package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final List<List<String>> SAMI =
      List.of(List.of("Navn", "E-post"), List.of("Kåre; Øst, jr.", "kare@etat.example"));

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t"})
  void each_separator_is_found_also_when_the_others_stand_in_a_name(String separator) {
    var text =
        "Navn" + separator + "E-post\r\n\"Kåre; Øst, jr.\"" + separator + "kare@etat.example\r\n";
    assertThat(cells(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(SAMI);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(SAMI);
    assertThat(cells(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(SAMI);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(SAMI);
    assertThat(cells(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(SAMI);
  }

  @Test
  void rows_keep_their_lines_and_empty_ones_are_left_out() {
    var table = table("e-post\n\n;;\n\"to\nlinjer\";b@x.example\nc@x.example\n");
    assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(1, 4, 6);
    assertThat(table.rows().get(1).cell(0)).isEqualTo("to\nlinjer");
    assertThat(table.rows().get(2).cell(0)).isEqualTo("c@x.example");
    assertThat(table.rows().get(2).cell(5)).isEmpty();
  }

  @Test
  void a_single_column_needs_no_separator() {
    assertThat(table("a@x.example\nb@x.example").rows()).hasSize(2);
    assertThat(table("").rows()).isEmpty();
  }

  @Test
  void what_is_no_table_is_told() {
    assertThat(CsvTable.read("\"never ends;a\nb".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(CsvTable.read(new byte[] {'P', 'K', 3, 4, 0, 0, 1})).isEmpty();
  }

  private static CsvTable table(String text) {
    return CsvTable.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static List<List<String>> cells(byte[] file) {
    return CsvTable.read(file).orElseThrow().rows().stream().map(CsvTable.Row::cells).toList();
  }
}
