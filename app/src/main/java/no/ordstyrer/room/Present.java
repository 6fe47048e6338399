package no.ordstyrer.room;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many had the page of a part open while it was live: people, and not those who run it. A page
 * that is open says nothing of who looks at it.
 *
 * @param peak the most at once; 0 when nobody came
 * @param peakAt when there were so many for the first time
 * @param people how many came
 * @param seconds of all of them together
 * @param medianSeconds half of them stayed for as long, or longer
 */
public record Present(
    int peak, @Nullable Instant peakAt, int people, long seconds, long medianSeconds) {
  static final Present NOBODY = new Present(0, null, 0, 0, 0);

  /** Minutes of all of them together, rounded down. */
  public long minutes() {
    return Duration.ofSeconds(seconds).toMinutes();
  }

  public long medianMinutes() {
    return Duration.ofSeconds(medianSeconds).toMinutes();
  }
}
