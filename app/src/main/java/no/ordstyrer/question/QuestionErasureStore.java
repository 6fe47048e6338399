package no.ordstyrer.question;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface QuestionErasureStore {

  @SqlUpdate(
      "update question_event set account_id = null where at < :moment and account_id is not null")
  int actors(Instant moment);

  /** What a person reported, with what she wrote. */
  @SqlUpdate("delete from question_report where registration_id = :registration")
  int reportsOf(long registration);

  @SqlUpdate(
      """
      delete from question_report r using question q, part p
       where q.id = r.question_id and p.id = q.part_id and p.series_id = :series
      """)
  int reports(SeriesId series);

  /** What she wrote when she reported a question: her words, and not the question's. */
  @SqlQuery(
      """
      select case when answered_at is null then 'OPEN' else 'ANSWERED' end as state, at as asked_at,
             reason as text
        from question_report where registration_id = :registration order by at
      """)
  List<QuestionErasure.Own> reported(long registration);

  @SqlUpdate(
      """
      update question_draft set written_by = null, approved_by = null
       where greatest(written_at, approved_at) < :moment and (written_by is not null or approved_by is not null)
      """)
  int writers(Instant moment);

  /** Answers that were never published are forgotten with the series. */
  @SqlUpdate(
      """
      delete from question_draft d using question q, part p
       where q.id = d.question_id and p.id = q.part_id and p.series_id = :series
      """)
  int drafts(SeriesId series);

  /** What was to be answered to what she asked in private. */
  @SqlUpdate(
      """
      delete from question_draft d using question q
       where q.id = d.question_id and q.registration_id = :registration and q.moderation <> 'PUBLISHED'
      """)
  int draftsOf(long registration);

  @SqlQuery(
      """
      select moderation as state, asked_at, text from question
       where registration_id = :registration
       order by asked_at, id
      """)
  List<QuestionErasure.Own> of(long registration);

  /** What she voted for, of what the public may see. */
  @SqlQuery(
      """
      select 'VOTED' as state, min(v.at) as asked_at, q.text
        from question_vote v
        join question m on m.id = v.question_id
        join question q on q.id = coalesce(m.merged_into, m.id)
       where v.registration_id = :registration and v.voted and q.moderation = 'PUBLISHED'
       group by q.id
       order by min(v.at), q.id
      """)
  List<QuestionErasure.Own> votes(long registration);

  @SqlUpdate("delete from question_before where at < :moment")
  int undos(Instant moment);

  @SqlUpdate("delete from question_claim where until < :moment")
  int claims(Instant moment);

  @SqlUpdate(
      """
      delete from question_before
       where question_id in (select id from question where registration_id = :registration)
      """)
  void undosOf(long registration);

  @SqlUpdate("delete from command where at < :moment")
  int commands(Instant moment);

  @SqlUpdate(
      """
      update question q
         set registration_id = null, author_name = '', anonymous = true
        from part p
       where p.id = q.part_id and p.series_id = :series
         and (q.registration_id is not null or q.author_name <> '')
      """)
  int authors(SeriesId series);

  @SqlUpdate(
      """
      update question
         set registration_id = null, author_name = '', anonymous = true
       where registration_id = :registration
      """)
  int author(long registration);

  /**
   * A question merged into another was shown there if it had been published. A reason given more
   * than once is the arena's policy and stays for the report.
   */
  @SqlUpdate(
      """
      update question q
         set text = '–', author_name = '', answer = null,
             reason = case when (select count(*) from question o join part op on op.id = o.part_id
                                  where op.series_id = :series and o.reason = q.reason) >= 2
                           then q.reason end
        from part p
       where p.id = q.part_id and p.series_id = :series
         and q.moderation <> 'PUBLISHED' and not (q.moderation = 'MERGED' and q.published_at is not null)
         and q.text <> '–'
      """)
  int unpublished(SeriesId series);

  /**
   * What others asked is out again, before the one that it was merged into is forgotten, or another
   * of hers in between.
   */
  @SqlUpdate(
      """
      with recursive hers as (
        select id from question where registration_id = :registration and moderation = 'PENDING'
        union all
        select m.id from hers h join question m on m.merged_parent = h.id
         where m.registration_id = :registration and m.merged_was = 'PENDING')
      update question m
         set moderation = m.merged_was, handling = 'OPEN', merged_into = null, merged_parent = null,
             merged_was = null, merged_handling = null, merged_rank = null, rev = m.rev + 1
        from hers h
       where h.id = m.merged_parent
      """)
  void releaseFrom(long registration);

  /** What nobody has looked at yet is withdrawn: no moderator meets it in the queue. */
  @SqlUpdate(
      """
      update question
         set text = '–', author_name = '', answer = null, reason = null,
             moderation = case when moderation = 'PENDING' then 'WITHDRAWN' else moderation end,
             rev = rev + 1
       where registration_id = :registration
         and moderation <> 'PUBLISHED' and not (moderation = 'MERGED' and published_at is not null)
         and text <> '–'
      """)
  int unpublishedOf(long registration);

  /** Reasons that were given and taken back: they served to undo an act. */
  @SqlUpdate(
      """
      update question_event e set was_reason = null
        from question q, part p
       where q.id = e.question_id and p.id = q.part_id and p.series_id = :series
         and e.was_reason is not null
      """)
  int reasonsTakenBack(SeriesId series);

  @SqlUpdate(
      """
      update question_event e set was_reason = null
        from question q
       where q.id = e.question_id and q.registration_id = :registration and e.was_reason is not null
      """)
  void reasonsTakenBackOf(long registration);
}
