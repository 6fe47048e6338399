package no.ordstyrer.live;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets old changes: a page that was away for so long is read anew. */
public final class LiveErasure {
  public int changes(Handle handle, Instant moment) {
    return handle.attach(LiveStore.class).forget(moment);
  }
}
