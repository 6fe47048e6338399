package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Places in parts. A place whose offer has lapsed is read as EXPIRED, noted or not. */
interface PartRegistrationStore {

  String READ =
      """
      select p.id, p.registration_id, p.part_id, p.since, p.calendar_uid, p.calendar_sequence,
             p.calendar_stamp, p.calendar_invited,
             p.state = 'PENDING_APPROVAL' and p.holds_place as holds_place,
             case when p.state = 'WAITLISTED' and o.expires_at <= :now then 'EXPIRED' else p.state end as state,
             case when p.state = 'WAITLISTED' and o.expires_at > :now then o.id end as offer_id,
             case when p.state = 'WAITLISTED' and o.expires_at > :now then o.expires_at end as offer_until,
             case when p.state = 'WAITLISTED' and o.id is null then
               (select count(*) from part_registration q
                 where q.part_id = p.part_id and q.state = 'WAITLISTED'
                   and (q.queued_at, q.ticket) <= (p.queued_at, p.ticket)
                   and not exists (select from waitlist_offer x
                                    where x.part_registration_id = q.id and x.ended_at is null))
               else 0 end as number
        from part_registration p
        left join waitlist_offer o on o.part_registration_id = p.id and o.ended_at is null
      """;

  @SqlQuery(READ + " where p.registration_id = :registration order by p.part_id")
  List<PartRegistration> of(RegistrationId registration, Instant now);

  @SqlQuery(READ + " where p.id = :id")
  Optional<PartRegistration> find(long id, Instant now);

  /** How full each part of the series is, in the order of the parts' ids. */
  @SqlQuery(
      """
      select t.id as part_id, t.capacity,
             (select count(*) from part_registration p
               where p.part_id = t.id
                 and (p.state = 'CONFIRMED' or p.state = 'PENDING_APPROVAL' and p.holds_place))
             + (select count(*) from part_registration p
                  join waitlist_offer o on o.part_registration_id = p.id
                 where p.part_id = t.id and o.ended_at is null and o.expires_at > :now) as held,
             (select count(*) from part_registration p
               where p.part_id = t.id and p.state = 'WAITLISTED'
                 and not exists (select from waitlist_offer o
                                  where o.part_registration_id = p.id and o.ended_at is null)) as waiting
        from part t
       where t.series_id = :series
       order by t.id
      """)
  List<Vacancy> vacancies(SeriesId series, Instant now);

  /**
   * A place, a place in the queue, or a wait for an answer, for somebody who has neither; empty
   * when she has one. {@code holds}: whether who waits for the answer holds a place meanwhile.
   */
  @SqlUpdate(
      """
      insert into part_registration (registration_id, part_id, state, since, queued_at, ticket,
             holds_place, calendar_uid, calendar_stamp)
      values (:registration, :part, :state, :now,
             case when :state = 'WAITLISTED' then :now::timestamptz end,
             nextval('waiting_ticket'), :holds, :uid, :now)
      on conflict (registration_id, part_id) do update
         set state = excluded.state, since = excluded.since, queued_at = excluded.queued_at,
             ticket = excluded.ticket, holds_place = excluded.holds_place, calendar_stamp = excluded.calendar_stamp,
             calendar_sequence = part_registration.calendar_sequence + 1
       where part_registration.state in ('WITHDRAWN', 'CANCELLED', 'REJECTED', 'EXPIRED')
      """)
  @GetGeneratedKeys("id")
  Optional<PartRegistrationId> place(
      RegistrationId registration,
      PartId part,
      PartRegistration.State state,
      boolean holds,
      String uid,
      Instant now);

  /** From the wait for an answer, or from a rejection that is undone, to what she is given. */
  @SqlUpdate(
      """
      update part_registration
         set state = :state, since = :now, holds_place = false, ticket = nextval('waiting_ticket'),
             queued_at = case when :state = 'WAITLISTED' then :now::timestamptz end,
             calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where id = :id and state in ('PENDING_APPROVAL', 'REJECTED')
      """)
  boolean answer(PartRegistrationId id, PartRegistration.State state, Instant now);

  /** Ends a place that stands. */
  @SqlUpdate(
      """
      update part_registration
         set state = :state, since = :now, queued_at = null,
             calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where id = :id and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
      """)
  boolean end(PartRegistrationId id, PartRegistration.State state, Instant now);

  /** From the queue to a place of her own. */
  @SqlUpdate(
      """
      update part_registration
         set state = 'CONFIRMED', since = :now, queued_at = null,
             calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where id = :id and state = 'WAITLISTED'
      """)
  boolean confirm(PartRegistrationId id, Instant now);

  @SqlUpdate("update part_registration set calendar_invited = :invited where id = :id")
  void invited(PartRegistrationId id, boolean invited);

  @SqlUpdate(
      """
      update part_registration
         set calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where id = :id
      """)
  void restamp(PartRegistrationId id, Instant now);

  @SqlUpdate(
      """
      insert into part_registration_event (part_registration_id, at, state, by_account)
      values (:id, :now, :state, :account)
      """)
  void note(
      PartRegistrationId id, PartRegistration.State state, @Nullable Long account, Instant now);
}
