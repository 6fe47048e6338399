package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AnswerDraftStore {
  String DRAFT =
      """
      select d.*, w.name as written_by_name, a.name as approved_by_name
        from question_draft d
        left join account w on w.id = d.written_by
        left join account a on a.id = d.approved_by
      """;

  @SqlQuery(DRAFT + " where d.question_id = :question")
  Optional<AnswerDraft> find(QuestionId question);

  @SqlQuery(DRAFT + " join question q on q.id = d.question_id where q.part_id = :part")
  List<AnswerDraft> of(PartId part);

  /** {@code rev}: as the writer saw it, 0 for none. */
  @SqlUpdate(
      """
      insert into question_draft as d (question_id, text, written_by, written_at)
      select :question, :text, :by, :now where :rev = 0
         or exists (select from question_draft where question_id = :question)
      on conflict (question_id) do update
        set text = excluded.text, written_by = excluded.written_by, written_at = excluded.written_at,
            approved_by = null, approved_at = null, rev = d.rev + 1
        where d.rev = :rev
      """)
  boolean save(QuestionId question, int rev, String text, AccountId by, Instant now);

  /** Only by whoever wrote it, and only as she saw it. */
  @SqlUpdate(
      "delete from question_draft where question_id = :question and written_by = :by and rev = :rev")
  boolean drop(QuestionId question, AccountId by, int rev);

  @SqlUpdate(
      """
      update question_draft set approved_by = :by, approved_at = :now, rev = rev + 1
       where question_id = :question and rev = :rev
      """)
  boolean approve(QuestionId question, int rev, AccountId by, Instant now);

  /** Says whose answer it is, when its writer is on the programme of the part. */
  @SqlUpdate(
      """
      update question q
         set answered_by = (select min(p.id) from part_person p
                             where p.part_id = q.part_id and p.account_id = :writer)
       where q.id = :question
      """)
  void answeredBy(QuestionId question, AccountId writer);

  /** Whether the question was put to this member of staff. */
  @SqlQuery(
      """
      select exists (select from question_assignment x
                       join part_person p on p.id = x.person_id
                      where x.question_id = :question and p.account_id = :account)
      """)
  boolean assigned(QuestionId question, AccountId account);
}
