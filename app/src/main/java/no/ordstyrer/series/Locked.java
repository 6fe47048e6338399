package no.ordstyrer.series;

import java.util.List;
import no.ordstyrer.access.NotFound;
import org.jdbi.v3.core.Handle;

/**
 * A series and its parts in the order of their ids, as they stand and as they will stay until the
 * transaction ends. Whoever needs several of these rows takes them in this order, so that nobody
 * waits for each other in a ring.
 */
public record Locked(Series series, List<Part> parts) {

  public static Locked take(Handle handle, SeriesId id) {
    var store = handle.attach(LockStore.class);
    var series = store.lock(id).orElseThrow(NotFound::new);
    return new Locked(series, List.copyOf(store.lockParts(id)));
  }

  /** One of its parts. */
  public Part part(PartId id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst().orElseThrow();
  }
}
