package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RegistrationStore {
  /** The registration in the series that one of the passes is for. */
  @SqlQuery(
      """
      select r.id, r.name, r.organisation
        from registration r
        join unnest(:ids, :generations) as pass (id, generation)
          on pass.id = r.id and pass.generation = r.generation
       where r.series_id = :series
       limit 1
      """)
  Optional<Attendee> registered(SeriesId series, List<Long> ids, List<Integer> generations);

  /** The same, if she is confirmed in the part. */
  @SqlQuery(
      """
      select r.id, r.name, r.organisation
        from registration r
        join part_registration p on p.registration_id = r.id
        join unnest(:ids, :generations) as pass (id, generation)
          on pass.id = r.id and pass.generation = r.generation
       where p.part_id = :part and p.state = 'CONFIRMED'
         and not exists (select from room_shut x where x.part_id = :part and x.registration_id = r.id)
       limit 1
      """)
  Optional<Attendee> attending(PartId part, List<Long> ids, List<Integer> generations);

  /** Why the room of the part is closed to one of those whom the passes are for. */
  @SqlQuery(
      """
      select x.reason, x.at
        from registration r
        join unnest(:ids, :generations) as pass (id, generation)
          on pass.id = r.id and pass.generation = r.generation
        join room_shut x on x.registration_id = r.id
       where x.part_id = :part
       order by x.at
       limit 1
      """)
  Optional<Shut> shut(PartId part, List<Long> ids, List<Integer> generations);

  record Shut(String reason, Instant at) {}

  /** Another whenever a row is written that decides what her calendar says. */
  @SqlQuery(
      """
      select md5(concat_ws(' ', r.xmin, s.xmin, a.xmin,
                 (select string_agg(concat_ws(':', p.id, p.xmin, h.xmin, p.cancelled_at < :gone),
                                    ' ' order by p.id)
                    from part p
                    left join part_registration h
                           on h.part_id = p.id and h.registration_id = r.id
                   where p.series_id = s.id)))
        from registration r
        join series s on s.id = r.series_id
        join arena a on a.id = s.arena_id
       where r.id = :id and r.generation = :generation
      """)
  Optional<String> state(long id, int generation, Instant gone);

  /** Empty when the link is of an earlier generation. */
  @SqlQuery("select * from registration where id = :id and generation = :generation")
  Optional<Registration> find(long id, int generation);

  @SqlQuery(
      "select * from registration where id = :id and series_id = :series and erased_at is null")
  Optional<Registration> known(SeriesId series, long id);

  @SqlQuery("select * from registration where id = :id")
  Registration get(RegistrationId id);

  @SqlQuery("select * from registration where series_id = :series and email_key = :emailKey")
  Optional<Registration> byEmail(SeriesId series, String emailKey);

  /** What of a registration a person writes herself. */
  record Row(
      String name,
      String email,
      String organisation,
      String roleTitle,
      String language,
      String calendar) {
    static Row of(String email, Registration.Details details) {
      return new Row(
          details.name(),
          email,
          details.organisation(),
          details.roleTitle(),
          details.language().tag(),
          details.calendar().name());
    }
  }

  @SqlUpdate(
      """
      insert into registration (series_id, name, email, email_key, organisation, role_title, language,
             calendar, created_at, changed_at)
      values (:series, :name, :email, :emailKey, :organisation, :roleTitle, :language, :calendar,
             :now, :now)
      """)
  @GetGeneratedKeys
  Registration insert(SeriesId series, String emailKey, @BindMethods Row row, Instant now);

  @SqlUpdate(
      """
      update registration
         set name = :name, email = :email, organisation = :organisation, role_title = :roleTitle,
             language = :language, calendar = :calendar, changed_at = :now, rev = rev + 1
       where id = :id
      """)
  @GetGeneratedKeys
  Registration update(RegistrationId id, @BindMethods Row row, Instant now);

  /** Before something new is written to her about. */
  @SqlUpdate("update registration set rev = rev + 1, changed_at = :now where id = :id")
  @GetGeneratedKeys
  Registration touch(RegistrationId id, Instant now);

  /** Whether she wants the whole series, with what may be added to it. */
  @SqlUpdate("update registration set whole = :whole where id = :id")
  void wants(RegistrationId id, boolean whole);
}
