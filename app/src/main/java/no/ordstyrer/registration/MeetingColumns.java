package no.ordstyrer.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.ordstyrer.web.CsvTable;

/** Which column of a meeting's report says what; -1 for one that is not there. */
record MeetingColumns(
    int name, int email, int joined, int left, int length, int waiting, boolean byTeams) {

  /** In a numbered section of Teams, whatever its headings are called. */
  static final MeetingColumns OF_TEAMS = new MeetingColumns(0, 4, 1, 2, 3, -1, true);

  /** Empty when the row is no heading of people. */
  static Optional<MeetingColumns> of(CsvTable.Row row) {
    var words = row.cells().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    var name = find(words, cell -> cell.matches("(full |fullt )?(name|navn|namn)( \\(.*\\))?"));
    var joined = find(words, any("join", " med", "deltok", "delt", "tiltr", "første"));
    var length = find(words, any("duration", "varighe", "varigheit", "lengde"));
    if (name < 0 || (joined < 0 && length < 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new MeetingColumns(
            name,
            find(words, any("email", "e-mail", "e-post", "epost")),
            joined,
            find(
                words, any("leave", "left", "forl", "utgang", "avslutt", "siste", "gikk", "gjekk")),
            length,
            find(words, any("waiting", "venterom")),
            find(words, any("upn", "in-meeting", "i møtet")) >= 0));
  }

  String name(CsvTable.Row row) {
    return row.cell(name);
  }

  String email(CsvTable.Row row) {
    return row.cell(email).contains("@") ? row.cell(email) : "";
  }

  String joined(CsvTable.Row row) {
    return row.cell(joined);
  }

  String left(CsvTable.Row row) {
    return row.cell(left);
  }

  String length(CsvTable.Row row) {
    return row.cell(length);
  }

  /** Whether she only waited to be let in. */
  boolean waited(CsvTable.Row row) {
    return row.cell(waiting).toLowerCase(Locale.ROOT).matches("yes|ja");
  }

  private static Predicate<String> any(String... pieces) {
    return cell -> List.of(pieces).stream().anyMatch(cell::contains);
  }

  private static int find(List<String> words, Predicate<String> wanted) {
    return IntStream.range(0, words.size())
        .filter(column -> wanted.test(words.get(column)))
        .findFirst()
        .orElse(-1);
  }
}
