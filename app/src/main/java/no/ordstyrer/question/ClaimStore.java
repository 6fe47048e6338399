package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ClaimStore {

  /** Hers anew, or hers because nobody else has it. */
  @SqlUpdate(
      """
      insert into question_claim (question_id, account_id, until)
      select id, :by, :until from question where part_id = :part and number = :number
      on conflict (question_id) do update set account_id = excluded.account_id, until = excluded.until
       where question_claim.account_id = :by or question_claim.until <= :now
      """)
  boolean claim(PartId part, int number, AccountId by, Instant until, Instant now);

  @SqlUpdate(
      """
      delete from question_claim
       where account_id = :by
         and question_id = (select id from question where part_id = :part and number = :number)
      """)
  boolean release(PartId part, int number, AccountId by);

  @SqlUpdate("delete from question_claim where question_id = :id")
  void end(QuestionId id);

  @SqlQuery(
      """
      select q.number, c.account_id, a.name, c.until
        from question_claim c
        join question q on q.id = c.question_id
        join account a on a.id = c.account_id
       where q.part_id = :part and c.until > :now
      """)
  List<Claim> of(PartId part, Instant now);

  /**
   * The next that waits for a moderator, after {@code after} and then from the beginning: neither
   * looked at by somebody else, nor being written at this moment.
   */
  @SqlQuery(
      """
      select q.number from question q
       where q.part_id = :part and q.moderation = 'PENDING'
         and not exists (select from question_claim c
                          where c.question_id = q.id and c.until > :now and c.account_id <> :by)
       order by q.number <= :after, q.number
       limit 1
         for no key update of q skip locked
      """)
  Optional<Integer> next(PartId part, int after, AccountId by, Instant now);
}
