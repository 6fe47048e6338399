package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser writes of a series.
 *
 * @param slug its address within the arena
 * @param number its number in the arena, or null
 * @param description Markdown
 * @param language of its own content, a tag
 * @param opensAt when registration opens; null for at once
 * @param closesAt when registration closes; null for never by itself
 * @param themes names, in order; of a series that is new
 */
public record SeriesPlan(
    String slug,
    @Nullable Integer number,
    String title,
    String question,
    String description,
    String language,
    Series.Registration registration,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    Admission admission,
    List<String> themes) {

  public SeriesPlan {
    themes = List.copyOf(themes);
  }
}
