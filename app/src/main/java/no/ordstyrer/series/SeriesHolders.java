package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What registration, which is above us, does for those who hold a place in a series that is
 * cancelled as a whole. Called within the transaction of the change. Handed in by App.
 */
public interface SeriesHolders {
  SeriesHolders NONE =
      new SeriesHolders() {
        @Override
        public void cancelled(Handle handle, SeriesId series, List<Part> parts, Instant then) {}

        @Override
        public boolean unheard(Handle handle, SeriesId series) {
          return false;
        }

        @Override
        public void restored(Handle handle, SeriesId series, List<Part> parts, Instant then) {}
      };

  /** None of {@code parts} will be held. */
  void cancelled(Handle handle, SeriesId series, List<Part> parts, Instant then);

  /** Whether nobody has heard yet that it is cancelled. */
  boolean unheard(Handle handle, SeriesId series);

  /** What was cancelled {@code then} is again as it was. */
  void restored(Handle handle, SeriesId series, List<Part> parts, Instant then);
}
