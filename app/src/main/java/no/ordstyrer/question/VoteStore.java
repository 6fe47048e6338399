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
   * Sets the choice unless a newer one has come before it, or the question takes no votes. A vote
   * that is under way while its question is merged counts with the others. Without a counter (a
   * form without script) it is the newest.
   */
  @SqlUpdate(
      """
      insert into question_vote (question_id, registration_id, voted, counter, at)
      select id, :registration, :voted,
             case when :counter > 0 then :counter
                  else coalesce((select counter from question_vote
                                  where question_id = id and registration_id = :registration), 0) + 1 end,
             :now
        from question q
       where part_id = :part and number = :number
         and coalesce(merged_was, moderation) = 'PUBLISHED'
         and exists (select from question h
                      where h.id = coalesce(q.merged_into, q.id)
                        and h.moderation = 'PUBLISHED' and h.handling in ('OPEN', 'SHORTLISTED'))
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

  /** Who no longer wants an answer to a question wants none to what is merged into it. */
  @SqlUpdate(
      """
      update question_vote set voted = false, at = :now
       where registration_id = :registration and voted
         and question_id in (select m.id from question m join question h on h.id = m.merged_into
                              where h.part_id = :part and h.number = :number)
      """)
  void takeBackMerged(PartId part, int number, RegistrationId registration, Instant now);

  @SqlQuery(
      """
      select q.number, bool_or(v.voted) as voted,
             coalesce(max(v.counter) filter (where v.question_id = q.id), 0) as counter
        from question_vote v
        join question m on m.id = v.question_id
        join question q on q.id = coalesce(m.merged_into, m.id)
       where q.part_id = :part and v.registration_id = :registration
       group by q.number
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
      select q.number, (select count(*) from question_voter c where c.question_id = q.id) as votes
        from question q
       where q.part_id = :part and q.moderation = 'PUBLISHED'
         and q.id in (select coalesce(m.merged_into, m.id) from question_vote v
                        join question m on m.id = v.question_id
                       where v.at >= :since)
      """)
  List<Score> scores(long part, Instant since);
}
