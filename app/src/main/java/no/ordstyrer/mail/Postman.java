package no.ordstyrer.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the letters of the {@link Outbox} to the mail server. Letters are claimed in the order of
 * their priority, sent outside any transaction over one connection per batch, and marked one by
 * one: a crash can repeat at most the letters that were on the wires, one on each, and they carry
 * the same Message-ID. Log-in links have a lane of their own, so that thousands of invitations
 * never delay one.
 */
public final class Postman implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  /** How often it looks when nobody rings: for letters that become due, and other nodes'. */
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** A letter that has been on its way for so long belongs to a process that died. */
  private static final Duration LOST = Duration.ofMinutes(15);

  /** How long a letter on the wire may take when the application stops. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Jdbi db;
  private final Clock clock;
  private final Errand errand;
  private final List<Lane> lanes;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A share of the letters, served by as many threads as it has connections. */
  private static final class Lane {
    final int from;
    final int to;
    final int connections;
    final Semaphore bell = new Semaphore(0);
    final Pause pause = new Pause();

    Lane(Letter.Priority from, Letter.Priority to, int connections) {
      this.from = from.rank();
      this.to = to.rank();
      this.connections = connections;
    }
  }

  /**
   * @param secret the installation's own
   * @param wanted asked before each letter
   */
  public Postman(
      Jdbi db, Smtp smtp, Sender sender, byte[] secret, StillWanted wanted, Clock clock) {
    this.db = db;
    this.clock = clock;
    var postmark = new Postmark(secret, sender);
    var mime = new Mime(sender, postmark, smtp.verp(), smtp.dkim());
    errand = new Errand(db, smtp, mime, wanted, clock, closed);
    lanes =
        List.of(
            new Lane(Letter.Priority.LOG_IN, Letter.Priority.LOG_IN, 1),
            new Lane(Letter.Priority.REMINDER, Letter.Priority.MANY, smtp.connections()));
  }

  /** Begins to work, one virtual thread for each connection. */
  public Postman start() {
    return start(ROUND);
  }

  Postman start(Duration round) {
    for (var lane : lanes) {
      for (var n = 1; n <= lane.connections; n++) {
        var name = "postman-" + lane.from + "-" + n;
        threads.add(Thread.ofVirtual().name(name).start(() -> run(lane, round)));
      }
    }
    return this;
  }

  /** There is a letter: it leaves at once. */
  public void wake() {
    lanes.forEach(lane -> lane.bell.release());
  }

  /** Sends what is due now and answers how many letters it took. */
  public int deliver() {
    var all = 0;
    for (var lane : lanes) {
      for (var taken = round(lane); taken > 0; taken = round(lane)) {
        all += taken;
      }
    }
    return all;
  }

  /** A letter that is on the wire is brought to its end. */
  @Override
  public void close() {
    closed.countDown();
    wake();
    try {
      for (var thread : threads) {
        thread.join(GRACE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Lane lane, Duration every) {
    while (closed.getCount() > 0) {
      try {
        if (round(lane) == 0) {
          lane.bell.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
          lane.bell.drainPermits();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("The postman stumbled", e);
        lane.pause.begin(clock.instant(), false);
      }
    }
  }

  private int round(Lane lane) {
    var now = now();
    if (lane.pause.holds(now) || closed.getCount() == 0) {
      return 0;
    }
    var batch =
        db.inTransaction(handle -> {
          var store = handle.attach(LetterStore.class);
          store.reclaim(now.minus(LOST), now);
          return store.claim(lane.from, lane.to, Errand.BATCH, now);
        });
    if (batch.isEmpty()) {
      return 0;
    }
    switch (errand.run(batch)) {
      case Errand.Done.All _ -> lane.pause.end();
      case Errand.Done.Halted(var halt) -> {
        if (halt.alarm()) {
          LOG.error("Letters stand still until somebody mends this: {}", halt.words());
        } else {
          LOG.warn("Letters wait: {}", halt.words());
        }
        lane.pause.begin(now, halt.alarm());
      }
    }
    return batch.size();
  }

  private Instant now() {
    return Errand.stored(clock.instant());
  }
}
