package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.AnsweredLetters.Answered;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface AnswerNewsStore {

  /**
   * Who has not been written to, of those who asked what was answered then: the question itself, or
   * one that came to be in it, by whatever number of carryings and mergings. Each person once, with
   * the first of her own words; the letter's key is the only record that it was written. What was
   * answered aloud in the part where she asked it, she heard.
   */
  @SqlQuery(
      """
      with recursive answered as (
        select * from question
         where answered_at >= :since and answered_at <= :before and moderation = 'PUBLISHED'
           and handling in ('ANSWERED_TEXT', 'ANSWERED_LIVE')),
      lineage as (
        select id as head, id, carried_from from answered
        union
        select l.head, q.id, q.carried_from
          from lineage l
          join question q on q.id = l.carried_from or coalesce(q.merged_into, q.id) = l.id),
      asked as (
        select distinct on (a.id, q.registration_id)
               a.id as head, 'answered:' || q.id || ':' || q.registration_id as key,
               q.registration_id as registration, a.part_id as part, a.number, q.text, a.answer
          from lineage l
          join answered a on a.id = l.head
          join question q on q.id = l.id and q.carried_from is null and q.moderation in ('PUBLISHED', 'MERGED')
          join registration r on r.id = q.registration_id and r.reminders and r.erased_at is null
         where (a.handling = 'ANSWERED_TEXT' or q.part_id <> a.part_id)
           and exists (select from part_registration p
                        where p.registration_id = r.id
                          and p.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED'))
         order by a.id, q.registration_id, q.id)
      select key, registration, part, number, text, answer from asked
       where not exists (select from letter t
                           join lineage l on t.dedupe_key = 'answered:' || l.id || ':' || asked.registration
                          where l.head = asked.head)
      """)
  List<Answered> untold(Instant since, Instant before);
}
