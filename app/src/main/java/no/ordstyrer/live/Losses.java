package no.ordstyrer.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The pages of this node that fell out in the last five minutes: counted, nothing of them kept. */
final class Losses {
  static final Duration KEPT = Duration.ofMinutes(5);

  /** What became of a page that did not leave by itself. */
  enum Why {
    /** Gone without a farewell: its network, its machine. */
    LOST,
    /** Sent away because it did not take what it was told. */
    SLOW
  }

  private record Bucket(long part, Health.Group group, Why why, long second) {}

  private final Map<Bucket, Long> counts = new ConcurrentHashMap<>();
  private final Clock clock;

  Losses(Clock clock) {
    this.clock = clock;
  }

  /** {@code parted}: one of the two had said farewell. */
  void end(Listener page, boolean parted) {
    if (page.wasTooSlow()) {
      note(page.listening(), Why.SLOW);
    } else if (!parted) {
      note(page.listening(), Why.LOST);
    }
  }

  private void note(Listening listening, Why why) {
    var second = clock.instant().getEpochSecond();
    counts.keySet().removeIf(bucket -> isOver(bucket, second));
    counts.merge(
        new Bucket(listening.part(), Health.Group.of(listening), why, second), 1L, Long::sum);
  }

  /** Whose pages fell out in a part. */
  Set<Health.Group> groups(long part) {
    var now = clock.instant().getEpochSecond();
    return counts.keySet().stream()
        .filter(bucket -> bucket.part() == part && !isOver(bucket, now))
        .map(Bucket::group)
        .collect(Collectors.toSet());
  }

  long of(long part, Health.Group group, Why why) {
    var now = clock.instant().getEpochSecond();
    return counts.entrySet().stream()
        .filter(entry -> {
          var bucket = entry.getKey();
          return bucket.part() == part
              && bucket.group().equals(group)
              && bucket.why() == why
              && !isOver(bucket, now);
        })
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isOver(Bucket bucket, long now) {
    return bucket.second() <= now - KEPT.toSeconds();
  }
}
