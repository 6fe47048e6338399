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
      with standing as (
        select id, state, since, queued_at
          from part_registration
         where part_id = :part
           and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
           for update
      ), ended as (
        update part_registration p set state = 'CANCELLED', since = :now, queued_at = null
          from standing s
         where p.id = s.id
      )
      insert into part_registration_event (part_registration_id, at, state, was_state, was_since,
             was_queued_at)
      select id, :now, 'CANCELLED', state, since, queued_at from standing
      """)
  void cancel(PartId part, Instant now);

  /** The places that ended with the part at {@code then} are what they were. */
  @SqlUpdate(
      """
      with back as (
        update part_registration p
           set state = e.was_state, since = e.was_since, queued_at = e.was_queued_at
          from part_registration_event e
         where p.part_id = :part and p.state = 'CANCELLED' and e.part_registration_id = p.id
           and e.state = 'CANCELLED' and e.at = :then and e.was_state is not null
        returning p.id, p.state
      )
      insert into part_registration_event (part_registration_id, at, state)
      select id, :now, state from back
      """)
  void restore(PartId part, Instant then, Instant now);

  @SqlUpdate(
      """
      update waitlist_offer o set ended_at = null, outcome = null
        from part_registration p
       where p.id = o.part_registration_id and p.part_id = :part and o.outcome = 'REVOKED'
         and o.ended_at = :then
      """)
  void restoreOffers(PartId part, Instant then);

  /** Offers that an earlier beginning had cut short stand for as long as their letters say. */
  @SqlUpdate(
      """
      update waitlist_offer o
         set expires_at = greatest(o.expires_at,
               least(o.made_at + make_interval(hours => s.offer_hours), t.starts_at))
        from part_registration p
        join part t on t.id = p.part_id
        join series s on s.id = t.series_id
       where p.id = o.part_registration_id and p.part_id = :part and o.ended_at is null
      """)
  void lengthenOffers(PartId part);
}
