package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Site;

/**
 * Why a question is not published, in three languages.
 *
 * @param key what a form sends: the name of a usual reason, or {@code r} and a number
 */
public record Reason(String key, String nb, String nn, String en) {
  /** The most that an arena offers: one for each of the keys 1 to 9. */
  public static final int MOST = 9;

  /** The longest, in code points. */
  public static final int LONGEST = 200;

  private static final List<String> USUAL =
      List.of("off-topic", "duplicate", "unclear", "statement", "personal", "abusive", "unlawful");

  /** What an arena offers that has not chosen its own. */
  public static List<Reason> usual(Site site) {
    return USUAL.stream()
        .map(name ->
            new Reason(
                name,
                said(site.words(Language.NB), name),
                said(site.words(Language.NN), name),
                said(site.words(Language.EN), name)))
        .toList();
  }

  public String in(Language language) {
    return switch (language) {
      case NB -> nb;
      case NN -> nn;
      case EN -> en;
    };
  }

  /** Whether the words are the same, whatever the key. */
  boolean says(Reason other) {
    return nb.equals(other.nb) && nn.equals(other.nn) && en.equals(other.en);
  }

  private static String said(Messages t, String name) {
    return t.say("question.reason." + name);
  }
}
