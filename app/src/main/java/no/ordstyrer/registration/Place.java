package no.ordstyrer.registration;

/** What became of the wish to come to one part. */
public sealed interface Place {
  record Confirmed() implements Place {}

  /** {@code number}: her place in the queue, from 1. */
  record Waitlisted(int number) implements Place {}

  /**
   * An organiser answers first.
   *
   * @param full whether there is no place to give her then, as things stand
   */
  record Pending(boolean full) implements Place {}

  /** The part has ended or is cancelled. */
  record Over() implements Place {}
}
