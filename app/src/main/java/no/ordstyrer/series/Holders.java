package no.ordstyrer.series;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What registration, which is above us, does for those who hold a part that changes. Called within
 * the transaction of the change. Handed in by App.
 */
public interface Holders {
  /**
   * It has another time, or none for now.
   *
   * @param words the organiser's own line to them; may be empty
   */
  void moved(Handle handle, Part before, Part after, String words);

  /** It will not be held. Why, the part itself says. */
  void cancelled(Handle handle, Part before, Part after);

  /** The part as all of them still know it; empty when it is not changed, or some have heard. */
  Optional<Known> known(Handle handle, PartId part);

  /** It is again as they know it. */
  void restored(Handle handle, Part before, Part after);

  /** {@code since}: when the first change was made that nobody has heard of. */
  record Known(Part was, Instant since) {}
}
