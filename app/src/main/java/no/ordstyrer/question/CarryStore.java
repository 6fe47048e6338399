package no.ordstyrer.question;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CarryStore {

  /**
   * A question as it lives on in a later part.
   *
   * @param partNumber of that part
   * @param number of the question there
   * @param touched whether anybody has done anything with it there
   */
  record Copy(QuestionId id, PartId partId, int partNumber, int number, boolean touched) {}

  /** Asked again in the later part. */
  @SqlUpdate(
      """
      insert into question (part_id, number, registration_id, anonymous, author_name, text, language,
                            theme_id, asked_at, moderation, carried_from, published_at, changed_at, changed_by)
      select :to, :number, registration_id, anonymous, author_name, text, language,
             theme_id, :now, 'PUBLISHED', id, :now, :now, :by
        from question where id = :id
      on conflict (carried_from, part_id) where carried_from is not null do nothing
      """)
  boolean carry(QuestionId id, PartId to, int number, AccountId by, Instant now);

  /** The voters of the earlier question vote for the later one too. */
  @SqlUpdate(
      """
      insert into question_vote (question_id, registration_id, voted, counter, at)
      select c.id, v.registration_id, true, 1, :now
        from question_voter v
        join question c on c.carried_from = v.question_id and c.part_id = :to
       where v.question_id = :id
      on conflict do nothing
      """)
  void uniteVotes(QuestionId id, PartId to, Instant now);

  @SqlQuery("select number from question where carried_from = :id and part_id = :to")
  Optional<Integer> carried(QuestionId id, PartId to);

  /** Where it lives on. Holds nothing: the room comes before the question. */
  @SqlQuery("select part_id from question where carried_from = :id")
  Optional<PartId> whereTo(QuestionId id);

  /**
   * Who voted before it was carried votes there too; any other vote is somebody's act. Holds the
   * copy, so that no vote comes in; what came in while it waited is seen when it is asked again.
   */
  @SqlQuery(
      """
      select c.id, c.part_id, p.number as part_number, c.number,
             c.rev > 1
             or exists (select from question_event e where e.question_id = c.id and e.act <> 'carried')
             or exists (select from question_vote v where v.question_id = c.id
                         and not (v.voted and v.registration_id in
                              (select o.registration_id from question_voter o where o.question_id = :id)))
             or exists (select from question_report r where r.question_id = c.id)
             or exists (select from question_draft d where d.question_id = c.id)
             or exists (select from briefing b where b.question_id = c.id)
             or exists (select from question_claim k
                         where k.question_id = c.id and k.account_id <> :by and k.until > :now)
             or exists (select from question m where m.merged_into = c.id) as touched
        from question c
        join part p on p.id = c.part_id
       where c.carried_from = :id
         for update of c
      """)
  Optional<Copy> copy(QuestionId id, AccountId by, Instant now);

  @SqlUpdate("delete from question where id = :id")
  void remove(QuestionId id);
}
