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
 * @param account who is signed in, or null
 * @param rights all that she may do here, in any words: when they become others her page is read
 *     anew, whether they were given or taken
 */
public record Listening(
    long part,
    Audience audience,
    @Nullable Long registration,
    @Nullable String person,
    Language language,
    @Nullable Long account,
    String rights) {

  /** Of somebody who is not signed in: she has no rights that could become others. */
  public Listening(
      long part,
      Audience audience,
      @Nullable Long registration,
      @Nullable String person,
      Language language) {
    this(part, audience, registration, person, language, null, "");
  }

  /** Whether she who may hear {@code now} hears the same as before. */
  boolean isStill(Listening now) {
    return audience.equals(now.audience)
        && Objects.equals(registration, now.registration)
        && Objects.equals(account, now.account)
        && rights.equals(now.rights);
  }
}
