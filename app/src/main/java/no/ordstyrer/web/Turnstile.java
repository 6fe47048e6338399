package no.ordstyrer.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few in at a time; the others wait in line, first come, first served. Waiting here costs a
 * virtual thread, waiting further in would cost a connection that everybody needs.
 */
public final class Turnstile {
  private final Semaphore places;
  private final Duration patience;

  public Turnstile(int atOnce, Duration patience) {
    places = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /** Empty when the line was too long; then {@code work} has not begun. */
  public <T> Optional<T> pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }
}
