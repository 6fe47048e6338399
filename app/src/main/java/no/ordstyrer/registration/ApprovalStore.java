package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.registration.Approvals.Applicant;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ApprovalStore {

  String APPLICANT =
      """
      select r.id, r.name, r.email, r.organisation, r.role_title, min(p.since) as since,
             array_agg(t.number order by t.number) as parts,
             coalesce(array_agg(t.number) filter (where p.state = 'PENDING_APPROVAL' and p.holds_place), '{}') as holding,
             exists (select from approval a where a.registration_id = r.id and a.answer = 'REJECTED') as rejected_before
        from registration r
        join part_registration p on p.registration_id = r.id and p.state = any(:states)
        join part t on t.id = p.part_id
       where r.series_id = :series
      """;

  String GROUPED = " group by r.id order by min(p.since), r.id";

  /** Who has waited longest first; {@code pattern} is null when nobody in particular is sought. */
  @SqlQuery(
      APPLICANT
          + " and (:pattern::text is null or lower(r.name || ' ' || r.email || ' ' || r.organisation) like :pattern)"
          + GROUPED
          + " limit :limit")
  List<Applicant> waiting(
      SeriesId series, List<String> states, @Nullable String pattern, int limit);

  @SqlQuery(APPLICANT + " and r.id = any(:ids)" + GROUPED)
  List<Applicant> these(SeriesId series, List<String> states, List<Long> ids);

  /** Those of {@code ids} who are of the series, in the order in which they registered. */
  @SqlQuery(
      "select id from registration where series_id = :series and id = any(:ids) order by created_at, id")
  List<RegistrationId> ofSeries(SeriesId series, List<Long> ids);

  @SqlUpdate(
      """
      insert into approval_round (series_id, answer, by_account, at) values (:series, :answer, :by, :now)
      """)
  @GetGeneratedKeys("id")
  ApprovalRoundId open(SeriesId series, Approval.Answer answer, AccountId by, Instant now);

  @SqlUpdate(
      """
      insert into approval (registration_id, round_id, answer, reason, at)
      values (:one, :round, :answer, :reason, :now)
      """)
  void answer(
      RegistrationId one,
      @Nullable ApprovalRoundId round,
      Approval.Answer answer,
      String reason,
      Instant now);

  @SqlUpdate(
      "insert into approval_skip (round_id, registration_id, why) values (:round, :one, :why)")
  void skip(ApprovalRoundId round, RegistrationId one, Approval.Skip why);

  /** What was answered before stands no more. */
  @SqlUpdate(
      "update approval set ended_at = :now where registration_id = :one and ended_at is null")
  void end(RegistrationId one, Instant now);

  @SqlQuery(
      """
      select a.answer, coalesce(c.name, '') as by, a.at
        from approval a
        left join approval_round o on o.id = a.round_id
        left join account c on c.id = o.by_account
       where a.registration_id = :one and a.ended_at is null
      """)
  Optional<Approval> standing(RegistrationId one);

  @SqlQuery(
      """
      select o.answer, coalesce(c.name, '') as by, o.at
        from approval_round o
        left join account c on c.id = o.by_account
       where o.id = :id and o.series_id = :series
      """)
  Optional<Approval> round(SeriesId series, long id);

  /** What one person was answered, to be told to her. */
  record Told(Approval.Answer answer, String reason, Instant at) {}

  @SqlQuery("select answer, reason, at from approval where registration_id = :one order by id")
  List<Told> told(RegistrationId one);

  @SqlUpdate(
      """
      update approval set reason = case when reason = '' then '' else '–' end where registration_id = :one
      """)
  int forget(RegistrationId one);

  /** The latest first. */
  @SqlQuery(
      """
      select o.id, o.answer, coalesce(c.name, '') as by, o.at,
             (select count(*) from approval a where a.round_id = o.id) as reached,
             (select count(*) from approval_skip s where s.round_id = o.id) as skipped
        from approval_round o
        left join account c on c.id = o.by_account
       where o.series_id = :series
       order by o.id desc
       limit :limit
      """)
  List<Approvals.Round> rounds(SeriesId series, int limit);

  @SqlQuery("select registration_id from approval where round_id = :round order by id")
  List<RegistrationId> answered(long round);

  /** Somebody who was skipped. */
  record Skipped(RegistrationId registrationId, Approval.Skip why) {}

  @SqlQuery(
      "select registration_id, why from approval_skip where round_id = :round order by registration_id")
  List<Skipped> skipped(long round);
}
