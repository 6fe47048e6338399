package no.ordstyrer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recurring work: each piece is done once among all nodes when its time has come, also when that
 * time passed while nothing ran. A piece must do no harm when it is done twice; one that fails is
 * tried again the next time, and says so in the log.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Jdbi db;
  private final Clock clock;
  private final List<Job> jobs = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** {@code due} tells from now the moment after which the work must have begun. */
  private record Job(String name, Function<Instant, Instant> due, Runnable work) {}

  public Jobs(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Work that is done again when so long has passed since it last began. */
  public Jobs every(Duration interval, String name, Runnable work) {
    jobs.add(new Job(name, now -> now.minus(interval), work));
    return this;
  }

  /** Work that is done once each day, at or after a time on the wall. */
  public Jobs daily(LocalTime at, ZoneId zone, String name, Runnable work) {
    jobs.add(new Job(name, now -> latest(at, zone, now), work));
    return this;
  }

  /** One virtual thread each: slow work holds up no other. */
  public Jobs start() {
    for (var job : jobs) {
      threads.add(Thread.ofVirtual().name("job-" + job.name()).start(() -> keepDoing(job)));
    }
    return this;
  }

  /** Does what is due now, and answers what that was. */
  public List<String> runDue() {
    return jobs.stream().filter(this::run).map(Job::name).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      for (var thread : threads) {
        thread.join(GRACE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepDoing(Job job) {
    try {
      do {
        run(job);
      } while (!closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean run(Job job) {
    try {
      if (!claim(job)) {
        return false;
      }
      job.work().run();
    } catch (RuntimeException e) {
      LOG.error("The job {} failed", job.name(), e);
    }
    return true;
  }

  private boolean claim(Job job) {
    var now = clock.instant();
    return db.inTransaction(handle -> {
      var store = handle.attach(JobStore.class);
      store.know(job.name(), Instant.EPOCH);
      var due =
          store.lock(job.name()).map(began -> !began.isAfter(job.due().apply(now))).orElse(false);
      if (due) {
        store.begin(job.name(), now);
      }
      return due;
    });
  }

  /** The last time that the clock on the wall showed {@code at}. */
  private static Instant latest(LocalTime at, ZoneId zone, Instant now) {
    var today = now.atZone(zone).toLocalDate();
    var moment = today.atTime(at).atZone(zone).toInstant();
    return moment.isAfter(now) ? today.minusDays(1).atTime(at).atZone(zone).toInstant() : moment;
  }
}
