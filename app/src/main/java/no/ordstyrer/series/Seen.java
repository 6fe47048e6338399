package no.ordstyrer.series;

import no.ordstyrer.arena.Arena;

/** A part as one viewer sees it: the chain above it, and what she may do. */
public record Seen(Arena arena, Series series, Part part, Standing standing) {
  /** {@code /samhandlingsarena/18/del-1}. */
  public String path() {
    return SeenSeries.path(arena, series) + "/del-" + part.number();
  }
}
