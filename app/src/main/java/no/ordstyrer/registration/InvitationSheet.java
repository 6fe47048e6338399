package no.ordstyrer.registration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.CsvTable;
import no.ordstyrer.web.Form;

/**
 * A table of people to invite: which column holds what, and what becomes of each line.
 *
 * @param columns counted from 0; a kind that is not there has no entry
 * @param header whether the first row names the columns
 */
public record InvitationSheet(CsvTable table, Map<Kind, Integer> columns, boolean header) {
  /** What a column holds, and what such columns are called in headings, letters alone. */
  public enum Kind {
    EMAIL("epost epostadresse email emailaddress mail mailadresse"),
    NAME("navn namn name fulltnavn fulltnamn fullname fornavn førenamn firstname givenname"),
    SURNAME("etternavn etternamn lastname surname familyname"),
    ORGANISATION(
        "virksomhet verksemd organisasjon organisation organization company firma bedrift etat"
            + " kommune arbeidsgiver"),
    LANGUAGE("språk målform language");

    private final String headings;

    Kind(String headings) {
      this.headings = headings;
    }

    boolean isCalled(String heading) {
      return !heading.isEmpty() && (" " + headings + " ").contains(" " + heading + " ");
    }
  }

  /** What becomes of a line. */
  public enum Verdict {
    INVITED,
    NO_ADDRESS,
    BAD_ADDRESS,
    TOO_LONG,
    TWICE,
    REGISTERED,
    PENDING,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
  }

  /** One line of the file. */
  public record Line(int number, Invitee invitee, Verdict verdict) {}

  public InvitationSheet {
    columns = Map.copyOf(columns);
  }

  /** With the columns as their headings, or what stands in them, tell. */
  public static InvitationSheet recognise(CsvTable table) {
    var columns = new EnumMap<Kind, Integer>(Kind.class);
    if (table.rows().isEmpty()) {
      return new InvitationSheet(table, columns, false);
    }
    var first = table.rows().getFirst();
    for (var column = 0; column < first.cells().size(); column++) {
      var heading = letters(first.cell(column));
      for (var kind : Kind.values()) {
        if (kind.isCalled(heading)) {
          columns.putIfAbsent(kind, column);
        }
      }
    }
    var named = !columns.isEmpty();
    if (!columns.containsKey(Kind.EMAIL)) {
      fullOfAddresses(table).ifPresent(column -> columns.put(Kind.EMAIL, column));
    }
    var header = named || !Form.isEmail(first.cell(columns.getOrDefault(Kind.EMAIL, 0)));
    return new InvitationSheet(table, columns, header);
  }

  /** What each line comes to, when these addresses are known already, by their keys. */
  public List<Line> lines(Map<String, Verdict> known, Language spoken) {
    var seen = new HashSet<String>();
    return people().map(row -> line(row, known, seen, spoken)).toList();
  }

  /** How many lines hold people. */
  public long size() {
    return people().count();
  }

  private Stream<CsvTable.Row> people() {
    return table.rows().stream().skip(header ? 1 : 0);
  }

  private Line line(
      CsvTable.Row row, Map<String, Verdict> known, Set<String> seen, Language spoken) {
    var email = cell(row, Kind.EMAIL);
    var name = (cell(row, Kind.NAME) + " " + cell(row, Kind.SURNAME)).strip();
    var invitee =
        new Invitee(
            email,
            name,
            cell(row, Kind.ORGANISATION),
            language(cell(row, Kind.LANGUAGE)).orElse(spoken));
    return new Line(row.line(), invitee, verdict(invitee, known, seen));
  }

  private static Verdict verdict(Invitee one, Map<String, Verdict> known, Set<String> seen) {
    if (one.email().isEmpty()) {
      return Verdict.NO_ADDRESS;
    }
    if (one.email().length() > 254 || !Form.isEmail(one.email())) {
      return Verdict.BAD_ADDRESS;
    }
    if (tooLong(one.name()) || tooLong(one.organisation())) {
      return Verdict.TOO_LONG;
    }
    var key = Form.emailKey(one.email());
    if (!seen.add(key)) {
      return Verdict.TWICE;
    }
    return known.getOrDefault(key, Verdict.INVITED);
  }

  private String cell(CsvTable.Row row, Kind kind) {
    var column = columns.get(kind);
    return column == null ? "" : Form.clean(row.cell(column)).replaceAll("\\s+", " ").strip();
  }

  private static boolean tooLong(String text) {
    return text.codePointCount(0, text.length()) > 200;
  }

  private static Optional<Integer> fullOfAddresses(CsvTable table) {
    var hits = new HashMap<Integer, Integer>();
    for (var row : table.rows()) {
      for (var column = 0; column < row.cells().size(); column++) {
        if (Form.isEmail(row.cell(column))) {
          hits.merge(column, 1, Integer::sum);
        }
      }
    }
    return hits.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private static Optional<Language> language(String typed) {
    return switch (letters(typed)) {
      case "nb", "no", "bokmål", "norsk", "norwegian" -> Optional.of(Language.NB);
      case "nn", "nynorsk" -> Optional.of(Language.NN);
      case "en", "engelsk", "english" -> Optional.of(Language.EN);
      default -> Optional.empty();
    };
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}
