package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.AnsweredLetters.Answered;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface AnswerNewsStore {

  /**
   * Who has not been written to, of those who asked what was answered then: here, in an earlier
   * part that it was carried from, or in what was merged into one of these. Each once, with her own
   * words; the letter's key is the only record that it was written.
   */
  @SqlQuery(
      """
      with recursive answered as (
        select * from question
         where answered_at >= :since and answered_at <= :before and moderation = 'PUBLISHED'
           and (handling = 'ANSWERED_TEXT' or handling = 'ANSWERED_LIVE' and carried_from is not null)),
      chain as (
        select id as head, id, carried_from from answered
        union all
        select c.head, f.id, f.carried_from from question f join chain c on f.id = c.carried_from),
      asked as (
        select distinct on (root.id, q.registration_id)
               'answered:' || root.id || ':' || q.registration_id as key, q.registration_id as registration,
               a.part_id as part, a.number, q.text, a.answer
          from chain c
          join question q on coalesce(q.merged_into, q.id) = c.id
          join answered a on a.id = c.head
          join chain root on root.head = c.head and root.carried_from is null
          join registration r on r.id = q.registration_id and r.reminders
         order by root.id, q.registration_id, q.id)
      select * from asked
       where not exists (select from letter l where l.dedupe_key = asked.key)
      """)
  List<Answered> untold(Instant since, Instant before);
}
