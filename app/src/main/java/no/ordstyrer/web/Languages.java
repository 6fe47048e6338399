package no.ordstyrer.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.i18n.Language;

/** Which language a visitor reads: what she chose, else what her browser asks for, else bokmål. */
public final class Languages {
  private static final String COOKIE = "lang";

  private final Site site;

  public Languages(Site site) {
    this.site = site;
  }

  public void choose(Context ctx) {
    var chosen = Optional.ofNullable(ctx.queryParam("lang")).flatMap(Language::of);
    chosen.ifPresent(language -> site.keep(ctx, COOKIE, language.tag(), Duration.ofDays(365)));
    Web.speak(
        ctx,
        chosen
            .or(() -> site.kept(ctx, COOKIE).flatMap(Language::of))
            .or(() -> asked(ctx))
            .orElse(Language.NB));
  }

  private static Optional<Language> asked(Context ctx) {
    var header = Objects.requireNonNullElse(ctx.header("Accept-Language"), "");
    return Arrays.stream(header.split(",", -1))
        .map(range -> range.replaceFirst(";.*", "").strip())
        .flatMap(tag -> Language.of(tag).stream())
        .findFirst();
  }
}
