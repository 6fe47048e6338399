package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word from one side of the stage to the other.
 *
 * @param to the name of the one it is for, or null when it is for a role
 * @param role whom it is for, or null when it is for one
 * @param seenBy the names of those who have said that they saw it
 */
public record Cue(
    CueId id,
    String words,
    Instant sentAt,
    @Nullable String to,
    CueTo.@Nullable Role role,
    List<String> seenBy) {
  public Cue {
    seenBy = List.copyOf(seenBy);
  }
}
