package no.ordstyrer.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PersonId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ModerationStore {

  /** What a question is to be; the rest of it stays. */
  record Next(
      Moderation moderation,
      Handling handling,
      @Nullable Integer rank,
      @Nullable String reason,
      @Nullable String answer,
      @Nullable String owner,
      @Nullable LocalDate due) {}

  /** What happened, and who did it. */
  record Event(String act, @Nullable String accountName, Instant at) {}

  @SqlUpdate(
      """
      update question set
        moderation = :moderation, handling = :handling, rank = :rank, reason = :reason, answer = :answer,
        follow_up_owner = :owner, follow_up_due = :due,
        published_at = case :moderation when 'PUBLISHED' then coalesce(published_at, :now)
                                        when 'PENDING' then null
                                        else published_at end,
        live_at = case when :handling = 'LIVE' then :now else live_at end,
        answered_at = case when :handling in ('ANSWERED_LIVE', 'ANSWERED_TEXT')
                           then coalesce(answered_at, :now) end,
        answered_by = case when :handling = 'ANSWERED_TEXT' and handling = 'ANSWERED_TEXT' then answered_by end,
        rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void change(QuestionId id, @BindMethods Next next, @Nullable AccountId by, Instant now);

  @SqlQuery(
      """
      select coalesce(max(rank), 0) + 1 from question where part_id = :part
      """)
  int lastRank(PartId part);

  /** Makes room on the shortlist, unless the place is free. */
  @SqlQuery(
      """
      update question set rank = rank + 1
       where part_id = :part and rank >= :rank and id <> :but
         and exists (select from question
                      where part_id = :part and rank = :rank and id <> :but)
      returning number
      """)
  List<Integer> makeRoom(PartId part, int rank, QuestionId but);

  /** A line of a question's history, from where it stands to where it is to stand. */
  @SqlUpdate(
      """
      insert into question_event (question_id, act, moderation, handling, was_moderation, was_handling,
                                  was_rank, was_reason, account_id, at)
      select id, :act, :moderation, :handling, moderation, handling, rank, reason, :by, :now
        from question where id = :id
      """)
  @GetGeneratedKeys("id")
  long noted(
      QuestionId id,
      String act,
      Moderation moderation,
      Handling handling,
      @Nullable AccountId by,
      Instant now);

  @SqlQuery(
      """
      select e.act, e.at, a.name as account_name
        from question_event e
        left join account a on a.id = e.account_id
       where e.question_id = :id
       order by e.id desc
      """)
  List<Event> events(QuestionId id);

  default void assign(QuestionId id, Set<PersonId> people, AccountId by, Instant now) {
    unassign(id);
    people.forEach(person -> assign(id, person, by, now));
  }

  @SqlUpdate("delete from question_assignment where question_id = :id")
  void unassign(QuestionId id);

  @SqlUpdate(
      """
      insert into question_assignment (question_id, person_id, at, assigned_by)
      select :id, p.id, :now, :by
        from part_person p join question q on q.part_id = p.part_id
       where q.id = :id and p.id = :person
      """)
  void assign(QuestionId id, PersonId person, AccountId by, Instant now);

  @SqlUpdate(
      "update question set rev = rev + 1, changed_at = :now, changed_by = :by where id = :id")
  void touch(QuestionId id, AccountId by, Instant now);
}
