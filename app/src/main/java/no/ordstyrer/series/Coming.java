package no.ordstyrer.series;

import no.ordstyrer.arena.Arena;

/** A public part that is still to come or going on. */
public record Coming(Arena arena, Series series, Part part) {
  public String seriesPath() {
    return SeenSeries.path(arena, series);
  }

  public String path() {
    return seriesPath() + "/del-" + part.number();
  }
}
