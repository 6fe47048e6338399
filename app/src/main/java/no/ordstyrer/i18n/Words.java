package no.ordstyrer.i18n;

import java.util.Map;

/** The words of all languages. */
public final class Words {
  private final Map<Language, Messages> in =
      Map.of(
          Language.NB, new Messages(Language.NB),
          Language.NN, new Messages(Language.NN),
          Language.EN, new Messages(Language.EN));

  public Messages in(Language language) {
    return java.util.Objects.requireNonNull(in.get(language));
  }
}
