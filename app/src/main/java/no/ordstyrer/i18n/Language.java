package no.ordstyrer.i18n;

import java.util.Locale;
import java.util.Optional;

/** The languages of the screens and the letters. */
public enum Language {
  NB("Bokmål"),
  NN("Nynorsk"),
  EN("English");

  private final String own;

  Language(String own) {
    this.own = own;
  }

  /** The BCP 47 tag: {@code nb}, {@code nn}, {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name in itself. */
  public String own() {
    return own;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /** Reads a tag such as {@code nn}, {@code nn-NO} or {@code no}. */
  public static Optional<Language> of(String tag) {
    return switch (Locale.forLanguageTag(tag).getLanguage()) {
      case "nb", "no" -> Optional.of(NB);
      case "nn" -> Optional.of(NN);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }

  /** A tag that the database has checked. */
  public static Language stored(String tag) {
    return of(tag).orElseThrow();
  }
}
