package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * That a part is given to those who registered for the whole series, and how far that has come.
 *
 * @param words the organiser's own line in the letters
 * @param reached the last registration that has been given it; 0 for none
 * @param confirmed how many got a place
 * @param waiting how many got a place in the queue
 * @param pending how many still wait for an answer to their registration
 */
public record PartGift(
    PartId partId,
    String words,
    Instant begunAt,
    long reached,
    int confirmed,
    int waiting,
    int pending,
    @Nullable Instant endedAt) {

  public int given() {
    return confirmed + waiting + pending;
  }

  /** Whom it would reach, as things stand. */
  public record Reach(long confirmed, long waiting, long pending) {
    static final Reach NOBODY = new Reach(0, 0, 0);

    public long people() {
      return confirmed + waiting + pending;
    }

    /** {@code people} in all, of whom {@code pending} wait for an answer; the rest by the room. */
    static Reach of(long people, long pending, Vacancy vacancy) {
      var rest = people - pending;
      var confirmed = vacancy.waiting() > 0 ? 0 : Math.min(vacancy.free(), rest);
      return new Reach(confirmed, rest - confirmed, pending);
    }
  }
}
