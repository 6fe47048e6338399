package no.ordstyrer.room;

/** What became of a reaction. */
public sealed interface Reacted {
  record Counted() implements Reacted {}

  /** The same came from her a moment ago: this one is not counted, and nothing else is wrong. */
  record TooSoon() implements Reacted {}

  /** The part takes none, or not now. */
  record Closed() implements Reacted {}

  record NotAttending() implements Reacted {}
}
