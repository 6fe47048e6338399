package no.ordstyrer.web;

import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What the frame needs, whatever the page.
 *
 * @param title without the name of the arena or the site
 * @param t the viewer's language
 * @param path the path that the language links lead back to
 * @param origin scheme and host of the site, for links that leave it
 * @param notice what has just been done, or empty
 * @param hidden whether search engines and caches must leave it alone (token pages, staff pages)
 * @param wide whether it may use the whole width (studio, moderation)
 */
public record Page(
    String title,
    Messages t,
    Dates dates,
    Viewer viewer,
    Assets assets,
    String path,
    String origin,
    @Nullable Brand brand,
    String notice,
    boolean hidden,
    boolean wide) {

  /** For {@code <title>}: the page, then whose it is. */
  public String fullTitle() {
    var whose = brand == null ? t.say("web.name") : brand.name();
    return title.isEmpty() || title.equals(whose) ? whose : title + " – " + whose;
  }

  /** {@code #rrggbb}: the arena's colour, else the site's. */
  public String colour() {
    var chosen = brand == null ? null : brand.colour();
    return chosen == null ? Colour.OF_THE_SITE : chosen;
  }

  /** Whether the page has another colour than the one in the common style sheet. */
  public boolean coloured() {
    return !colour().equals(Colour.OF_THE_SITE);
  }

  public Page of(Brand whose) {
    return new Page(title, t, dates, viewer, assets, path, origin, whose, notice, hidden, wide);
  }

  public Page titled(String words) {
    return new Page(words, t, dates, viewer, assets, path, origin, brand, notice, hidden, wide);
  }

  /** Kept out of search engines and caches, and never named to another site. */
  public Page kept() {
    return new Page(title, t, dates, viewer, assets, path, origin, brand, notice, true, wide);
  }

  public Page widened() {
    return new Page(title, t, dates, viewer, assets, path, origin, brand, notice, hidden, true);
  }
}
