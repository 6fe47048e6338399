package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.RegistrationId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ReportStore {

  @SqlQuery(
      """
      select exists (select from question_report
                      where question_id = :id and registration_id = :whose)
      """)
  boolean has(QuestionId id, RegistrationId whose);

  @SqlUpdate(
      """
      insert into question_report (question_id, registration_id, reason, at)
      values (:id, :whose, :reason, :now)
      """)
  void insert(QuestionId id, RegistrationId whose, String reason, Instant now);

  @SqlQuery(
      """
      select reason, at from question_report
       where question_id = :id and answered_at is null
       order by at desc
      """)
  List<Reports.Told> open(QuestionId id);

  /** The figure stays when the report is forgotten with whoever sent it. */
  @SqlUpdate("update question set reported = reported + 1 where id = :id")
  void counted(QuestionId id);

  /** A moderator has looked at the question. */
  @SqlUpdate(
      "update question_report set answered_at = :now where question_id = :id and answered_at is null")
  void answer(QuestionId id, Instant now);
}
