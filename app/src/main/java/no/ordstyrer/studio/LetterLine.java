package no.ordstyrer.studio;

import java.time.Instant;
import java.util.regex.Pattern;
import no.ordstyrer.mail.Kept;
import org.jspecify.annotations.Nullable;

/**
 * A letter of a series as its organisers see it: to whom, and what became of it. Never what it
 * says: its links are its reader's alone.
 *
 * @param name whose it is, or empty when she is forgotten or was never registered
 * @param address where she is written to now, or empty
 * @param answer the mail server's last words, or empty
 */
public record LetterLine(
    long id,
    String kind,
    Kept.State state,
    String recipient,
    String subject,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant sentAt,
    int attempts,
    String answer,
    @Nullable Long registrationId,
    String name,
    String address) {
  private static final Pattern GONE =
      Pattern.compile(
          "(?i)\\b5\\.1\\.\\d|no such (user|address|recipient)|user unknown|unknown (user|recipient)"
              + "|does not exist|not an address");
  private static final Pattern FULL =
      Pattern.compile("(?i)\\b[45]\\.2\\.2|mailbox full|over quota");
  private static final Pattern TEMPORARY = Pattern.compile("^\\s*4\\d\\d\\b");

  /** Why it has not arrived, or need not. */
  public enum Why {
    NONE,
    GONE,
    FULL,
    GAVE_UP,
    REFUSED,
    TRIED,
    SUPPRESSED,
    OBSOLETE
  }

  /** What sending it again means. */
  public enum Again {
    /** It waits for its next try: it is tried now. */
    HURRY,
    /** It is done: she is written to anew, with what is true now. */
    ANEW,
    /** It is on its way, or nobody is known to write to. */
    NOT
  }

  public Why why() {
    return switch (state) {
      case WAITING, SENDING, SENT -> Why.NONE;
      case RETRY -> FULL.matcher(answer).find() ? Why.FULL : Why.TRIED;
      case SUPPRESSED -> Why.SUPPRESSED;
      case OBSOLETE -> Why.OBSOLETE;
      case FAILED -> failed();
    };
  }

  private Why failed() {
    if (FULL.matcher(answer).find()) {
      return Why.FULL;
    }
    if (GONE.matcher(answer).find()) {
      return Why.GONE;
    }
    return TEMPORARY.matcher(answer).find() ? Why.GAVE_UP : Why.REFUSED;
  }

  public Again again() {
    return switch (state) {
      case WAITING, RETRY -> Again.HURRY;
      case SENDING -> Again.NOT;
      case SENT, FAILED, SUPPRESSED, OBSOLETE -> address.isEmpty() ? Again.NOT : Again.ANEW;
    };
  }

  /** A colour that helps; the words carry the meaning. */
  public static String colour(Kept.State state) {
    return switch (state) {
      case SENT -> "success";
      case FAILED -> "danger";
      case RETRY, SUPPRESSED -> "warning";
      case WAITING, SENDING -> "info";
      case OBSOLETE -> "neutral";
    };
  }
}
