package no.ordstyrer.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter on its way out, as it is stored.
 *
 * @param attempts how often it has been tried, this time included
 * @param paced whether it has waited for its turn in its recipient's domain
 * @param claimedAt when this try began
 * @param first the first letter about the same registration, which this one follows; null for none
 */
public record Outgoing(
    long id,
    String dedupeKey,
    @Nullable String thread,
    String kind,
    int priority,
    String recipient,
    String recipientKey,
    @Nullable String replyTo,
    String language,
    String subject,
    String textBody,
    String htmlBody,
    @Nullable String calendar,
    @Nullable String calendarMethod,
    @Nullable Long seriesId,
    @Nullable Long registrationId,
    Instant createdAt,
    @Nullable Instant goodUntil,
    @Nullable String unsubscribe,
    boolean paced,
    int attempts,
    Instant claimedAt,
    @Nullable Long first) {

  /** The recipient's domain, in ASCII and lower case. */
  String domain() {
    return recipientKey.substring(recipientKey.lastIndexOf('@') + 1);
  }
}
