package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.registration.Approvals.Applicant;
import no.ordstyrer.series.SeriesId;
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

  /** All of them, whoever waits for an answer. */
  @SqlQuery(
      """
      select r.id
        from registration r
        join part_registration p on p.registration_id = r.id and p.state = 'PENDING_APPROVAL'
       where r.series_id = :series
         and (:pattern::text is null or lower(r.name || ' ' || r.email || ' ' || r.organisation) like :pattern)
       group by r.id
       order by min(p.since), r.id
      """)
  List<RegistrationId> ids(SeriesId series, @Nullable String pattern);

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

  /** What one person was answered, to be told to her. */
  record Told(Approval.Answer answer, String reason, Instant at) {}

  @SqlQuery("select answer, reason, at from approval where registration_id = :one order by id")
  List<Told> told(RegistrationId one);

  @SqlUpdate(
      """
      update approval set reason = case when reason = '' then '' else '–' end where registration_id = :one
      """)
  int forget(RegistrationId one);
}
