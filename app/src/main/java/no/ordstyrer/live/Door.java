package no.ordstyrer.live;

import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fair line. When a whole room comes back at once, each page has questions for the database: so
 * many are let to it at a time and the others wait here, so that none of them waits in vain for a
 * connection and what else is asked of this node still gets one.
 */
final class Door {
  /** Jetty ends a request that is silent for 30 seconds; pages come again by themselves. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore places;

  Door(int atOnce) {
    places = new Semaphore(atOnce, true);
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws ServiceUnavailableResponse when that has not come after {@link #PATIENCE}
   */
  <T extends @Nullable Object> T pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServiceUnavailableResponse();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableResponse();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
