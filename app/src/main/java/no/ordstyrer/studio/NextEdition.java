package no.ordstyrer.studio;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.Theme;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Form;

/**
 * What the next edition of a series is proposed to be. Dates are moved as dates: 10:00 stays 10:00
 * on either side of a change of the clocks.
 */
final class NextEdition {
  private static final int WEEKS_TO_ANNOUNCE = 4;

  private final SeenSeries seen;
  private final List<Part> parts;

  NextEdition(SeenSeries seen, List<Part> parts) {
    this.seen = seen;
    this.parts = parts;
  }

  /**
   * Fills the form; what opens or closes registration, and who is on the programme, is left out.
   */
  void fill(Form form, List<Series> all, List<Theme> themes, LocalDate today) {
    var zone = seen.arena().zone();
    SeriesFields.fill(form, seen.series(), themes, zone);
    List.of("opens-day", "opens-time", "closes-day", "closes-time")
        .forEach(name -> form.put(name, ""));
    var number = next(all);
    form.put("slug", slug(number, all));
    if (seen.series().number() != null) {
      form.put("number", number);
    }
    form.put("parts", parts.size());
    for (var i = 0; i < parts.size(); i++) {
      var p = "p" + (i + 1) + "-";
      var part = parts.get(i);
      form.put(p + "from-part", part.number()).put(p + "taken", "yes");
      PartFields.fill(form, p, part, List.of());
      form.put(p + "video", "");
      if (!(part.when() instanceof When.InWords)) {
        WhenFields.fill(form, p, zone, part.when());
      }
    }
    first(parts, zone)
        .ifPresent(first -> {
          form.put("first", proposed(first, last(parts, zone), today));
          shift(form);
        });
  }

  /** Moves every date by as many days as the first one moves to what {@code first} says. */
  void shift(Form form) {
    var wanted = form.date("first");
    var zone = seen.arena().zone();
    var first = first(parts, zone);
    if (wanted.isEmpty() || first.isEmpty()) {
      return;
    }
    var days = ChronoUnit.DAYS.between(first.get(), wanted.get());
    for (var i = 1; form.has("p" + i + "-from-part"); i++) {
      var p = "p" + i + "-";
      var number = form.value(p + "from-part");
      parts.stream()
          .filter(part -> number.equals(part.number() + ""))
          .flatMap(part -> day(part, zone).stream())
          .forEach(day -> form.put(p + "day", day.plusDays(days)));
    }
  }

  /** The part of the last edition that is taken along as the {@code i}th, if there is one. */
  Optional<Part> from(Form form, int i) {
    var number = form.value("p" + i + "-from-part");
    return parts.stream().filter(part -> number.equals(part.number() + "")).findFirst();
  }

  /** The same weekday, with time to announce it, and after the last part of this edition. */
  private static LocalDate proposed(LocalDate first, LocalDate last, LocalDate today) {
    var earliest = today.plusWeeks(WEEKS_TO_ANNOUNCE);
    var after = last.isBefore(earliest) ? earliest : last.plusDays(1);
    var weeks = Math.ceilDiv(Math.max(1, ChronoUnit.DAYS.between(first, after)), 7);
    return first.plusWeeks(weeks);
  }

  private static int next(List<Series> all) {
    return all.stream()
            .map(Series::number)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0)
        + 1;
  }

  private String slug(int number, List<Series> all) {
    var old = seen.series();
    var last = String.valueOf(old.number());
    var stem =
        old.slug().endsWith(last)
            ? old.slug().substring(0, old.slug().length() - last.length())
            : old.slug() + "-";
    var slug = stem + number;
    return all.stream().anyMatch(series -> series.slug().equals(slug)) ? slug + "-ny" : slug;
  }

  private static Optional<LocalDate> first(List<Part> parts, ZoneId zone) {
    return parts.stream().flatMap(part -> day(part, zone).stream()).min(LocalDate::compareTo);
  }

  private static LocalDate last(List<Part> parts, ZoneId zone) {
    return parts.stream()
        .flatMap(part -> day(part, zone).stream())
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private static Optional<LocalDate> day(Part part, ZoneId zone) {
    return switch (part.when()) {
      case When.At(var start, _) -> Optional.of(start.atZone(zone).toLocalDate());
      case When.On(var day) -> Optional.of(day);
      case When.InWords _, When.Open _ -> Optional.empty();
    };
  }
}
