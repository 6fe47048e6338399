package no.ordstyrer.live;

import java.util.Objects;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one open page hears of a part.
 *
 * @param audience what its role gives it
 * @param registration whose own matters it hears too, or null
 * @param person the one who counts as present, however many pages she has open; null for those who
 *     do not count (staff, the stage)
 */
public record Listening(
    long part,
    Audience audience,
    @Nullable Long registration,
    @Nullable String person,
    Language language) {

  /** Whether she who may hear {@code now} hears the same as before. */
  boolean isStill(Listening now) {
    return audience.equals(now.audience) && Objects.equals(registration, now.registration);
  }
}
