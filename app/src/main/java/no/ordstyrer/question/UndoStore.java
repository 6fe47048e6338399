package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface UndoStore {

  /**
   * The last thing that happened to a question.
   *
   * @param deed the act that can be taken back; null when it cannot
   * @param leads whether the act was on this question
   */
  record Last(
      String act, @Nullable AccountId accountId, Instant at, @Nullable Long deed, boolean leads) {}

  /**
   * A question that an act moved, as it was before.
   *
   * @param rev what the act made it
   * @param overtaken whether it was merged into what is merged into it now, or is withdrawn
   */
  record Before(
      long eventId,
      int number,
      int rev,
      Moderation moderation,
      Handling handling,
      @Nullable Integer rank,
      boolean overtaken) {}

  @SqlQuery("select nextval('question_act')")
  long nextDeed();

  @SqlUpdate(
      """
      insert into question_before (event_id, question_id, act, leads, rev, moderation, handling, rank, reason,
                                   published_at, live_at, answered_at, answer, follow_up_owner, follow_up_due,
                                   merged_into, merged_parent, merged_was, merged_handling, merged_rank,
                                   text, edited_at, theme_id, assigned, at)
      select :event, id, :deed, :leads, rev + 1, moderation, handling, rank, reason,
             published_at, live_at, answered_at, answer, follow_up_owner, follow_up_due,
             merged_into, merged_parent, merged_was, merged_handling, merged_rank,
             text, edited_at, theme_id,
             array(select person_id from question_assignment where question_id = :id), :now
        from question where id = :id
      """)
  void keep(long event, QuestionId id, long deed, boolean leads, Instant now);

  @SqlQuery(
      """
      select e.act, e.account_id, e.at, b.act as deed, coalesce(b.leads, false) as leads
        from question_event e
        left join question_before b on b.event_id = e.id
       where e.question_id = :id
       order by e.id desc
       limit 1
      """)
  Optional<Last> last(QuestionId id);

  /** All that an act moved, what it was on first. */
  @SqlQuery(
      """
      select b.event_id, q.number, b.rev, b.moderation, b.handling, b.rank,
             exists (select from question x
                       join question h on h.id = coalesce(x.merged_into, x.id)
                      where x.id = b.merged_parent
                        and (h.id = b.question_id or h.moderation = 'WITHDRAWN')) as overtaken
        from question_before b
        join question q on q.id = b.question_id
       where b.act = :deed
       order by b.leads desc, b.event_id desc
      """)
  List<Before> before(long deed);

  @SqlUpdate(
      """
      update question q
         set moderation = b.moderation, handling = b.handling, rank = b.rank, reason = b.reason,
             published_at = b.published_at, live_at = b.live_at, answered_at = b.answered_at,
             answer = b.answer, follow_up_owner = b.follow_up_owner, follow_up_due = b.follow_up_due,
             merged_into = b.merged_into, merged_parent = b.merged_parent, merged_was = b.merged_was,
             merged_handling = b.merged_handling, merged_rank = b.merged_rank,
             text = b.text, edited_at = b.edited_at,
             theme_id = (select t.id from theme t where t.id = b.theme_id),
             rev = q.rev + 1, changed_at = :now, changed_by = :by
        from question_before b
       where b.event_id = :event and q.id = b.question_id
      """)
  void restore(long event, AccountId by, Instant now);

  /** Whom it was put to before, of those who are still on the programme. */
  @SqlUpdate(
      """
      with before as (select question_id, assigned from question_before where event_id = :event),
      others as (
        delete from question_assignment a using before b
         where a.question_id = b.question_id and a.person_id <> all (b.assigned))
      insert into question_assignment (question_id, person_id, at, assigned_by)
      select b.question_id, p.id, :now, :by from before b join part_person p on p.id = any (b.assigned)
      on conflict do nothing
      """)
  void assign(long event, AccountId by, Instant now);
}
