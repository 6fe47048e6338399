package no.ordstyrer.series;

import java.time.Instant;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.i18n.Language;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * One numbered edition of an arena, with a question to answer.
 *
 * @param number its number in the arena ("#18"), or null
 * @param description Markdown
 * @param language of its own content, a tag
 * @param opensAt when registration opens; null for at once
 * @param closesAt when registration closes; null for never by itself
 * @param hiddenAt since when it is in no public list; null when it is
 * @param rev raised by every edit, so that two editors cannot overwrite each other
 */
public record Series(
    SeriesId id,
    ArenaId arenaId,
    String slug,
    @Nullable Integer number,
    String title,
    String question,
    String description,
    String language,
    Registration registration,
    @Nullable Instant opensAt,
    @Nullable Instant closesAt,
    @Nested Admission admission,
    @Nullable Instant publishedAt,
    @Nullable Instant archivedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancelledWhy,
    @Nullable Instant hiddenAt,
    int rev) {

  /** How people register. */
  public enum Registration {
    /** Once for every part; each part can be released again. */
    WHOLE_SERIES,
    /** For the parts they choose. */
    CHOOSE_PARTS,
    /** Only those who are invited. */
    INVITED
  }

  /** Where it stands; derived from the moments, never stored. */
  public enum State {
    DRAFT,
    PUBLISHED,
    ARCHIVED,
    CANCELLED
  }

  /** Found by its address alone. */
  public boolean hidden() {
    return hiddenAt != null;
  }

  public State state() {
    if (cancelledAt != null) {
      return State.CANCELLED;
    }
    if (archivedAt != null) {
      return State.ARCHIVED;
    }
    return publishedAt == null ? State.DRAFT : State.PUBLISHED;
  }

  /** Whether one may register now, as far as the series says; its parts may all be over. */
  public boolean open(Instant now) {
    return state() == State.PUBLISHED
        && (opensAt == null || !now.isBefore(opensAt))
        && (closesAt == null || now.isBefore(closesAt));
  }

  public Language speaks() {
    return Language.stored(language);
  }
}
