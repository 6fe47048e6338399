package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OfferStore {

  /** People who hold a place in any part of the series, but for {@code one}. */
  @SqlQuery(
      """
      select count(distinct p.registration_id)
        from part_registration p
        join registration r on r.id = p.registration_id
        left join waitlist_offer o
          on o.part_registration_id = p.id and o.ended_at is null and o.expires_at > :now
       where r.series_id = :series and r.id <> :one
         and (p.state = 'CONFIRMED' or o.id is not null or p.state = 'PENDING_APPROVAL' and p.holds_place)
      """)
  int othersHolding(SeriesId series, RegistrationId one, Instant now);

  @SqlQuery(
      """
      select exists (select from part_registration p
                       left join waitlist_offer o
                         on o.part_registration_id = p.id and o.ended_at is null and o.expires_at > :now
                      where p.registration_id = :one
                        and (p.state = 'CONFIRMED' or o.id is not null
                             or p.state = 'PENDING_APPROVAL' and p.holds_place))
      """)
  boolean holds(RegistrationId one, Instant now);

  /** Who has waited longest without an offer. */
  record Waiting(PartRegistrationId id, RegistrationId registrationId) {}

  @SqlQuery(
      """
      select p.id, p.registration_id from part_registration p
       where p.part_id = :part and p.state = 'WAITLISTED'
         and not exists (select from waitlist_offer o
                          where o.part_registration_id = p.id and o.ended_at is null)
       order by p.queued_at, p.ticket
       limit :limit
      """)
  List<Waiting> queue(PartId part, int limit);

  @SqlUpdate(
      """
      insert into waitlist_offer (part_registration_id, made_at, expires_at)
      values (:waiting, :now, :expires)
      """)
  @GetGeneratedKeys("id")
  OfferId make(PartRegistrationId waiting, Instant expires, Instant now);

  /** Notes the series' offers that the clock has ended; their people leave the queue. */
  @SqlQuery(
      """
      with over as (
        select o.id as offer_id, p.id
          from waitlist_offer o
          join part_registration p on p.id = o.part_registration_id
          join registration r on r.id = p.registration_id
         where r.series_id = :series and o.ended_at is null and o.expires_at <= :now
         order by p.registration_id, p.part_id
           for no key update of p, o
      ), ended as (
        update waitlist_offer o set ended_at = o.expires_at, outcome = 'EXPIRED'
          from over where o.id = over.offer_id
      )
      update part_registration p
         set state = 'EXPIRED', since = :now, queued_at = null,
             calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
        from over
       where p.id = over.id and p.state = 'WAITLISTED'
       returning p.id, p.registration_id, p.part_id
      """)
  List<Lapsed> lapse(SeriesId series, Instant now);

  record Lapsed(PartRegistrationId id, RegistrationId registrationId, PartId partId) {}

  @SqlQuery(
      """
      select exists (select from waitlist_offer where id = :id and ended_at is null and expires_at > :now)
      """)
  boolean standing(OfferId id, Instant now);

  @SqlUpdate(
      """
      update waitlist_offer set ended_at = :now, outcome = :outcome
       where part_registration_id = :place and ended_at is null
      """)
  boolean end(PartRegistrationId place, Offer.Outcome outcome, Instant now);

  /** Series in which somebody waits. */
  @SqlQuery(
      """
      select distinct t.series_id
        from part_registration p
        join part t on t.id = p.part_id
        join series s on s.id = t.series_id
       where p.state = 'WAITLISTED' and t.ended_at is null and t.cancelled_at is null
         and s.published_at is not null and s.cancelled_at is null and s.archived_at is null
       order by t.series_id
      """)
  List<SeriesId> seriesWithQueues();

  @SqlQuery(
      "select id, part_registration_id, expires_at, outcome from waitlist_offer where id = :id")
  Optional<Offer> find(long id);
}
