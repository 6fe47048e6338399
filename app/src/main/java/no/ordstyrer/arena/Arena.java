package no.ordstyrer.arena;

import java.time.ZoneId;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Brand;
import org.jspecify.annotations.Nullable;

/**
 * A branded, recurring meeting place.
 *
 * @param about Markdown
 * @param language of its own content, a tag
 * @param colour {@code #rrggbb}, or null
 * @param contact where people reach it, or null
 * @param privacy Markdown: purpose and legal basis
 * @param suggestsOrganisations whether those who register are offered names from a public register
 * @param rev raised by every edit, so that two editors cannot overwrite each other
 */
public record Arena(
    ArenaId id,
    String slug,
    String name,
    String organiser,
    String about,
    String language,
    String timezone,
    @Nullable String colour,
    @Nullable String contact,
    String privacy,
    boolean suggestsOrganisations,
    int rev) {

  public ZoneId zone() {
    return ZoneId.of(timezone);
  }

  public Language speaks() {
    return Language.stored(language);
  }

  public String path() {
    return "/" + slug;
  }

  public Brand brand() {
    return new Brand(name, path(), colour);
  }
}
