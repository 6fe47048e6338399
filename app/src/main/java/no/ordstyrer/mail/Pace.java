package no.ordstyrer.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How fast letters leave: evenly, in all and to each recipient domain. For one node. */
final class Pace {
  /** Sooner than this it is not worth putting a letter back for. */
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private static final int DOMAINS_REMEMBERED = 10_000;

  private final long step;
  private final Duration domainStep;
  private final LongSupplier nanoTime;
  private final Map<String, Instant> nextTo = new HashMap<>();
  private long next;

  /** {@code nanoTime}: a clock that only runs forward ({@link System#nanoTime}). */
  Pace(Smtp smtp, LongSupplier nanoTime) {
    step = (long) (1e9 / smtp.rate());
    domainStep = Duration.ofNanos((long) (1e9 / smtp.domainRate()));
    this.nanoTime = nanoTime;
    next = nanoTime.getAsLong();
  }

  /** Takes the next place of all, and tells how long it is until then. */
  synchronized Duration untilNext() {
    var now = nanoTime.getAsLong();
    var mine = Math.max(next, now);
    next = mine + step;
    return Duration.ofNanos(mine - now);
  }

  /** Takes the next place to a domain: {@code now}, or the moment when the letter may leave. */
  synchronized Instant nextTo(String domain, Instant now) {
    if (nextTo.size() > DOMAINS_REMEMBERED) {
      nextTo.values().removeIf(moment -> moment.isBefore(now));
    }
    var planned = nextTo.getOrDefault(domain, now);
    var mine = planned.isBefore(now) ? now : planned;
    nextTo.put(domain, mine.plus(domainStep));
    return Duration.between(now, mine).compareTo(AT_ONCE) <= 0 ? now : mine;
  }
}
