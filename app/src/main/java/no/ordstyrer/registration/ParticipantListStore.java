package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ParticipantListStore {

  @SqlQuery(
      "select participants, visitors, days, rev from participant_list where series_id = :series")
  Optional<ParticipantList> find(SeriesId series);

  /** {@code list.rev()}: as it was when the editor opened it. False when it is another by now. */
  @SqlUpdate(
      """
      insert into participant_list (series_id, participants, visitors, days)
      select :series, :participants, :visitors, :days
       where :rev = 0 or exists (select from participant_list where series_id = :series and rev = :rev)
      on conflict (series_id) do update
         set participants = excluded.participants, visitors = excluded.visitors, days = excluded.days,
             rev = participant_list.rev + 1
       where participant_list.rev = :rev
      """)
  boolean save(SeriesId series, @BindMethods ParticipantList list);

  @SqlQuery("select participants, visitors from participant_consent where registration_id = :whose")
  Optional<Showing> consent(RegistrationId whose);

  @SqlUpdate(
      """
      insert into participant_consent (registration_id, participants, visitors, at)
      values (:whose, :participants, :visitors, :now)
      on conflict (registration_id) do update
         set participants = excluded.participants, visitors = excluded.visitors, at = excluded.at
      """)
  void agree(RegistrationId whose, @BindMethods Showing showing, Instant now);

  @SqlUpdate("delete from participant_consent where registration_id = :whose")
  int takeBack(RegistrationId whose);

  /** The consents of those who are forgotten. */
  @SqlUpdate(
      """
      delete from participant_consent c using registration r
       where r.id = c.registration_id and r.series_id = :series and (:all or r.erased_at is not null)
      """)
  int forget(SeriesId series, boolean all);

  /** With a place, and what she has agreed to show: {@code :visitors} to everybody. */
  String COMING =
      """
      with coming as (
        select r.id, r.name, btrim(r.organisation) as organisation,
               coalesce(case when :visitors then c.visitors else c.participants end, 'NOTHING') as agreed
          from registration r
          left join participant_consent c on c.registration_id = r.id
         where r.series_id = :series and r.erased_at is null
           and exists (select from part_registration p where p.registration_id = r.id and p.state = 'CONFIRMED'))
      """;

  @SqlQuery(
      COMING
          + """
          select name, organisation from coming where agreed = 'PEOPLE'
           order by name collate norwegian, id limit :limit offset :offset
          """)
  List<ParticipantLists.Participant> people(
      SeriesId series, boolean visitors, int limit, int offset);

  @SqlQuery(COMING + "select count(*) from coming where agreed = 'PEOPLE'")
  long count(SeriesId series, boolean visitors);

  /** The number is 0 for those that are too small to be counted in public. */
  @SqlQuery(
      COMING
          + """
          select min(organisation) as name, case when count(*) >= :named then count(*) else 0 end as people
            from coming
           where organisation <> ''
           group by lower(organisation)
          having count(*) >= :named or bool_or(agreed <> 'NOTHING')
           order by min(organisation) collate norwegian
          """)
  List<ParticipantLists.Group> organisations(SeriesId series, boolean visitors, int named);
}
