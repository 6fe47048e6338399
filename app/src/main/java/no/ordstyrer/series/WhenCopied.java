package no.ordstyrer.series;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Told within the transaction in which a series becomes the next edition, so that what hangs on it
 * in a room above can begin as it was. Handed in by App.
 */
public interface WhenCopied {
  /** {@code parts}: the new part of each part that was taken along. */
  void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts);
}
