package no.ordstyrer.room;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets who was in which room, and when. */
public final class RoomErasure {
  public int presence(Handle handle, Instant moment) {
    return handle.attach(RoomStore.class).forget(moment);
  }

  /** Who reacted last, and how: what the limit no longer asks for. */
  public int reactions(Handle handle, Instant moment) {
    return handle.attach(ReactionStore.class).forget(moment);
  }
}
