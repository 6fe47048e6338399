package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ErasureStore {

  @SqlQuery("select id from registration where erased_at > :moment")
  List<RegistrationId> since(Instant moment);

  /**
   * Makes numbers of people. An organisation's name stays only where at least three came from it,
   * moments are cut to the day, and no link, entry in a calendar or address leads back.
   */
  @SqlUpdate(
      """
      update registration r
         set name = '–',
             email = '',
             email_key = 'erased:' || r.id,
             organisation = case when (select count(*) from registration o
                                        where o.series_id = r.series_id and o.organisation = r.organisation) >= 3
                                 then r.organisation else '' end,
             role_title = '',
             generation = r.generation + 1,
             created_at = date_trunc('day', r.created_at, 'UTC'),
             changed_at = date_trunc('day', r.changed_at, 'UTC'),
             erased_at = :now
       where r.series_id = :series and r.erased_at is null
      """)
  int people(SeriesId series, Instant now);

  /** Those who waited and never got a place in any part. */
  @SqlUpdate(
      """
      update registration r
         set name = '–', email = '', email_key = 'erased:' || r.id, organisation = '', role_title = '',
             generation = r.generation + 1,
             created_at = date_trunc('day', r.created_at, 'UTC'),
             changed_at = date_trunc('day', r.changed_at, 'UTC'),
             erased_at = :now
       where r.series_id = :series and r.erased_at is null
         and not exists (
           select from part_registration_event e
             join part_registration p on p.id = e.part_registration_id
            where p.registration_id = r.id and e.state = 'CONFIRMED')
         and not exists (
           select from part_registration p where p.registration_id = r.id and p.state = 'CONFIRMED')
      """)
  int withoutPlace(SeriesId series, Instant now);

  @SqlUpdate(
      """
      update registration
         set name = '–', email = '', email_key = 'erased:' || id, organisation = '', role_title = '',
             generation = generation + 1,
             created_at = date_trunc('day', created_at, 'UTC'),
             changed_at = date_trunc('day', changed_at, 'UTC'),
             erased_at = :now
       where id = :registration and erased_at is null
      """)
  int person(RegistrationId registration, Instant now);

  /** A calendar entry's id is in her calendar: it is made unknown. Moments are cut to the day. */
  @SqlUpdate(
      """
      update part_registration p
         set calendar_uid = 'erased:' || p.id,
             since = date_trunc('day', p.since, 'UTC'),
             queued_at = date_trunc('day', p.queued_at, 'UTC'),
             calendar_stamp = date_trunc('day', p.calendar_stamp, 'UTC')
        from registration r
       where r.id = p.registration_id and r.erased_at is not null and p.calendar_uid <> 'erased:' || p.id
      """)
  void blurPlaces();

  @SqlUpdate(
      """
      delete from registration_note n using registration r
       where r.id = n.registration_id and r.erased_at is not null
      """)
  void forgetNotes();

  @SqlUpdate(
      """
      update part_registration_event e
         set at = date_trunc('day', e.at, 'UTC')
        from part_registration p
        join registration r on r.id = p.registration_id
       where p.id = e.part_registration_id and r.erased_at = :now
      """)
  void blurHistory(Instant now);

  /** Moves her stretches to the beginning of the day, all by the same: their sum is what it was. */
  @SqlUpdate(
      """
      update attendance_stretch s
         set from_at = s.from_at - first.shift, until_at = s.until_at - first.shift
        from (select x.part_registration_id, min(x.from_at) - date_trunc('day', min(x.from_at), 'UTC') as shift
                from attendance_stretch x
                join part_registration p on p.id = x.part_registration_id
                join registration r on r.id = p.registration_id
               where r.erased_at = :now
               group by x.part_registration_id) first
       where first.part_registration_id = s.part_registration_id
      """)
  void blurStretches(Instant now);

  @SqlUpdate(
      """
      update attendance_mark m
         set at = date_trunc('day', m.at, 'UTC')
        from part_registration p
        join registration r on r.id = p.registration_id
       where p.id = m.part_registration_id and r.erased_at = :now
      """)
  void blurMarks(Instant now);

  /** That an organiser answered her stays, for the count; what he wrote to her does not. */
  @SqlUpdate(
      """
      update approval a
         set reason = case when a.reason = '' then '' else '–' end,
             at = date_trunc('day', a.at, 'UTC'), ended_at = date_trunc('day', a.ended_at, 'UTC')
        from registration r
       where r.id = a.registration_id and r.erased_at = :now
      """)
  void blurAnswers(Instant now);

  /** What they needed goes with them. */
  @SqlUpdate(
      """
      delete from need n using registration r
       where r.id = n.registration_id and r.erased_at = :now
      """)
  void forgetNeeds(Instant now);
}
