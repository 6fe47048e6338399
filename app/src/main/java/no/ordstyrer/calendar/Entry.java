package no.ordstyrer.calendar;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One part as it stands in one calendar.
 *
 * @param uid never changes; names nobody (RFC 7986 5.3)
 * @param sequence raised when time, place, title or status changes (RFC 5546 2.1.4)
 * @param stamp when this revision was made; stored, so that an unchanged entry is byte-identical
 * @param description plain text; its first line in the file is {@code url}
 * @param location a place, or empty when one takes part at {@code url} only
 * @param url our own address of the part, which grants no manage rights
 * @param online whether one can take part at {@code url}: gives a CONFERENCE (RFC 7986 5.11)
 * @param zone the zone that the times are spoken in
 * @param organiserEmail the From of the calendar mails
 * @param attendeeName the recipient, and nobody else; null in what is published
 */
public record Entry(
    String uid,
    int sequence,
    Instant stamp,
    Status status,
    String title,
    String description,
    String location,
    String url,
    boolean online,
    Instant start,
    Instant end,
    ZoneId zone,
    String organiserName,
    String organiserEmail,
    @Nullable String attendeeName,
    @Nullable String attendeeEmail) {

  /** RFC 5545 3.8.1.11. */
  public enum Status {
    CONFIRMED,
    /** "Hold the date". */
    TENTATIVE,
    CANCELLED
  }

  public Entry {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("An entry ends after it starts");
    }
  }

  /** The same entry, called off. The sequence must have been raised by the caller. */
  public Entry cancelled() {
    return new Entry(
        uid,
        sequence,
        stamp,
        Status.CANCELLED,
        title,
        description,
        location,
        url,
        online,
        start,
        end,
        zone,
        organiserName,
        organiserEmail,
        attendeeName,
        attendeeEmail);
  }
}
