package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registration on its way to another address, or its places on their way to a colleague. It waits
 * until {@code expiresAt} for a yes from the mailbox that it goes to.
 *
 * @param name of the colleague; empty for another address of her own
 * @param email as typed, for sending
 * @param outcome null as long as nothing has been noted; the clock may have ended it all the same
 */
public record Handover(
    HandoverId id,
    RegistrationId registrationId,
    Kind kind,
    String name,
    String email,
    String emailKey,
    Instant askedAt,
    Instant expiresAt,
    @Nullable Outcome outcome) {

  /** What is handed over, and how long the answer is waited for. */
  public enum Kind {
    ADDRESS(Duration.ofDays(1)),
    PERSON(Duration.ofDays(7));

    private final Duration life;

    Kind(Duration life) {
      this.life = life;
    }

    Duration life() {
      return life;
    }
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    DECLINED,
    STOPPED,
    REPLACED
  }

  public boolean stands(Instant now) {
    return outcome == null && now.isBefore(expiresAt);
  }

  /**
   * The address for somebody who may not be its owner: {@code o…@etat.example}. A mailbox that she
   * has left may be read by others.
   */
  String veiled() {
    return email.substring(0, email.offsetByCodePoints(0, 1))
        + "…"
        + email.substring(email.lastIndexOf('@'));
  }
}
