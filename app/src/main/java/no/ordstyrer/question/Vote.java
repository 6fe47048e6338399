package no.ordstyrer.question;

/** What a viewer chose for a question; the counter is hers and rises with every choice. */
public record Vote(boolean voted, long counter) {
  static final Vote NONE = new Vote(false, 0);
}
