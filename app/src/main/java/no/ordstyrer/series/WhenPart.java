package no.ordstyrer.series;

import org.jdbi.v3.core.Handle;

/**
 * Told within the transaction of a change to a part, so that what hangs on it can follow:
 * registration tells the holders, the panel follows the programme. Handed in by App.
 */
public interface WhenPart {
  WhenPart NOTHING = (_, _, _) -> {};

  /** {@code before} and {@code after} are the same part. */
  void changed(Handle handle, Part before, Part after);
}
