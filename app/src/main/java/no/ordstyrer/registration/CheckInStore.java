package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface CheckInStore {

  String GUEST =
      """
      select pr.id, r.name, r.organisation, c.at as checked_in, a.name as checked_in_by,
             exists (select from walk_in w where w.part_registration_id = pr.id) as walk_in
        from registration r
        join part_registration pr on pr.registration_id = r.id
        left join check_in c on c.part_registration_id = pr.id and c.undone_at is null
        left join account a on a.id = c.by_account
       where pr.part_id = :part and pr.state = 'CONFIRMED' and r.erased_at is null
      """;

  /** {@code pattern} is null when nothing is sought. */
  @SqlQuery(
      GUEST
          + """
             and r.series_id = :series
             and (:pattern::text is null or lower(r.name || ' ' || r.organisation) like :pattern)
           order by r.name collate norwegian, r.id
           limit :limit
          """)
  List<Arrival> guests(SeriesId series, PartId part, @Nullable String pattern, int limit);

  @SqlQuery(GUEST + " and pr.id = :place")
  Optional<Arrival> guest(PartId part, PartRegistrationId place);

  String HOPEFUL =
      """
      select pr.id, r.name, r.organisation, pr.state
        from registration r
        join part_registration pr on pr.registration_id = r.id
       where pr.part_id = :part and pr.state in ('WAITLISTED', 'PENDING_APPROVAL') and r.erased_at is null
      """;

  @SqlQuery(
      HOPEFUL
          + """
             and lower(r.name || ' ' || r.organisation) like :pattern
           order by r.name collate norwegian, r.id
           limit :limit
          """)
  List<Hopeful> hopefuls(PartId part, String pattern, int limit);

  @SqlQuery(HOPEFUL + " and pr.id = :place")
  Optional<Hopeful> hopeful(PartId part, PartRegistrationId place);

  /** Whose place that is, whatever its state. */
  @SqlQuery(
      """
      select r.* from registration r
        join part_registration pr on pr.registration_id = r.id
       where pr.id = :place and pr.part_id = :part and r.erased_at is null
      """)
  Optional<Registration> whose(PartId part, PartRegistrationId place);

  @SqlQuery(
      """
      select count(*) as expected,
             count(*) filter (where exists (select from check_in c
                                             where c.part_registration_id = pr.id and c.undone_at is null))
               as present
        from part_registration pr
       where pr.part_id = :part and pr.state = 'CONFIRMED'
      """)
  CheckIns.Count count(PartId part);

  /** Whose place it is and of which generation her links are. */
  record Holder(PartId partId, int generation) {}

  @SqlQuery(
      """
      select pr.part_id, r.generation
        from part_registration pr
        join registration r on r.id = pr.registration_id
       where pr.id = :place
      """)
  Optional<Holder> holder(PartRegistrationId place);

  /** False when she is in already, or {@code command} was obeyed before. */
  @SqlUpdate(
      """
      insert into check_in (part_registration_id, way, command, at, by_account)
      values (:place, :way, :command, :now, :account)
      on conflict do nothing
      """)
  boolean checkIn(
      PartRegistrationId place, CheckIns.Way way, String command, Instant now, AccountId account);

  @SqlUpdate(
      """
      update check_in set undone_at = greatest(at, :now), undone_by = :account
       where part_registration_id = :place and undone_at is null
      """)
  boolean undo(PartRegistrationId place, Instant now, AccountId account);

  @SqlQuery("select part_registration_id from walk_in where part_id = :part and command = :command")
  Optional<PartRegistrationId> walkedIn(PartId part, String command);

  @SqlUpdate(
      """
      insert into walk_in (part_registration_id, part_id, command, overruled, at, by_account)
      values (:place, :part, :command, :overruled, :now, :account)
      on conflict (part_registration_id) do nothing
      """)
  void walkIn(
      PartRegistrationId place,
      PartId part,
      String command,
      @Nullable String overruled,
      Instant now,
      AccountId account);

  /** From any hope of a place to a place. */
  @SqlUpdate(
      """
      update part_registration
         set state = 'CONFIRMED', since = :now, queued_at = null, holds_place = false,
             calendar_sequence = calendar_sequence + 1, calendar_stamp = :now
       where id = :place and state in ('UNVERIFIED', 'PENDING_APPROVAL', 'WAITLISTED')
      """)
  boolean letIn(PartRegistrationId place, Instant now);
}
