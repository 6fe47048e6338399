package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Which letters the clock writes around a part: three before its start, two after its end. */
public enum LetterRule {
  WEEK,
  DAY,
  HOUR,
  /** To those who are known to have come. */
  CAME,
  /** To all others who had a place, where it is known of anybody that she came. */
  ABSENT;

  /** The longest way before a start, with a day to spare. */
  static final Duration HORIZON = Duration.ofDays(8);

  /** What is not said so long after its time is not said any more. */
  static final Duration GIVEN_UP = Duration.ofDays(2);

  /** How long after the end of a part it is followed up, where nobody has chosen. */
  static final int HOURS = 20;

  /** Whether it follows the part, and does not go before it. */
  public boolean follows() {
    return this == CAME || this == ABSENT;
  }

  /**
   * What an organiser has chosen.
   *
   * @param words a line of her own in each letter, or empty
   * @param hours after the end of the part, for letters that follow it; else 0
   */
  public record Chosen(LetterRule rule, boolean active, String words, int hours) {}

  /** What holds until an organiser chooses: people are reminded, and nothing follows. */
  Chosen usual() {
    return new Chosen(this, !follows(), "", follows() ? HOURS : 0);
  }

  /**
   * When a letter may be written.
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
      case CAME, ABSENT -> throw new IllegalArgumentException(this + " follows the part");
    };
  }

  /** {@code end} is the moment at which the part was over. */
  static Window after(Instant end, int hours) {
    var from = end.plus(Duration.ofHours(hours));
    return new Window(from, from.plus(GIVEN_UP), end);
  }
}
