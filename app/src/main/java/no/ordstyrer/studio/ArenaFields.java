package no.ordstyrer.studio;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaPlan;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Colour;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/** The fields of an arena. */
final class ArenaFields {
  static final List<String> NAMES =
      List.of("name", "organiser", "about", "language", "timezone", "colour", "contact", "privacy");

  private ArenaFields() {}

  static ArenaPlan read(Form form) {
    return new ArenaPlan(
        form.required("name", 200),
        form.required("organiser", 200),
        form.text("about", 10_000),
        form.one("language", Language.class).orElse(Language.NB).tag(),
        zone(form),
        colour(form),
        contact(form),
        form.text("privacy", 20_000),
        form.has("organisations", "yes"));
  }

  static void fill(Form form, Arena arena) {
    form.put("name", arena.name())
        .put("organiser", arena.organiser())
        .put("about", arena.about())
        .put("language", arena.speaks())
        .put("timezone", arena.timezone())
        .put("colour", arena.colour() == null ? Colour.OF_THE_SITE : arena.colour())
        .put("contact", arena.contact() == null ? "" : arena.contact())
        .put("privacy", arena.privacy())
        .put("organisations", arena.suggestsOrganisations() ? "yes" : "");
  }

  static void begin(Form form, Language language) {
    form.put("language", language).put("timezone", "Europe/Oslo").put("colour", Colour.OF_THE_SITE);
  }

  /** Whether the colour that was asked for is too faint to be seen, so that it is made darker. */
  static boolean corrected(Form form) {
    return Colour.of(form.value("colour"))
        .filter(colour -> !colour.base().equals(colour))
        .isPresent();
  }

  private static String zone(Form form) {
    var name = form.required("timezone", 60);
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException _) {
      form.problem("timezone", "studio.problem.zone");
      return name;
    }
  }

  /** Null for the colour of the site. */
  private static @Nullable String colour(Form form) {
    var typed = form.optional("colour", 7).toLowerCase(java.util.Locale.ROOT);
    if (typed.isEmpty() || typed.equals(Colour.OF_THE_SITE)) {
      return null;
    }
    var colour = Colour.of(typed);
    if (colour.isEmpty()) {
      form.problem("colour", "studio.problem.colour");
      return null;
    }
    return colour.get().base().equals(colour.get()) ? typed : colour.get().base().hex();
  }

  private static @Nullable String contact(Form form) {
    return form.value("contact").isBlank() ? null : form.email("contact");
  }
}
