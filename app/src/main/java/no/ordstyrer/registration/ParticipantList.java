package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.When;

/**
 * What a series shows of those who come.
 *
 * @param participants to those who are registered
 * @param visitors to everybody: never more than to those who are registered
 * @param days how long after the end of the series
 * @param rev raised by every change, so that two editors cannot overwrite each other
 */
public record ParticipantList(Level participants, Level visitors, int days, int rev) {
  /** The longest that a list stays. */
  public static final int MOST_DAYS = 365;

  /** Of a smaller organisation the name is shown only if its people agree. */
  public static final int NAMED_FROM = 3;

  /** As long as an organiser has said nothing. */
  public static final ParticipantList HIDDEN =
      new ParticipantList(Level.NOTHING, Level.NOTHING, 30, 0);

  /** How much is shown, or agreed to; the later holds the earlier. */
  public enum Level {
    NOTHING,
    ORGANISATIONS,
    PEOPLE
  }

  /** Who reads. */
  public enum Audience {
    PARTICIPANTS,
    VISITORS
  }

  /** Whether everybody is shown no more than those who are registered. */
  public boolean isProper() {
    return visitors.compareTo(participants) <= 0;
  }

  public Level to(Audience audience) {
    return switch (audience) {
      case PARTICIPANTS -> participants;
      case VISITORS -> visitors;
    };
  }

  /** Whether it is still shown; {@code end} of the series is empty while that is not known. */
  public boolean lasts(Optional<Instant> end, Instant now) {
    return end.map(moment -> now.isBefore(moment.plus(Duration.ofDays(days)))).orElse(true);
  }

  /** When the last part is over, or the series was cancelled; empty while a part has no date. */
  static Optional<Instant> end(Series series, List<Part> parts, ZoneId zone) {
    if (series.cancelledAt() != null) {
      return Optional.of(series.cancelledAt());
    }
    var held = parts.stream().filter(part -> part.cancelledAt() == null).toList();
    var ends = held.stream().flatMap(part -> end(part, zone).stream()).toList();
    return ends.size() < held.size()
        ? Optional.ofNullable(series.archivedAt())
        : ends.stream().max(Instant::compareTo);
  }

  private static Optional<Instant> end(Part part, ZoneId zone) {
    if (part.endedAt() != null) {
      return Optional.of(part.endedAt());
    }
    return switch (part.when()) {
      case When.At(_, var end) -> Optional.of(end);
      case When.On(var day) -> Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant());
      case When.InWords _, When.Open _ -> Optional.empty();
    };
  }
}
