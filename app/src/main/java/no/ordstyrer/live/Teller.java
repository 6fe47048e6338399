package no.ordstyrer.live;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two threads that read the log for the topics and tell them: stage, panel and moderators before
 * the many.
 */
final class Teller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
  private static final int THREADS = 2;

  private final AtomicLong turns = new AtomicLong();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new PriorityBlockingQueue<>(),
          Thread.ofPlatform().name("live-tell-", 1).daemon().factory());

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
    if (!threads.isShutdown() && topic.await()) {
      try {
        threads.execute(new Task(topic, topic.key().audience().rank(), turns.incrementAndGet()));
      } catch (RejectedExecutionException e) {
        LOG.debug("Told no more: the server goes down", e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
