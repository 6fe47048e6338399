package no.ordstyrer.mail;

import java.time.Instant;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * One outgoing mail.
 *
 * @param dedupeKey the reason it is written: a second letter for the same reason is not sent
 * @param thread letters of one thread leave in order, and an unsent one is superseded by the next:
 *     it is not sent when it is about the thread alone, so that its dedupe key begins with the
 *     thread's name; else it is sent without its calendar part. A cancellation goes over to one
 *     that has no calendar part of its own. Null for none
 * @param kind a short word for the studio's list, such as {@code CONFIRMATION}
 * @param recipient the address as typed
 * @param replyTo a person's address, or null
 * @param about whom it concerns
 * @param goodUntil it is not sent after this moment; null for at any time
 * @param unsubscribe where letters of this kind are stopped by one POST (RFC 8058); null for what
 *     cannot be declined
 */
public record Letter(
    String dedupeKey,
    @Nullable String thread,
    String kind,
    Priority priority,
    String recipient,
    @Nullable String replyTo,
    Language language,
    String subject,
    Prose body,
    @Nullable CalendarPart calendar,
    About about,
    @Nullable Instant goodUntil,
    @Nullable String unsubscribe) {

  /** In the order in which letters leave. */
  public enum Priority {
    LOG_IN(0),
    REMINDER(1),
    ANSWER(2),
    MANY(3);

    private final int rank;

    Priority(int rank) {
      this.rank = rank;
    }

    int rank() {
      return rank;
    }
  }

  /** An iTIP object (RFC 5546) that travels with the letter: REQUEST or CANCEL. */
  public record CalendarPart(String method, String ics) {}

  /** The series and registration that it belongs to, for lists and for erasure. */
  public record About(@Nullable Long series, @Nullable Long registration) {
    public static final About NOTHING = new About(null, null);
  }

  /** A letter without calendar part and thread. */
  public static Letter plain(
      String dedupeKey,
      String kind,
      Priority priority,
      String recipient,
      Language language,
      String subject,
      Prose body) {
    return new Letter(
        dedupeKey,
        null,
        kind,
        priority,
        recipient,
        null,
        language,
        subject,
        body,
        null,
        About.NOTHING,
        null,
        null);
  }

  public Letter about(About whom) {
    return new Letter(
        dedupeKey,
        thread,
        kind,
        priority,
        recipient,
        replyTo,
        language,
        subject,
        body,
        calendar,
        whom,
        goodUntil,
        unsubscribe);
  }

  public Letter replyTo(@Nullable String address) {
    return new Letter(
        dedupeKey,
        thread,
        kind,
        priority,
        recipient,
        address,
        language,
        subject,
        body,
        calendar,
        about,
        goodUntil,
        unsubscribe);
  }

  public Letter in(String ofThread) {
    return new Letter(
        dedupeKey,
        ofThread,
        kind,
        priority,
        recipient,
        replyTo,
        language,
        subject,
        body,
        calendar,
        about,
        goodUntil,
        unsubscribe);
  }

  public Letter with(CalendarPart part) {
    return new Letter(
        dedupeKey,
        thread,
        kind,
        priority,
        recipient,
        replyTo,
        language,
        subject,
        body,
        part,
        about,
        goodUntil,
        unsubscribe);
  }

  /** Of no use later: it is given up then. */
  public Letter until(Instant moment) {
    return new Letter(
        dedupeKey,
        thread,
        kind,
        priority,
        recipient,
        replyTo,
        language,
        subject,
        body,
        calendar,
        about,
        moment,
        unsubscribe);
  }

  /** May be declined, at this address of ours. */
  public Letter unsubscribedAt(String address) {
    return new Letter(
        dedupeKey, thread, kind, priority, recipient, replyTo, language, subject, body, calendar,
        about, goodUntil, address);
  }
}
