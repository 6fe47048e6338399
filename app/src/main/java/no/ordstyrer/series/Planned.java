package no.ordstyrer.series;

/** What came of writing a series or a part. */
public sealed interface Planned {
  /** It is stored; {@code path} is its public address. */
  record Saved(String path) implements Planned {}

  /** Another series of the arena has this address, or it is one of ours. */
  record AddressTaken() implements Planned {}

  /** Somebody else has changed it since it was opened: nothing is stored. */
  record Stale() implements Planned {}
}
