package no.ordstyrer.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.ordstyrer.access.Tokens;
import org.jdbi.v3.core.Jdbi;

/**
 * Token buckets in the database, so that every node gives from the same ones. A take is one
 * statement of its own, never part of a verb's transaction: what is refused or rolled back has
 * still been asked for.
 */
public final class Limits {
  /** Every so many takes, one also sweeps: no job is needed, and the table stays small. */
  private static final int SWEEP_EVERY = 1000;

  private final Jdbi db;
  private final Tokens tokens;
  private final Clock clock;
  private final AtomicInteger takes = new AtomicInteger();

  public Limits(Jdbi db, Tokens tokens, Clock clock) {
    this.db = db;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Takes one from each bucket, or from none. */
  public Answer take(List<Limit.Take> from) {
    if (takes.incrementAndGet() % SWEEP_EVERY == 0) {
      sweep();
    }
    if (from.isEmpty()) {
      return new Answer.Granted();
    }
    var given =
        db.withExtension(
            LimitStore.class,
            store ->
                store.take(
                    from.stream().map(take -> take.limit().rule()).toList(),
                    from.stream().map(take -> tokens.fingerprint(take.subject())).toList(),
                    from.stream().map(take -> seconds(take.limit().every())).toList(),
                    from.stream().map(take -> seconds(take.limit().slack())).toList(),
                    clock.instant()));
    if (given.taken() == from.size()) {
      return new Answer.Granted();
    }
    // Null when somebody else emptied a bucket between the look and the take.
    var wait = given.emptiestSeconds() == null ? 1 : given.emptiestSeconds();
    return new Answer.Wait(Duration.ofSeconds(Math.max(1, (long) Math.ceil(wait))));
  }

  public Answer take(Limit limit, String subject) {
    return take(List.of(limit.by(subject)));
  }

  /** Forgets what has no effect any more; answers how many buckets that were. */
  public int sweep() {
    return db.withExtension(LimitStore.class, store -> store.sweep(clock.instant()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Whether it may be done now. */
  public sealed interface Answer {
    record Granted() implements Answer {}

    /** Not before this time has passed; whole seconds, at least one. */
    record Wait(Duration time) implements Answer {}
  }
}
