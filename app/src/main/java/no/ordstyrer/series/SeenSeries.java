package no.ordstyrer.series;

import no.ordstyrer.arena.Arena;

/** A series as one viewer sees it. */
public record SeenSeries(Arena arena, Series series, Standing standing) {
  /** {@code /samhandlingsarena/18}. */
  public String path() {
    return path(arena, series);
  }

  public Seen part(Part part) {
    return new Seen(arena, series, part, standing);
  }

  static String path(Arena arena, Series series) {
    return arena.path() + "/" + series.slug();
  }
}
