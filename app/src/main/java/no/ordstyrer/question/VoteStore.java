package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface VoteStore {

  /** A voter's choice; {@code counter} is her own, raised with every choice. */
  record Choice(int number, boolean voted, long counter) {}

  /** How many want an answer to a question. */
  record Score(int number, long votes) {}

  /**
   * Sets the choice unless a newer one has come before it, or the question takes no votes. Without
   * a counter (a form without script) it is the newest.
   */
  @SqlUpdate(
      """
      insert into question_vote (question_id, registration_id, voted, counter, at)
      select id, :registration, :voted,
             case when :counter > 0 then :counter
                  else coalesce((select counter from question_vote
                                  where question_id = id and registration_id = :registration), 0) + 1 end,
             :now
        from question
       where part_id = :part and number = :number
         and moderation = 'PUBLISHED' and handling in ('OPEN', 'SHORTLISTED')
      on conflict (question_id, registration_id) do update
        set voted = excluded.voted, counter = excluded.counter, at = excluded.at
        where question_vote.counter < excluded.counter
      """)
  int vote(
      PartId part,
      int number,
      RegistrationId registration,
      boolean voted,
      long counter,
      Instant now);

  @SqlQuery(
      """
      select q.number, v.voted, v.counter
        from question_vote v
        join question q on q.id = v.question_id
       where q.part_id = :part and v.registration_id = :registration
      """)
  List<Choice> choices(PartId part, RegistrationId registration);

  @SqlQuery(
      """
      select count(*) from question_vote v
        join question q on q.id = v.question_id
       where q.part_id = :part and v.registration_id = :registration and v.at > :since
      """)
  int since(PartId part, RegistrationId registration, Instant since);

  /** Published questions whose votes changed at that time or later. */
  @SqlQuery(
      """
      select q.number, (select count(*) from question_vote c where c.question_id = q.id and c.voted) as votes
        from question q
       where q.part_id = :part and q.moderation = 'PUBLISHED'
         and q.id in (select v.question_id from question_vote v where v.at >= :since)
      """)
  List<Score> scores(long part, Instant since);
}
