package no.ordstyrer.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import no.ordstyrer.web.CalendarFile;

/**
 * A subscription (RFC 7986). Entries that were called off are the caller's to keep for a while.
 *
 * @param name what the calendar is called
 * @param source the feed's own address
 * @param entries in any order; kept by start
 */
public record Feed(String name, String source, List<Entry> entries) {
  /** What the same entry looked like: another when the way of writing changes. */
  private static final String HAND = sample();

  public Feed {
    entries =
        entries.stream()
            .sorted(Comparator.comparing(Entry::start).thenComparing(Entry::uid))
            .toList();
  }

  /**
   * Equal for equal bytes (RFC 9110 8.8.3), and found without writing them: whoever asks again is
   * answered from what there is to tell.
   */
  public String tag() {
    return CalendarFile.tag(HAND + this);
  }

  /** METHOD:PUBLISH, entries by start. */
  public String text() {
    return Calendars.feed(this);
  }

  private static String sample() {
    var start = Instant.parse("2030-09-12T08:00:00Z");
    return Calendars.file(
        new Entry(
            "sample@ordstyrer.invalid",
            1,
            start,
            Entry.Status.CONFIRMED,
            "A",
            "B",
            "C",
            "https://ordstyrer.invalid/",
            true,
            start,
            start.plusSeconds(3600),
            ZoneId.of("Europe/Oslo"),
            "D",
            "d@ordstyrer.invalid",
            null,
            null));
  }
}
