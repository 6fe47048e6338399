package no.ordstyrer.question;

import java.time.Duration;
import java.time.Instant;
import no.ordstyrer.access.AccountId;

/** Somebody is looking at a question, so that others take another one. */
public record Claim(int number, AccountId accountId, String name, Instant until) {

  /** How long the page shows it, unless it hears otherwise. */
  public long secondsLeft(Instant now) {
    return Math.max(0, Duration.between(now, until).toSeconds());
  }
}
