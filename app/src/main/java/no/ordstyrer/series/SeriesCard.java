package no.ordstyrer.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Dates;

/**
 * A series in a list.
 *
 * @param open whether one may register for it now
 * @param ahead whether anything of it is still to come
 */
public record SeriesCard(
    Arena arena, Series series, List<Part> parts, boolean open, boolean ahead) {

  public static SeriesCard of(Arena arena, Series series, List<Part> parts, Instant now) {
    var ahead =
        parts.stream().anyMatch(part -> part.ahead(now))
            && (series.state() == Series.State.PUBLISHED || series.state() == Series.State.DRAFT);
    var open = ahead && series.open(now) && series.registration() != Series.Registration.INVITED;
    return new SeriesCard(arena, series, List.copyOf(parts), open, ahead);
  }

  public String path() {
    return SeenSeries.path(arena, series);
  }

  public boolean live() {
    return parts.stream().anyMatch(part -> part.state() == Part.State.LIVE);
  }

  /** From the first day to the last, as far as days are known; else empty. */
  public String days(Dates dates) {
    var days = parts.stream().flatMap(part -> day(part, arena.zone()).stream()).sorted().toList();
    if (days.isEmpty()) {
      return "";
    }
    var first = dates.shortDay(days.getFirst());
    var last = dates.shortDay(days.getLast());
    return first.equals(last) ? first : first + " – " + last;
  }

  private static Optional<LocalDate> day(Part part, ZoneId zone) {
    return switch (part.when()) {
      case When.At(var start, _) -> Optional.of(start.atZone(zone).toLocalDate());
      case When.On(var day) -> Optional.of(day);
      case When.InWords _, When.Open _ -> Optional.empty();
    };
  }
}
