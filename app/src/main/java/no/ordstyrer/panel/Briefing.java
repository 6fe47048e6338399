package no.ordstyrer.panel;

import org.jspecify.annotations.Nullable;

/**
 * What one panelist makes of a question before the debate. Nobody else sees the note.
 *
 * @param question its number is the page's business; this is its key
 * @param choice null as long as she has not said
 * @param draft an answer in advance, for the case that time runs out
 */
public record Briefing(long question, @Nullable Choice choice, String draft, String note) {
  /** Whether she wants to answer it. */
  public enum Choice {
    TAKE,
    PASS
  }

  public static Briefing none(long question) {
    return new Briefing(question, null, "", "");
  }
}
