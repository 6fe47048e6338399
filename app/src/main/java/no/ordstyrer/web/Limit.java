package no.ordstyrer.web;

import java.time.Duration;

/**
 * How often something may be done: {@code burst} times at once, and then once {@code every} so
 * long.
 *
 * @param rule its name, at most 40 characters
 */
public record Limit(String rule, int burst, Duration every) {
  public Limit {
    if (burst < 1 || every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("A limit allows at least one, once in a while");
    }
  }

  /** One bucket of this rule: what {@code subject} has taken. Only its fingerprint is stored. */
  public Take by(String subject) {
    return new Take(this, subject);
  }

  /** How far ahead the moment of being full may lie for one more to be taken. */
  Duration slack() {
    return every.multipliedBy(burst - 1L);
  }

  /** One thing taken from one bucket. */
  public record Take(Limit limit, String subject) {}
}
