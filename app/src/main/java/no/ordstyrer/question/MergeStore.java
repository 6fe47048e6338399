package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
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
             moderation = 'MERGED', merged_into = :into, handling = 'OPEN', rank = null,
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
             merged_into = null, merged_was = null, merged_handling = null, merged_rank = null,
             rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void unmerge(QuestionId id, @Nullable Integer rank, @Nullable AccountId by, Instant now);

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
