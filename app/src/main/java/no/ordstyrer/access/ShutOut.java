package no.ordstyrer.access;

import java.time.Instant;

/** A moderator has shut her out of the room of a part. She is told so, and why. */
public final class ShutOut extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final Instant since;

  public ShutOut(String reason, Instant since) {
    this.reason = reason;
    this.since = since;
  }

  /** In her language, as the moderator gave it. */
  public String reason() {
    return reason;
  }

  public Instant since() {
    return since;
  }
}
