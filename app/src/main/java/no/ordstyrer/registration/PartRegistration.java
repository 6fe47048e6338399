package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in one part: the unit of capacity, calendar and attendance.
 *
 * @param number her place in the queue, from 1; 0 when she does not wait, or has an offer
 * @param holdsPlace whether a place is held for her while she waits for an answer
 * @param offerId the offer of a place that is kept for her; null when none is
 * @param offerUntil until when it is kept
 * @param calendarUid never changes (RFC 5545 3.8.4.7)
 * @param calendarSequence rises with time, place, title and status (RFC 5545 3.8.7.4)
 * @param calendarStamp when the entry last changed
 * @param calendarInvited whether an invitation went out that a cancellation must follow
 */
public record PartRegistration(
    PartRegistrationId id,
    RegistrationId registrationId,
    PartId partId,
    State state,
    Instant since,
    int number,
    boolean holdsPlace,
    @Nullable OfferId offerId,
    @Nullable Instant offerUntil,
    String calendarUid,
    int calendarSequence,
    Instant calendarStamp,
    boolean calendarInvited) {

  /** A place that nobody has: for a letter that is only thought of. */
  static PartRegistration thought(PartId part, Instant now) {
    return thought(part, State.CONFIRMED, now);
  }

  /** The same, standing somehow. */
  static PartRegistration thought(PartId part, State state, Instant now) {
    var nothing = new PartRegistrationId(0);
    return new PartRegistration(
        nothing, new RegistrationId(0), part, state, now, 0, false, null, null, "", 0, now, false);
  }

  /** Where she stands. */
  public enum State {
    UNVERIFIED,
    PENDING_APPROVAL,
    CONFIRMED,
    WAITLISTED,
    WITHDRAWN,
    CANCELLED,
    REJECTED,
    EXPIRED;

    /** Whether she has, or hopes for, a place; else she may register anew. */
    public boolean stands() {
      return switch (this) {
        case UNVERIFIED, PENDING_APPROVAL, CONFIRMED, WAITLISTED -> true;
        case WITHDRAWN, CANCELLED, REJECTED, EXPIRED -> false;
      };
    }
  }
}
