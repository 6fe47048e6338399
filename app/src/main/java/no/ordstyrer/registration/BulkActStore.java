package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface BulkActStore {

  @SqlUpdate(
      """
      insert into bulk_act (series_id, kind, writes, subject, body, undoes, made_at, made_by)
      values (:series, :kind, :writes, :subject, :body, :undoes, :now, :by)
      """)
  @GetGeneratedKeys("id")
  BulkActId insert(
      SeriesId series,
      BulkAct.Kind kind,
      boolean writes,
      String subject,
      String body,
      @Nullable BulkActId undoes,
      AccountId by,
      Instant now);

  @SqlUpdate(
      """
      insert into bulk_act_person (bulk_act_id, registration_id, parts)
      select :act, r.id, :parts::bigint[] from registration r
       where r.series_id = :series and r.id = any(:people) and r.erased_at is null
      """)
  int people(BulkActId act, SeriesId series, List<Long> people, List<Long> parts);

  /** Those for whom {@code done} changed something, with what it changed. */
  @SqlUpdate(
      """
      insert into bulk_act_person (bulk_act_id, registration_id, parts)
      select :act, b.registration_id, b.changed from bulk_act_person b
       where b.bulk_act_id = :done and b.changed <> '{}'
      """)
  int same(BulkActId act, BulkActId done);

  @SqlQuery("select * from bulk_act where series_id = :series and id = :id")
  Optional<BulkAct> find(SeriesId series, BulkActId id);

  @SqlQuery(
      """
      select unnest(parts) as id from bulk_act_person where bulk_act_id = :act
      union
      select unnest(parts) from import_line where bulk_act_id = :act
      order by id
      """)
  List<PartId> parts(BulkActId act);

  String STANDS = " pr.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')";

  /** Whether something would be changed for the person of line {@code b}. */
  String REACHED =
      """
      r.erased_at is null and case :kind
        when 'CANCEL' then exists (
          select from part_registration pr
           where pr.registration_id = r.id and pr.part_id = any(b.parts) and
      """
          + STANDS
          + """
          )
          when 'ADD' then exists (
            select from unnest(b.parts) as p (id)
             where not exists (select from part_registration pr
                                where pr.registration_id = r.id and pr.part_id = p.id and
          """
          + STANDS
          + """
          ))
          else exists (select from part_registration pr where pr.registration_id = r.id and
          """
          + STANDS
          + ") end";

  String OF_ACT =
      """
        from bulk_act_person b
        join registration r on r.id = b.registration_id
       where b.bulk_act_id = :act
      """;

  @SqlQuery("select count(*) from bulk_act_person where bulk_act_id = :act")
  int size(BulkActId act);

  @SqlQuery("select count(*)" + OF_ACT + " and " + REACHED)
  int reached(BulkActId act, BulkAct.Kind kind);

  @SqlQuery(
      "select r.name"
          + OF_ACT
          + " and "
          + REACHED
          + " order by r.name collate norwegian, r.id limit :most")
  List<String> names(BulkActId act, BulkAct.Kind kind, int most);

  /** How many came out how. */
  record Count(String outcome, int people) {}

  @SqlQuery(
      """
      select outcome, count(*) as people from bulk_act_person
       where bulk_act_id = :act and outcome is not null group by outcome
      union all
      select outcome, count(*) from import_line
       where bulk_act_id = :act and outcome = 'KNOWN' group by outcome
      """)
  List<Count> counts(BulkActId act);

  @SqlQuery(
      "select r.id, r.name, b.outcome"
          + OF_ACT
          + " and b.outcome not in ('DONE', 'WAITING') order by r.name collate norwegian, r.id limit :most")
  List<BulkReach.Skipped> skipped(BulkActId act, int most);

  @SqlQuery("select exists (select from bulk_act where undoes = :act and confirmed_at is not null)")
  boolean undone(BulkActId act);

  @SqlUpdate("update bulk_act set confirmed_at = :now where id = :act and confirmed_at is null")
  boolean confirm(BulkActId act, Instant now);

  @SqlQuery(
      "select id from bulk_act where confirmed_at is not null and ended_at is null order by id")
  List<BulkActId> running();

  /** Empty while another node works on it, and when it is done. */
  @SqlQuery(
      """
      select * from bulk_act
       where id = :act and confirmed_at is not null and ended_at is null
         for update skip locked
      """)
  Optional<BulkAct> lock(BulkActId act);

  /** One for whom it is still to be done. */
  record Next(RegistrationId id, List<Long> parts) {}

  @SqlQuery(
      """
      select registration_id as id, parts from bulk_act_person
       where bulk_act_id = :act and outcome is null order by registration_id limit :limit
      """)
  List<Next> next(BulkActId act, int limit);

  @SqlUpdate(
      """
      update bulk_act_person set outcome = :outcome, changed = :changed::bigint[]
       where bulk_act_id = :act and registration_id = :person
      """)
  void note(
      BulkActId act, RegistrationId person, OrganiserActs.Outcome outcome, List<Long> changed);

  @SqlUpdate("update bulk_act set ended_at = :now where id = :act")
  void end(BulkActId act, Instant now);

  /** What nobody confirmed. */
  @SqlUpdate("delete from bulk_act where confirmed_at is null and made_at < :before")
  int dropDrafts(Instant before);

  @SqlUpdate("delete from bulk_act where series_id = :series")
  int forget(SeriesId series);
}
