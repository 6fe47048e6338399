package no.ordstyrer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every file that we write means to others what it means to us. */
class ParsersTest {
  /**
   * Whole and half hours, both hemispheres, days that shift by UTC, rules that iCalendar cannot
   * say.
   */
  private static final List<String> ZONES =
      List.of(
          "Europe/Oslo",
          "Europe/Dublin",
          "Europe/Lisbon",
          "Atlantic/Azores",
          "Africa/Cairo",
          "Africa/Casablanca",
          "America/New_York",
          "America/Nuuk",
          "America/Santiago",
          "America/St_Johns",
          "America/Havana",
          "Antarctica/Troll",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Jerusalem",
          "Asia/Kathmandu",
          "Asia/Tehran",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Pacific/Kiritimati",
          "Etc/UTC");

  private static final String LETTERS =
      "abc XYZ 019 æøåÆØÅ áčđŋšŧžÁČĐŊŠŦŽ äöüß ;:,\\\"^'nN=<>&%()[]{}#@!?*/|~`´–—…«»\u00a0\u200d 漢字 🎉👩‍💻🇳🇴";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void the_golden_files_are_understood(Parsers parser) {
    var read = parser.read(folder, CalendarsTest.golden().toList());
    assertThat(read).hasSize(5);
    var entry = Entries.anne();
    assertThat(read)
        .extracting(Parsers.Understood::method)
        .containsExactly("REQUEST", "CANCEL", "PUBLISH", "PUBLISH", "PUBLISH");
    assertThat(read.getFirst())
        .usingRecursiveComparison()
        .ignoringFields("file")
        .isEqualTo(
            new Parsers.Understood(
                folder,
                "REQUEST",
                "",
                entry.uid(),
                0,
                "CONFIRMED",
                entry.start(),
                entry.end(),
                entry.title(),
                entry.url() + "\n\n" + entry.description(),
                entry.url(),
                1,
                "Anne Deltaker"));
    assertThat(read.get(1).status()).isEqualTo("CANCELLED");
    assertThat(read.get(2).attendees()).isZero();
    assertThat(read.get(3).calendarName()).isEqualTo("Samhandlingsarena, #18");
  }

  @ParameterizedTest
  @EnumSource
  void hostile_names_and_titles_come_back_as_they_went(Parsers parser) {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var entries = new ArrayList<Entry>();
    for (var i = 0; i < 200; i++) {
      var title = "T" + typed(random) + "t";
      entries.add(
          Entries.of(
              "u" + i + "@x.example",
              title,
              "N" + typed(random) + "n",
              Entries.OSLO,
              "2026-09-10T10:00"));
    }
    var read = parser.read(folder, entries.stream().map(Calendars::request).toList());
    assertThat(read).hasSameSizeAs(entries);
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      assertThat(read.get(i).title()).as("seed %d", seed).isEqualTo(Lines.clean(entry.title()));
      assertThat(read.get(i).attendee())
          .as("seed %d", seed)
          .isEqualTo(Lines.cleanName(String.valueOf(entry.attendeeName())));
      assertThat(read.get(i).attendees()).isOne();
      assertThat(read.get(i).uid()).isEqualTo(entry.uid());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_hour_is_the_same_hour_in_every_zone_until_2040(Parsers parser) {
    var calendars = new ArrayList<String>();
    var entries = new ArrayList<Entry>();
    for (var name : ZONES) {
      var zone = ZoneId.of(name);
      var ofZone = around(zone);
      calendars.add(new Feed(name, "https://x.example/a.ics", ofZone).text());
      entries.addAll(ofZone);
      for (var entry : ofZone.subList(0, 12)) {
        calendars.add(Calendars.file(entry));
        entries.add(entry);
      }
    }
    var read = parser.read(folder, calendars);
    assertThat(read).hasSameSizeAs(entries);
    for (var i = 0; i < entries.size(); i++) {
      assertThat(read.get(i).uid()).isEqualTo(entries.get(i).uid());
      assertThat(read.get(i).start())
          .as(entries.get(i).toString())
          .isEqualTo(entries.get(i).start());
      assertThat(read.get(i).end()).as(entries.get(i).toString()).isEqualTo(entries.get(i).end());
    }
  }

  @ParameterizedTest
  @EnumSource
  void feeds_of_none_and_of_many(Parsers parser) {
    var many = new ArrayList<Entry>();
    for (var i = 0; i < 200; i++) {
      var start = LocalDateTime.parse("2026-01-01T10:00").plusDays(i).toString();
      many.add(Entries.of("u%03d@x.example".formatted(i), "Del " + i, "A", Entries.OSLO, start));
    }
    var none = new Feed("Ingen", "https://x.example/a.ics", List.of()).text();
    assertThat(none).contains("BEGIN:VTIMEZONE");
    assertThat(parser.read(folder, List.of(none))).isEmpty();
    assertThat(
            parser.read(folder, List.of(new Feed("Alle", "https://x.example/a.ics", many).text())))
        .hasSize(200);
  }

  /** Noon on the first of each month, and hours before and after each change of the clock. */
  private static List<Entry> around(ZoneId zone) {
    var entries = new ArrayList<Entry>();
    for (var month = LocalDateTime.parse("2024-01-01T12:00");
        month.getYear() <= 2040;
        month = month.plusMonths(1)) {
      add(entries, zone, month);
    }
    var rules = zone.getRules();
    var change = rules.nextTransition(entries.getFirst().start());
    while (change != null && change.getDateTimeBefore().getYear() <= 2040) {
      add(entries, zone, change.getDateTimeBefore().minusHours(6));
      add(entries, zone, change.getDateTimeAfter().plusHours(3));
      change = rules.nextTransition(change.getInstant());
    }
    entries.sort(java.util.Comparator.comparing(Entry::start).thenComparing(Entry::uid));
    return entries;
  }

  private static void add(List<Entry> entries, ZoneId zone, LocalDateTime start) {
    var uid = "u" + entries.size() + "@x.example";
    entries.add(Entries.of(uid, zone.getId(), "A", zone, start.toString()));
  }

  private static String typed(Random random) {
    var letters = LETTERS.codePoints().toArray();
    var text = new StringBuilder();
    for (var length = random.nextInt(120); length > 0; length--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
      if (random.nextInt(40) == 0) {
        text.append(
            List.of(
                    "\r\n", "\n", "\r", "\t", "\u0000", "\u0007", "\u0085", "\u2028", "\ud83c",
                    "\\n", "^n", "\"")
                .get(random.nextInt(12)));
      }
    }
    return text.toString();
  }
}
