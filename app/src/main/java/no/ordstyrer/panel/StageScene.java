package no.ordstyrer.panel;

import java.time.Instant;
import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What the audience's screen is told to show in a part.
 *
 * @param previous what was shown before: one step back
 * @param held whether a pause picture covers it, by the producer or by the chair
 * @param heldWords what the pause picture says; empty for the usual words
 * @param rev raised by every change, so that two producers cannot overwrite each other
 * @param changer who changed it last, or null
 * @param changedBy her name
 * @param changedAt when; null as long as nobody has
 */
public record StageScene(
    Kind scene,
    Kind previous,
    boolean held,
    String heldWords,
    int rev,
    @Nullable AccountId changer,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  /** What the screen may be told to show. */
  public enum Kind {
    /** Follows the room: what was taken up last. */
    AUTOMATIC,
    JOIN,
    AGENDA,
    SPEAKER,
    QUESTION,
    BALLOT,
    RESULT,
    /** Nothing at all: for a picture behind, with a name over it. */
    BLANK
  }
}
