package no.ordstyrer.live;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two threads that read the log for the topics and tell them: stage, panel and moderators before
 * the many.
 */
final class Teller implements AutoCloseable {
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
      topic.read();
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
      threads.execute(new Task(topic, topic.key().audience().rank(), turns.incrementAndGet()));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
