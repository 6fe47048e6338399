package no.ordstyrer.registration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a meeting's report writes its moments. Whether 4/9 is in April or in September the file does
 * not say: of the ways to read all its moments, the one that brings them nearest to the part is
 * meant.
 */
record MeetingTimes(DateTimeFormatter way) {
  private static final List<MeetingTimes> WAYS =
      List.of("M/d/", "d/M/", "d.M.", "d-M-").stream()
          .flatMap(day -> List.of(day + "uuuu", day + "uu").stream())
          .flatMap(day ->
              List.of("h:mm[:ss] a", "H:mm[:ss]", "H.mm[.ss]").stream()
                  .map(time -> day + " " + time))
          .map(MeetingTimes::of)
          .toList();

  private static final List<MeetingTimes> ISO =
      List.of(of("uuuu-M-d H:mm[:ss]"), of("uuuu-M-d'T'H:mm[:ss][.SSS][X]"));

  /** Empty when nothing that we know reads all of them. */
  static Optional<MeetingTimes> of(List<String> moments, LocalDateTime near) {
    return java.util.stream.Stream.concat(ISO.stream(), WAYS.stream())
        .filter(way -> moments.stream().allMatch(moment -> way.read(moment).isPresent()))
        .min(Comparator.comparing(way -> way.distance(moments, near)));
  }

  Optional<LocalDateTime> read(String moment) {
    if (moment.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(plain(moment), way));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Duration distance(List<String> moments, LocalDateTime near) {
    return moments.stream()
        .flatMap(moment -> read(moment).stream())
        .map(at -> Duration.between(near, at).abs())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static MeetingTimes of(String pattern) {
    return new MeetingTimes(
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .toFormatter(Locale.ENGLISH));
  }

  private static String plain(String moment) {
    return moment
        .replaceAll("[\\s\\u00a0\\u202f]+", " ")
        .replace(",", "")
        .replaceAll("(?i) kl\\.? ", " ")
        .replaceAll("(?i)\\b([ap])\\.m\\.", "$1m")
        .strip();
  }
}
