package no.ordstyrer.live;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that read the log for the topics and tell them: two for the house (stage, panel and
 * moderators), which so never waits until the many have been told, and one for those.
 */
final class Teller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final AtomicLong turns = new AtomicLong();
  private final ThreadPoolExecutor house = threads("live-tell-house-", 2);
  private final ThreadPoolExecutor many = threads("live-tell-many-", 1);

  private record Task(Topic topic, int rank, long turn) implements Runnable, Comparable<Task> {
    @Override
    public void run() {
      try {
        topic.read();
      } catch (RuntimeException e) {
        LOG.warn("A topic was not read; the sweep comes back to it", e);
      }
    }

    @Override
    public int compareTo(Task other) {
      var byRank = Integer.compare(rank, other.rank);
      return byRank == 0 ? Long.compare(turn, other.turn) : byRank;
    }
  }

  /** The topic is read soon, once, however often it is woken until then. */
  void wake(Topic topic) {
    var audience = topic.key().audience();
    var thread = audience.isHouse() ? house : many;
    if (!thread.isShutdown() && topic.await()) {
      try {
        thread.execute(new Task(topic, audience.rank(), turns.incrementAndGet()));
      } catch (RejectedExecutionException e) {
        LOG.debug("Told no more: the server goes down", e);
      }
    }
  }

  @Override
  public void close() {
    house.shutdownNow();
    many.shutdownNow();
  }

  private static ThreadPoolExecutor threads(String name, int count) {
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new PriorityBlockingQueue<>(),
        Thread.ofPlatform().name(name, 1).daemon().factory());
  }
}
