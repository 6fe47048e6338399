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
   * A choice that was sent.
   *
   * @param free whether she has not changed her mind too often
   * @param written false when a newer one has come before it, or the question takes no votes
   */
  record Taken(long person, boolean free, boolean written) {}

  /**
   * Sets choices, each of another person, unless a newer one has come before it, or the question
   * takes no votes. A vote that is under way while its question is merged counts with the others.
   * Without a counter (a form without script) it is the newest. Setting and taking back one vote
   * counts each time, as if it were another.
   */
  @SqlQuery(
      """
      with asked as materialized (
        select a.person, a.number, a.voted, a.counter,
               (select coalesce(sum(v.turned), 0) from question_vote v join question q on q.id = v.question_id
                 where q.part_id = :part and v.registration_id = a.person and v.at > :since) < :most as free
          from unnest(:people::bigint[], :numbers::integer[], :voted::text[]::boolean[], :counters::bigint[])
               as a (person, number, voted, counter)),
      written as (
        insert into question_vote (question_id, registration_id, voted, counter, at, turned_since)
        select q.id, g.id, a.voted,
               case when a.counter > 0 then a.counter
                    else coalesce((select counter from question_vote
                                    where question_id = q.id and registration_id = g.id), 0) + 1 end,
               :now, :now
          from asked a
          join registration g on g.id = a.person
          join question q on q.part_id = :part and q.number = a.number
         where a.free and coalesce(q.merged_was, q.moderation) = 'PUBLISHED'
           and exists (select from question h
                        where h.id = coalesce(q.merged_into, q.id)
                          and h.moderation = 'PUBLISHED' and h.handling in ('OPEN', 'SHORTLISTED'))
         order by q.id, g.id
        on conflict (question_id, registration_id) do update
          set voted = excluded.voted, counter = excluded.counter, at = excluded.at,
              turned = case when question_vote.turned_since > :since then question_vote.turned + 1 else 1 end,
              turned_since = case when question_vote.turned_since > :since then question_vote.turned_since
                                  else excluded.at end
          where question_vote.counter < excluded.counter
        returning registration_id)
      select a.person, a.free, w.registration_id is not null as written
        from asked a left join written w on w.registration_id = a.person
      """)
  List<Taken> vote(
      PartId part,
      Long[] people,
      Integer[] numbers,
      String[] voted,
      Long[] counters,
      Instant now,
      Instant since,
      int most);

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

  /**
   * Published questions whose votes changed at that time or later; since the epoch all, also those
   * that lost their last vote when a question was taken out of them.
   */
  @SqlQuery(
      """
      select q.number, (select count(*) from question_voter c where c.question_id = q.id) as votes
        from question q
       where q.part_id = :part and q.moderation = 'PUBLISHED'
         and (:since = to_timestamp(0)
              or q.id in (select coalesce(m.merged_into, m.id) from question_vote v
                            join question m on m.id = v.question_id
                           where v.at >= :since))
      """)
  List<Score> scores(long part, Instant since);
}
