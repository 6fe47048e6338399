package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface MergeStore {

  /** What a merged question was before. */
  record Was(Moderation moderation, Handling handling, @Nullable Integer rank) {}

  /** It leaves the public, the stage and the shortlist; its votes and its author stay with it. */
  @SqlUpdate(
      """
      update question
         set merged_was = moderation, merged_rank = rank,
             merged_handling = case handling when 'OPEN' then 'OPEN' else 'SHORTLISTED' end,
             moderation = 'MERGED', merged_into = :into, merged_parent = :into, handling = 'OPEN', rank = null,
             rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void merge(QuestionId id, QuestionId into, AccountId by, Instant now);

  @SqlQuery(
      """
      select merged_was as moderation, merged_handling as handling, merged_rank as rank
        from question where id = :id
      """)
  Was was(QuestionId id);

  @SqlUpdate(
      """
      update question
         set moderation = merged_was, handling = merged_handling, rank = :rank,
             merged_into = null, merged_parent = null,
             merged_was = null, merged_handling = null, merged_rank = null,
             rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void unmerge(QuestionId id, @Nullable Integer rank, @Nullable AccountId by, Instant now);

  String SETTLE_START =
      """
      with recursive tree as (
        select id as head, id from question where moderation <> 'MERGED' and part_id in
      """;
  String SETTLE_END =
      """
        union all
        select t.head, m.id from tree t join question m on m.merged_parent = t.id)
      update question q set merged_into = t.head
        from tree t
       where t.id = q.id and t.id <> t.head and q.merged_into <> t.head
      returning q.number
      """;

  /**
   * Each merged question counts for the end of its chain. Answers the numbers of those that counted
   * for another before.
   */
  @SqlQuery(SETTLE_START + "(:part)" + SETTLE_END)
  List<Integer> settle(PartId part);

  /** The same, wherever one person has asked. */
  @SqlQuery(
      SETTLE_START
          + "(select part_id from question where registration_id = :registration)"
          + SETTLE_END)
  List<Integer> settleOf(long registration);

  /** The number of what it was merged into itself, which may have been merged since. */
  @SqlQuery(
      """
      select h.number from question m join question h on h.id = m.merged_parent where m.id = :id
      """)
  Optional<Integer> parent(QuestionId id);

  /** What was merged into it by itself, not along with another. */
  @SqlQuery("select number from question where merged_parent = :id order by number")
  List<Integer> children(QuestionId id);

  /** Those that the public may see when {@code published}, the most alike first. */
  @SqlQuery(
      QuestionStore.QUESTION
          + """
          where q.part_id = :part and q.id <> :but
            and (q.moderation = 'PUBLISHED' or (q.moderation = 'PENDING' and not :published))
          order by similarity(q.text, :text) desc, q.number
          limit 5
          """)
  List<Question> alike(PartId part, QuestionId but, String text, boolean published);
}
