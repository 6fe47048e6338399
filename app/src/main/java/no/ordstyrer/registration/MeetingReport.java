package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.ordstyrer.web.CsvTable;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What a video meeting says of who was there, read from the table that it gives its host: the
 * attendance report of Microsoft Teams, with its numbered sections, or the list of participants of
 * Zoom. The words of the headings are known in Norwegian and English; in a section of Teams whose
 * words are not, the columns are where Teams puts them.
 */
record MeetingReport(Source source, List<Stay> stays) {

  /** Where it comes from. */
  enum Source {
    TEAMS,
    ZOOM,
    /** Somebody said which column is which. */
    OTHER
  }

  /** Somebody was there from one moment until another, as the meeting names her. */
  record Stay(String name, String email, Instant from, Instant until) {}

  private static final String SECTION = "[1-9]\\. ?\\S.*";

  MeetingReport {
    stays = List.copyOf(stays);
  }

  /**
   * Empty when it is no such report.
   *
   * @param zone of the wall times in it
   * @param start of the part: who is only said how long to have been there was there from then, and
   *     of two ways to read a date the nearer is meant
   */
  static Optional<MeetingReport> read(CsvTable table, ZoneId zone, Instant start) {
    var sections = sections(table);
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    // The last one that says anything is the one that says it stay by stay.
    var section = sections.getLast();
    return read(section, source(table, section), zone, start);
  }

  /**
   * The same, where somebody says which column is which; rows without a figure there, as headings,
   * are left out.
   */
  static Optional<MeetingReport> read(
      CsvTable table, ChosenColumns chosen, ZoneId zone, Instant start) {
    var columns = chosen.columns();
    var rows =
        table.rows().stream()
            .filter(row -> (columns.joined(row) + columns.length(row)).matches(".*\\d.*"))
            .toList();
    return read(new Section(columns, rows), Source.OTHER, zone, start);
  }

  private static Optional<MeetingReport> read(
      Section section, Source source, ZoneId zone, Instant start) {
    var times = MeetingTimes.of(section.moments(), LocalDateTime.ofInstant(start, zone));
    if (times.isEmpty()) {
      return Optional.empty();
    }
    var stays =
        section.rows().stream()
            .filter(row -> !section.columns().waited(row))
            .map(row -> stay(section.columns(), row, times.get(), zone, start))
            .flatMap(Optional::stream)
            .toList();
    return Optional.of(new MeetingReport(source, stays));
  }

  private record Section(MeetingColumns columns, List<CsvTable.Row> rows) {
    List<String> moments() {
      return rows.stream()
          .flatMap(row -> List.of(columns.joined(row), columns.left(row)).stream())
          .filter(text -> !text.isEmpty())
          .toList();
    }
  }

  private static List<Section> sections(CsvTable table) {
    var sections = new ArrayList<Section>();
    MeetingColumns columns = null;
    var numbered = false;
    var rows = new ArrayList<CsvTable.Row>();
    for (var row : table.rows()) {
      var title = row.cell(0).matches(SECTION) && row.cell(1).isEmpty();
      var heading = MeetingColumns.of(row);
      if (title || heading.isPresent()) {
        add(sections, columns, rows);
        rows.clear();
        columns = heading.orElse(null);
        numbered = title && !row.cell(0).startsWith("1");
      } else if (numbered && columns == null) {
        columns = MeetingColumns.OF_TEAMS;
      } else {
        rows.add(row);
      }
    }
    add(sections, columns, rows);
    return sections;
  }

  private static void add(
      List<Section> sections, @Nullable MeetingColumns columns, List<CsvTable.Row> rows) {
    if (columns != null && !rows.isEmpty()) {
      sections.add(new Section(columns, List.copyOf(rows)));
    }
  }

  private static Source source(CsvTable table, Section section) {
    return section.columns().byTeams()
            || table.rows().stream().anyMatch(row -> row.cell(0).matches(SECTION))
        ? Source.TEAMS
        : Source.ZOOM;
  }

  private static Optional<Stay> stay(
      MeetingColumns columns, CsvTable.Row row, MeetingTimes times, ZoneId zone, Instant start) {
    var name = plain(columns.name(row), 200);
    var email = plain(columns.email(row), 254);
    var joined = times.read(columns.joined(row)).map(at -> at.atZone(zone).toInstant());
    var left = times.read(columns.left(row)).map(at -> at.atZone(zone).toInstant());
    var length = duration(columns.length(row));
    if (name.isEmpty() || (joined.isEmpty() && length.isEmpty())) {
      return Optional.empty();
    }
    // Who came early was there from the start.
    var from = joined.filter(start::isBefore).orElse(start);
    var until = left.orElse(joined.orElse(start).plus(length.orElse(Duration.ZERO)));
    return Optional.of(new Stay(name, email, from, until.isBefore(from) ? from : until));
  }

  private static String plain(String typed, int most) {
    var text = Form.clean(typed).replaceAll("\\s+", " ").strip();
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** {@code 1h 2m 3s}, {@code 1 t 2 min}, {@code 01:02:03}, or a number of minutes. */
  static Optional<Duration> duration(String typed) {
    var text = typed.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').strip();
    if (text.matches("\\d{1,5}")) {
      return Optional.of(Duration.ofMinutes(Long.parseLong(text)));
    }
    if (text.matches("\\d{1,3}:\\d{2}:\\d{2}")) {
      var pieces = text.split(":", -1);
      return Optional.of(
          Duration.ofHours(Long.parseLong(pieces[0]))
              .plusMinutes(Long.parseLong(pieces[1]))
              .plusSeconds(Long.parseLong(pieces[2])));
    }
    if (!text.matches("(\\d{1,5} ?[a-zå]+\\.?,?( og| and)? ?)+")) {
      return Optional.empty();
    }
    var sum = Duration.ZERO;
    var pieces = java.util.regex.Pattern.compile("(\\d{1,5}) ?([a-zå])").matcher(text);
    while (pieces.find()) {
      var number = Long.parseLong(pieces.group(1));
      sum =
          switch (pieces.group(2)) {
            case "h", "t" -> sum.plusHours(number);
            case "m" -> sum.plusMinutes(number);
            default -> sum.plusSeconds(number);
          };
    }
    return Optional.of(sum);
  }
}
