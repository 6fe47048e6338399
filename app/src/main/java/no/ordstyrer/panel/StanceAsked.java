package no.ordstyrer.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stance question as one viewer meets it in a part.
 *
 * @param round the one that is open here, or null
 * @param own what she has answered in it, or null
 * @param attending whether she may answer
 * @param path of the part in which she is asked
 * @param result null until it is revealed
 */
public record StanceAsked(
    Stance stance,
    Stance.@Nullable Round round,
    @Nullable Integer own,
    boolean attending,
    String path,
    @Nullable StanceResult result) {

  /** OPEN, CLOSED or REVEALED. */
  public String state() {
    return stance.revealed() ? "REVEALED" : round != null ? "OPEN" : "CLOSED";
  }

  /** Since when there is something of it to show in the part; null when there is nothing. */
  public @Nullable Instant since() {
    return stance.revealed() ? stance.revealedAt() : round != null ? round.openedAt() : null;
  }

  /** What is left of one that is over. */
  static StanceAsked told(Stance stance, String path, StanceResult result) {
    return new StanceAsked(stance, null, null, false, path, result);
  }

  /** With the form: the page of one who may not answer leaves it out. */
  StanceAsked forEverybody() {
    return new StanceAsked(stance, round, null, true, path, result);
  }
}
