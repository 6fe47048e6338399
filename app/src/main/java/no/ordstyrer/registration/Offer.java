package no.ordstyrer.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A freed place, kept until {@code expiresAt} for the one who had waited longest.
 *
 * @param outcome null as long as nothing has been noted; the clock may have ended it all the same
 */
public record Offer(
    OfferId id,
    PartRegistrationId partRegistrationId,
    Instant expiresAt,
    @Nullable Outcome outcome) {

  /** What became of it. */
  public enum Outcome {
    CLAIMED,
    DECLINED,
    EXPIRED,
    REVOKED
  }

  public boolean stands(Instant now) {
    return outcome == null && now.isBefore(expiresAt);
  }
}
