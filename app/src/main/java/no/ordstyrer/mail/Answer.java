package no.ordstyrer.mail;

/** What came of one try to hand a letter over. The words are the server's, shortened. */
sealed interface Answer {
  String words();

  /** The server has it. */
  record Taken(String words) implements Answer {}

  /** Not now: tried again after a while (4xx; or the line broke and nobody knows). */
  record Later(String words) implements Answer {}

  /** The mailbox is full (5.2.2): tried again, for a day. */
  record Full(String words) implements Answer {}

  /** Never: this letter cannot be delivered. {@code gone} when the address does not exist. */
  record Refused(String words, boolean gone) implements Answer {}

  /**
   * Nothing can be sent at all. {@code alarm} when it is for the operator to mend (our sender or
   * our password is refused), not for time.
   */
  record Halt(String words, boolean alarm) implements Answer {}
}
