package no.ordstyrer.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter in a list. */
public record Kept(
    long id,
    String kind,
    State state,
    String recipient,
    String subject,
    String language,
    Instant createdAt,
    @Nullable String calendarMethod) {

  /** Where it stands. */
  public enum State {
    WAITING,
    SENDING,
    SENT,
    RETRY,
    FAILED,
    SUPPRESSED,
    OBSOLETE
  }
}
