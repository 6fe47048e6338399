package no.ordstyrer.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a command to the audience's screen. */
public sealed interface StageMoved {
  /** {@code changed} is false when it was so already. */
  record Done(boolean changed) implements StageMoved {}

  /**
   * Somebody else was quicker.
   *
   * @param by who, or null for one who is gone
   */
  record Stale(@Nullable String by, @Nullable Instant at) implements StageMoved {}

  /** There is nothing that could be shown. */
  record Impossible() implements StageMoved {}
}
