package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.db.Id;
import org.jspecify.annotations.Nullable;

/**
 * A word from one side of the stage to the other.
 *
 * @param seatId whom it is for; null for all
 * @param seenBy the names of those who have said that they saw it
 */
public record Cue(
    CueId id, @Nullable SeatId seatId, String words, Instant sentAt, List<String> seenBy) {

  public Cue {
    seenBy = List.copyOf(seenBy);
  }

  public record CueId(long value) implements Id {}
}
