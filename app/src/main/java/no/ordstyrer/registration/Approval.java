package no.ordstyrer.registration;

import java.time.Instant;

/**
 * What was answered to somebody who registered.
 *
 * @param by who answered; empty when nobody had to, or the account is gone
 */
public record Approval(Answer answer, String by, Instant at) {

  /** The answers. */
  public enum Answer {
    APPROVED,
    REJECTED,
    /** Nobody had to be asked: she was invited. */
    WAIVED
  }

  /** Why somebody who was named got no answer. */
  public enum Skip {
    /** A colleague was first, or she herself was. */
    ANSWERED,
    WITHDRAWN,
    /** What she wanted to come to is over, or called off. */
    OVER
  }
}
