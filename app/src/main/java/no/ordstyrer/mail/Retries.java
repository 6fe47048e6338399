package no.ordstyrer.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a letter is tried again: soon, then seldom, then no more. */
final class Retries {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6));
  private static final Duration GIVE_UP = Duration.ofDays(2);
  private static final Duration GIVE_UP_FULL = Duration.ofDays(1);

  private Retries() {}

  /** Empty when it has been tried for two days. */
  static Optional<Instant> next(Outgoing letter, Instant now, RandomGenerator random) {
    var delay = DELAYS.get(Math.min(letter.attempts(), DELAYS.size()) - 1);
    return within(letter, now.plus(jittered(delay, random)), GIVE_UP);
  }

  /** To a full mailbox: every third hour, for a day. */
  static Optional<Instant> nextToFull(Outgoing letter, Instant now, RandomGenerator random) {
    return within(letter, now.plus(jittered(Duration.ofHours(3), random)), GIVE_UP_FULL);
  }

  /** Up to a quarter longer, so that what failed together does not come back together. */
  static Duration jittered(Duration delay, RandomGenerator random) {
    return delay.plusMillis(random.nextLong(delay.toMillis() / 4 + 1));
  }

  private static Optional<Instant> within(Outgoing letter, Instant next, Duration limit) {
    return next.isBefore(letter.createdAt().plus(limit)) ? Optional.of(next) : Optional.empty();
  }
}
