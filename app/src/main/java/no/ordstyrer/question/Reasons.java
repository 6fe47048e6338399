package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Site;

/** Why a question is not published: usual reasons, kept as text in the language of the question. */
final class Reasons {
  static final List<String> USUAL =
      List.of("off-topic", "duplicate", "unclear", "statement", "personal", "abusive", "unlawful");

  private Reasons() {}

  /** The chosen reason, the moderator's own words, or both; empty when there is neither. */
  static String text(Site site, Question question, String chosen, String words) {
    var t = site.words(Language.of(question.language()).orElse(Language.NB));
    var usual = USUAL.contains(chosen) ? t.say("question.reason." + chosen) : "";
    return (usual + " " + words).strip();
  }
}
