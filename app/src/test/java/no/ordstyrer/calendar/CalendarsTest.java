package no.ordstyrer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files say, byte by byte. Two foreign parsers read them in {@link ParsersTest}. */
class CalendarsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/calendar");

  @Test
  void an_invitation() {
    assertGolden("request.ics", Calendars.request(Entries.anne()));
  }

  @Test
  void a_cancellation() {
    assertGolden("cancel.ics", Calendars.cancel(Entries.anne()));
  }

  @Test
  void a_file_for_anybody() {
    assertGolden("file.ics", Calendars.file(Entries.anne()));
  }

  @Test
  void a_feed() {
    assertGolden("feed.ics", feed());
  }

  @Test
  void the_same_entries_in_any_order_give_the_same_bytes() {
    var first = Entries.anne();
    var second = Entries.of("second@x.example", "To", "Anne", Entries.OSLO, "2026-09-24T10:00");
    var feed = new Feed("A", "https://x.example/a.ics", List.of(first, second));
    var turned = new Feed("A", "https://x.example/a.ics", List.of(second, first));
    assertThat(turned.text()).isEqualTo(feed.text());
    assertThat(turned.tag()).isEqualTo(feed.tag());
    var less = new Feed("A", "https://x.example/a.ics", List.of(first, second.cancelled()));
    assertThat(less.tag()).isNotEqualTo(feed.tag());
  }

  @Test
  void what_is_published_names_no_attendee_and_only_a_feed_names_itself() {
    assertThat(Calendars.request(Entries.anne())).contains("ATTENDEE").doesNotContain("X-WR");
    assertThat(Calendars.file(Entries.anne())).doesNotContain("ATTENDEE").doesNotContain("X-WR");
    assertThat(feed()).doesNotContain("ATTENDEE").doesNotContain("VALARM").contains("X-WR-CALNAME");
  }

  @Test
  void every_line_fits_and_ends_as_it_must() {
    var hostile =
        "æøå čđŋšŧž 🎉👩‍💻 ;,\\\"^ " + "ø".repeat(200) + "🎈".repeat(100) + "\r\nX-EVIL:1\n\rY:2";
    for (var written :
        List.of(
            Calendars.request(Entries.titled(hostile)),
            Calendars.request(Entries.of("u@x", "T", hostile, Entries.OSLO, "2026-01-05T09:00")),
            new Feed(hostile, "https://x.example/" + "a".repeat(300), List.of()).text())) {
      assertThat(written).endsWith("\r\n").doesNotContain("\nX-EVIL").doesNotContain("\nY:2");
      assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
      for (var line : written.split("\r\n", -1)) {
        var octets = line.getBytes(StandardCharsets.UTF_8);
        assertThat(octets.length).isLessThanOrEqualTo(75);
        assertThat(new String(octets, StandardCharsets.UTF_8))
            .doesNotContain("\uFFFD")
            .doesNotContain("?");
      }
    }
  }

  @Test
  void an_address_is_written_as_a_mailto() {
    var entry = Entries.anne();
    var written =
        Calendars.request(
            new Entry(
                entry.uid(),
                1,
                entry.stamp(),
                entry.status(),
                "T",
                "",
                "",
                entry.url(),
                true,
                entry.start(),
                entry.end(),
                entry.zone(),
                "O",
                "o@x.example",
                "Å",
                "å%b+c@blåbær.example"));
    assertThat(written.replace("\r\n ", ""))
        .contains(":mailto:%C3%A5%25b+c@xn--blbr-roah.example\r\n");
  }

  @Test
  void an_entry_ends_after_it_starts() {
    var entry = Entries.anne();
    assertThatThrownBy(() ->
            new Entry(
                "u",
                0,
                entry.stamp(),
                entry.status(),
                "",
                "",
                "",
                entry.url(),
                true,
                entry.start(),
                entry.start(),
                entry.zone(),
                "",
                "",
                null,
                null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static String feed() {
    var part2 =
        Entries.of(
            "b@ordstyrer.example", "Del 2, avlyst", "Anne", Entries.OSLO, "2026-11-05T10:00");
    return new Feed(
            "Samhandlingsarena, #18",
            "https://ordstyrer.example/samhandlingsarena/18.ics",
            List.of(Entries.anne(), part2.cancelled()))
        .text();
  }

  /**
   * With {@code GOLDEN=write} in the environment the files are written anew; read the difference
   * before landing.
   */
  private static void assertGolden(String name, String written) {
    try {
      if ("write".equals(System.getenv("GOLDEN"))) {
        Files.writeString(GOLDEN.resolve(name), written);
      }
      assertThat(written).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All golden files, for the parsers. */
  static Stream<String> golden() {
    return Stream.of("request.ics", "cancel.ics", "file.ics", "feed.ics")
        .map(name -> {
          try {
            return Files.readString(GOLDEN.resolve(name));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
