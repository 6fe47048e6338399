package no.ordstyrer.question;

/** What became of work on the themes of a series. */
public enum Themed {
  DONE,
  /** Another theme has the name. */
  TAKEN,
  /** There are as many as a list can hold. */
  MANY,
  /** Questions are about it. */
  USED,
  /** Somebody else came first; nothing was changed. */
  STALE
}
