package no.ordstyrer.question;

/** What became of work on an answer that is being written. */
public sealed interface Drafted {
  record Done(Question question) implements Drafted {}

  /** Somebody else came first; the draft is as it stands. */
  record Stale(Question question, AnswerDraft now) implements Drafted {}

  /** Somebody else is writing. */
  record Claimed(Question question, Claim claim) implements Drafted {}

  /** The question waits for no answer, or is not published: then neither is its answer. */
  record NotNow(Question question) implements Drafted {}
}
