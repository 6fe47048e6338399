package no.ordstyrer.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Several clients that each ask as soon as they were answered. */
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

  private Load() {}

  /** Runs until the time or {@code most} requests are over, whichever is first. */
  static Outcome run(int port, int clients, Duration time, long most, int expected, Request request)
      throws Exception {
    var numbers = new AtomicLong();
    var unexpected = new AtomicLong();
    var all = new ConcurrentLinkedQueue<long[]>();
    var done = new CountDownLatch(clients);
    var start = System.nanoTime();
    var end = start + time.toNanos();
    for (var i = 0; i < clients; i++) {
      Thread.ofVirtual()
          .start(() -> {
            var times = new Growing();
            try (var connection = new Connection(port)) {
              for (var number = numbers.getAndIncrement();
                  number < most && System.nanoTime() < end;
                  number = numbers.getAndIncrement()) {
                var began = System.nanoTime();
                if (request.send(connection, number) != expected) {
                  unexpected.incrementAndGet();
                }
                times.add(System.nanoTime() - began);
              }
            } catch (Exception e) {
              unexpected.incrementAndGet();
            } finally {
              all.add(times.toArray());
              done.countDown();
            }
          });
    }
    done.await();
    var seconds = (System.nanoTime() - start) / 1e9;
    var sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Outcome(
        sorted.length / seconds,
        at(sorted, 0.5),
        at(sorted, 0.99),
        sorted.length,
        unexpected.get());
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * share)] / 1e6;
  }

  private static final class Growing {
    private long[] values = new long[4096];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
