package no.ordstyrer.mail;

import java.time.Duration;
import java.time.Instant;

/** Standing still while the mail server cannot be used: longer each time, until it can again. */
final class Pause {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration ALARM = Duration.ofMinutes(1);

  private Instant until = Instant.MIN;
  private Duration next = FIRST;

  synchronized boolean holds(Instant now) {
    return now.isBefore(until);
  }

  /**
   * Nothing when it stands still already.
   *
   * @param alarm the operator must mend it, so that hurry is of no use
   */
  synchronized void begin(Instant now, boolean alarm) {
    if (holds(now)) {
      return;
    }
    var length = alarm && next.compareTo(ALARM) < 0 ? ALARM : next;
    until = now.plus(length);
    var doubled = length.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  synchronized void end() {
    until = Instant.MIN;
    next = FIRST;
  }
}
