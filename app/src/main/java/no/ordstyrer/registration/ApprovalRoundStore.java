package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** One answer to several people, and who of them is still to get it. */
interface ApprovalRoundStore {

  @SqlUpdate(
      """
      insert into approval_round (series_id, answer, again, reason, by_account, at)
      values (:series, :answer, :again, :reason, :by, :now)
      """)
  @GetGeneratedKeys("id")
  ApprovalRoundId open(
      SeriesId series,
      Approval.Answer answer,
      boolean again,
      String reason,
      AccountId by,
      Instant now);

  /** Those of {@code ids} who are of the series are to be answered. */
  @SqlUpdate(
      """
      insert into approval_due (round_id, registration_id)
      select :round, id from registration where series_id = :series and id = any(:ids)
      """)
  void gather(ApprovalRoundId round, SeriesId series, List<Long> ids);

  /** As {@link ApprovalWork} reads it. */
  record Running(
      ApprovalRoundId id,
      SeriesId seriesId,
      Approval.Answer answer,
      boolean again,
      String reason,
      @Nullable AccountId byAccount) {}

  /** Rounds in which somebody is still to be answered. */
  @SqlQuery("select distinct round_id as id from approval_due order by round_id")
  List<ApprovalRoundId> running();

  /** Empty while another node works on it. */
  @SqlQuery(
      """
      select id, series_id, answer, again, reason, by_account from approval_round
       where id = :round for update skip locked
      """)
  Optional<Running> lock(ApprovalRoundId round);

  /** Who is to be answered next, in the order in which they registered. */
  @SqlQuery(
      """
      select r.id from approval_due d
        join registration r on r.id = d.registration_id
       where d.round_id = :round
       order by r.created_at, r.id
       limit :limit
      """)
  List<RegistrationId> due(ApprovalRoundId round, int limit);

  @SqlUpdate("delete from approval_due where round_id = :round and registration_id = any(:ids)")
  void done(ApprovalRoundId round, List<Long> ids);

  /** What was written stands with those it was written to; the round keeps it no longer. */
  @SqlUpdate(
      """
      update approval_round o set reason = ''
       where o.id = :round
         and not exists (select from approval_due d where d.round_id = o.id)
      """)
  void end(ApprovalRoundId round);

  String TOLD =
      """
      select o.id, o.answer, coalesce(c.name, '') as by, o.at,
             (select count(*) from approval a where a.round_id = o.id) as reached,
             (select count(*) from approval_skip s where s.round_id = o.id) as skipped,
             (select count(*) from approval_due d where d.round_id = o.id) as left
        from approval_round o
        left join account c on c.id = o.by_account
       where o.series_id = :series
      """;

  @SqlQuery(TOLD + " and o.id = :id")
  Optional<Approvals.Round> round(SeriesId series, long id);

  /** The latest first. */
  @SqlQuery(TOLD + " order by o.id desc limit :limit")
  List<Approvals.Round> rounds(SeriesId series, int limit);

  @SqlQuery("select registration_id from approval where round_id = :round order by id limit :limit")
  List<RegistrationId> answered(long round, int limit);

  /** Somebody who was skipped. */
  record Skipped(RegistrationId registrationId, Approval.Skip why) {}

  @SqlQuery(
      """
      select registration_id, why from approval_skip
       where round_id = :round order by registration_id limit :limit
      """)
  List<Skipped> skipped(long round, int limit);

  @SqlUpdate(
      "insert into approval_skip (round_id, registration_id, why) values (:round, :one, :why)")
  void skip(ApprovalRoundId round, RegistrationId one, Approval.Skip why);
}
