package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What becomes of everybody's places when their part changes. */
interface PartChangeStore {

  /** Time, place, title or status is another: RFC 5546 2.1.4. */
  @SqlUpdate(
      """
      update part_registration
         set calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where part_id = :part
         and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
      """)
  void restamp(PartId part, Instant now);

  /** An offer never outlives the beginning of its part. */
  @SqlUpdate(
      """
      update waitlist_offer o set expires_at = greatest(:start, o.made_at + interval '1 second')
        from part_registration p
       where p.id = o.part_registration_id and p.part_id = :part
         and o.ended_at is null and o.expires_at > :start
      """)
  void shortenOffers(PartId part, Instant start);

  @SqlUpdate(
      """
      update waitlist_offer o set ended_at = :now, outcome = 'REVOKED'
        from part_registration p
       where p.id = o.part_registration_id and p.part_id = :part and o.ended_at is null
      """)
  void revokeOffers(PartId part, Instant now);

  @SqlUpdate(
      """
      with ended as (
        update part_registration
           set state = 'CANCELLED', since = :now, queued_at = null
         where part_id = :part
           and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
        returning id
      )
      insert into part_registration_event (part_registration_id, at, state)
      select id, :now, 'CANCELLED' from ended
      """)
  void cancel(PartId part, Instant now);
}
