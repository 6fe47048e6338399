package no.ordstyrer.question;

/** What became of reporting a question. */
public sealed interface Reported {
  /** The moderators have it, whether she reported it now or before. */
  record Received(Question question) implements Reported {}

  /** Who is not confirmed in the part reports nothing. */
  record NotAttending() implements Reported {}

  /** It is her own. */
  record Own() implements Reported {}
}
