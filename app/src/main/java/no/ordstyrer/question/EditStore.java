package no.ordstyrer.question;

import java.time.Instant;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.question.Question.Handling;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface EditStore {

  @SqlUpdate(
      """
      update question
         set text = :text, edited_at = :now, rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void edit(QuestionId id, String text, AccountId by, Instant now);

  /** The same question in other words, asked by the same person at the same time. */
  @SqlUpdate(
      """
      insert into question (part_id, number, registration_id, anonymous, author_name, text, language, theme_id,
                            asked_at, moderation, published_at, edited_at, derived_from, changed_at, changed_by)
      select part_id, :number, registration_id, anonymous, author_name, :text, language, theme_id,
             asked_at, 'PUBLISHED', :now, :now, id, :now, :by
        from question where id = :id
      """)
  void derive(QuestionId id, int number, String text, AccountId by, Instant now);

  /** Where it came from goes along to what takes its place. */
  @SqlUpdate("update question set carried_from = null where id = :id")
  void leaveOrigin(QuestionId id);

  @SqlUpdate(
      """
      insert into question_assignment (question_id, person_id, at, assigned_by)
      select :to, person_id, at, assigned_by from question_assignment where question_id = :from
      on conflict do nothing
      """)
  void assign(QuestionId from, QuestionId to);

  /** It stands where {@code was} stood: on the stage, on the shortlist, or among the others. */
  @SqlUpdate(
      """
      update question
         set handling = :handling, rank = :rank, live_at = :liveAt, carried_from = :carriedFrom
       where id = :id
      """)
  void stand(
      QuestionId id,
      Handling handling,
      @Nullable Integer rank,
      @Nullable Instant liveAt,
      @Nullable QuestionId carriedFrom);
}
