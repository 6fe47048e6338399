package no.ordstyrer.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a form of a debate's plan was written last.
 *
 * @param rev 0 as long as nobody has
 * @param by the name of who did; null when she is gone
 */
public record PlanWritten(int rev, @Nullable String by, @Nullable Instant at) {
  static final PlanWritten NEVER = new PlanWritten(0, null, null);

  /** The forms that two may have before them at the same time. */
  public enum Of {
    TERMS,
    SEATS
  }
}
