package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How long before the start of a part its people are reminded of it. */
enum ReminderRule {
  WEEK,
  DAY,
  HOUR;

  /** The longest of them, with a day to spare. */
  static final Duration HORIZON = Duration.ofDays(8);

  /**
   * When a reminder may be written.
   *
   * @param from the first moment
   * @param until what it says is no longer so then
   * @param knownBefore only for those who were confirmed before this moment: nobody is reminded of
   *     what she has just been told
   */
  record Window(Instant from, Instant until, Instant knownBefore) {
    boolean contains(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** Days are counted by the clock on the wall, so that one of them may have 23 or 25 hours. */
  Window before(Instant start, ZoneId zone) {
    var wall = start.atZone(zone);
    return switch (this) {
      case WEEK -> {
        var from = wall.minusDays(7);
        var today = from.toLocalDate().atStartOfDay(zone).toInstant();
        yield new Window(from.toInstant(), wall.minusDays(1).toInstant(), today);
      }
      case DAY -> {
        var from = wall.minusDays(1);
        var today = from.toLocalDate().atStartOfDay(zone).toInstant();
        var midnight = wall.toLocalDate().atStartOfDay(zone).toInstant();
        yield new Window(from.toInstant(), midnight, today);
      }
      case HOUR -> {
        var from = start.minus(Duration.ofHours(1));
        yield new Window(from, start, from);
      }
    };
  }
}
