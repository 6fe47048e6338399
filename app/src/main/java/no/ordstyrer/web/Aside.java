package no.ordstyrer.web;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that an answer does not wait for, so that its duration tells nobody whether we know an
 * address. What is lost in a crash is asked for again.
 */
public final class Aside implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public void run(Runnable work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException problem) {
        LOG.error("Work aside failed", problem);
      }
    });
  }

  /** Waits for what has begun. */
  @Override
  public void close() {
    threads.close();
  }
}
