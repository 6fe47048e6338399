package no.ordstyrer.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Several clients with a kept connection each. */
final class Load {
  /** One request of one client; answers the status. */
  interface Request {
    int send(Connection connection, long number) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param perSecond answers
   * @param p99 milliseconds
   * @param unexpected answers with another status than the expected one
   */
  record Outcome(double perSecond, double p50, double p99, long answers, long unexpected) {}

  /** When a request is due; what came before that is not waiting. */
  private interface Pace {
    long due(long number);
  }

  private final Times times = new Times();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong unexpected = new AtomicLong();
  private final long start = System.nanoTime();
  private final long end;
  private final long most;

  private Load(Duration time, long most) {
    this.end = start + time.toNanos();
    this.most = most;
  }

  /**
   * Each asks as soon as she was answered, until the time or {@code most} requests are over,
   * whichever is first.
   */
  static Outcome run(int port, int clients, Duration time, long most, int expected, Request request)
      throws Exception {
    return new Load(time, most).run(port, clients, expected, request, _ -> System.nanoTime());
  }

  /**
   * So many requests a second, whether the ones before were answered or not; one that must wait for
   * a client has been waiting since it was due. After twice the time those that are left are not
   * sent.
   */
  static Outcome paced(
      int port, int clients, Duration time, int perSecond, int expected, Request request)
      throws Exception {
    var load = new Load(time.multipliedBy(2), perSecond * time.toSeconds());
    return load.run(
        port,
        clients,
        expected,
        request,
        number -> load.start + number * 1_000_000_000 / perSecond);
  }

  private Outcome run(int port, int clients, int expected, Request request, Pace pace)
      throws Exception {
    var done = new CountDownLatch(clients);
    for (var i = 0; i < clients; i++) {
      Thread.ofVirtual()
          .start(() -> {
            try (var connection = new Connection(port)) {
              ask(connection, expected, request, pace);
            } catch (Exception e) {
              unexpected.incrementAndGet();
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    var seconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(
        times.size() / seconds,
        times.millis(0.5),
        times.millis(0.99),
        times.size(),
        unexpected.get());
  }

  private void ask(Connection connection, int expected, Request request, Pace pace)
      throws Exception {
    var mine = new Times();
    try {
      for (var number = numbers.getAndIncrement();
          number < most && System.nanoTime() < end;
          number = numbers.getAndIncrement()) {
        var due = pace.due(number);
        for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        if (request.send(connection, number) != expected) {
          unexpected.incrementAndGet();
        }
        mine.add(System.nanoTime() - due);
      }
    } finally {
      synchronized (times) {
        times.addAll(mine);
      }
    }
  }
}
