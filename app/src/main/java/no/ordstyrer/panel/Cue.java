package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word from one side of the stage to the other.
 *
 * @param to the name of the one it is for, or null for all of the panel
 * @param seenBy the names of those who have said that they saw it
 */
public record Cue(
    CueId id, String words, Instant sentAt, @Nullable String to, List<String> seenBy) {
  public Cue {
    seenBy = List.copyOf(seenBy);
  }
}
