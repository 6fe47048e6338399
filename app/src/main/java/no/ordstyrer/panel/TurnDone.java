package no.ordstyrer.panel;

import org.jspecify.annotations.Nullable;

/** What came of a command. */
public sealed interface TurnDone {
  /** It was done; this turn is current now, if any. */
  record Now(@Nullable Turn current) implements TurnDone {}

  /** Somebody was quicker: this is how it is. */
  record Stale(@Nullable Turn current) implements TurnDone {}

  /** It cannot be done to a turn in that state. */
  record Impossible() implements TurnDone {}
}
