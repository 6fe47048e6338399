package no.ordstyrer.mail;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets letters: what was written in them and to whom. */
public final class LetterErasure {

  /** All letters of a series. */
  public int ofSeries(Handle handle, long series) {
    return handle.attach(LetterErasureStore.class).ofSeries(series);
  }

  /** The letters to one registered person that are not still to leave. */
  public int ofRegistration(Handle handle, long registration) {
    return handle.attach(LetterErasureStore.class).ofRegistration(registration);
  }

  /** The letters whose reason begins so, also those that have not left. */
  public int ofReason(Handle handle, String beginning) {
    return handle.attach(LetterErasureStore.class).ofReason(beginning);
  }

  /** Letters that belong to no series, such as sign-in links, written before {@code moment}. */
  public int loose(Handle handle, Instant moment) {
    return handle.attach(LetterErasureStore.class).loose(moment);
  }

  /** Addresses that bounced before {@code moment}: they may be tried again. */
  public int bounced(Handle handle, Instant moment) {
    return handle.attach(LetterErasureStore.class).bounced(moment);
  }
}
