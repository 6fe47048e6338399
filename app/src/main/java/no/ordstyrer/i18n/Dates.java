package no.ordstyrer.i18n;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Dates as they are written in each language. The patterns are our own: the JDK's styles leave out
 * «kl.», and its nynorsk names follow the age of its CLDR.
 */
public final class Dates {
  private static final DateTimeFormatter MACHINE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");
  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("HH.mm");
  private static final DateTimeFormatter COLON = DateTimeFormatter.ofPattern("HH:mm");
  private static final List<String> MONTHS_NO =
      List.of(
          "januar",
          "februar",
          "mars",
          "april",
          "mai",
          "juni",
          "juli",
          "august",
          "september",
          "oktober",
          "november",
          "desember");
  private static final List<String> MONTHS_EN =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> DAYS_NB =
      List.of("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag");
  private static final List<String> DAYS_NN =
      List.of("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag");
  private static final List<String> DAYS_EN =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private final Language language;

  public Dates(Language language) {
    this.language = language;
  }

  /**
   * The instant of a time on the wall. Empty for one that the clocks skip in spring; of the two
   * that an autumn night has, the first.
   */
  public static Optional<Instant> instant(LocalDate date, LocalTime time, ZoneId zone) {
    var wall = LocalDateTime.of(date, time);
    return zone.getRules().getValidOffsets(wall).stream().findFirst().map(wall::toInstant);
  }

  /** {@code torsdag 14. september 2023}; {@code Thursday 14 September 2023}. */
  public String day(LocalDate date) {
    return weekday(date.getDayOfWeek()) + " " + shortDay(date);
  }

  /** {@code 14. september 2023}; {@code 14 September 2023}. */
  public String shortDay(LocalDate date) {
    return switch (language) {
      case NB, NN -> date.getDayOfMonth() + ". " + month(date) + " " + date.getYear();
      case EN -> date.getDayOfMonth() + " " + month(date) + " " + date.getYear();
    };
  }

  /** {@code kl. 10.00}; {@code 10:00}. */
  public String time(Instant at, ZoneId zone) {
    return switch (language) {
      case NB, NN -> "kl. " + clock(at, zone);
      case EN -> clock(at, zone);
    };
  }

  /** {@code 10.00}; {@code 10:00}. */
  public String clock(Instant at, ZoneId zone) {
    return (language == Language.EN ? COLON : DOTTED).format(at.atZone(zone));
  }

  /** {@code torsdag 14. september 2023 kl. 10.00}; {@code Thursday 14 September 2023, 10:00}. */
  public String moment(Instant at, ZoneId zone) {
    return switch (language) {
      case NB, NN -> day(date(at, zone)) + " " + time(at, zone);
      case EN -> day(date(at, zone)) + ", " + time(at, zone);
    };
  }

  /**
   * {@code torsdag 14. september 2023 kl. 10.00–11.30}; {@code Thursday 14 September 2023,
   * 10:00–11:30}; the second day is written out when it is another.
   */
  public String span(Instant start, Instant end, ZoneId zone) {
    var sameDay = date(start, zone).equals(date(end, zone));
    return moment(start, zone) + (sameDay ? "–" + clock(end, zone) : " – " + moment(end, zone));
  }

  /** The name people give the zone: {@code norsk tid}; else its id. */
  public String zone(ZoneId zone) {
    if (!zone.getId().equals("Europe/Oslo")) {
      return zone.getId();
    }
    return switch (language) {
      case NB, NN -> "norsk tid";
      case EN -> "Norwegian time";
    };
  }

  /** {@code 0:50}, {@code 47:12}, {@code 1:02:03}; the same in all languages. */
  public static String length(Duration length) {
    var rest = String.format("%02d", length.toSecondsPart());
    return length.toHours() == 0
        ? length.toMinutes() + ":" + rest
        : length.toHours() + ":" + String.format("%02d", length.toMinutesPart()) + ":" + rest;
  }

  /** For {@code <time datetime>}: {@code 2023-09-14T10:00+02:00}. */
  public String machine(Instant at, ZoneId zone) {
    return MACHINE.format(ZonedDateTime.ofInstant(at, zone));
  }

  private String weekday(DayOfWeek day) {
    var names =
        switch (language) {
          case NB -> DAYS_NB;
          case NN -> DAYS_NN;
          case EN -> DAYS_EN;
        };
    return names.get(day.getValue() - 1);
  }

  private String month(LocalDate date) {
    return (language == Language.EN ? MONTHS_EN : MONTHS_NO).get(date.getMonthValue() - 1);
  }

  private static LocalDate date(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }
}
