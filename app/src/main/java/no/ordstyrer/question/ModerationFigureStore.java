package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface ModerationFigureStore {

  record Did(String name, String act, int times) {}

  @SqlQuery(
      """
      select count(*) filter (where carried_from is null and derived_from is null) as asked,
             count(*) filter (where published_at is not null or shown) as published,
             count(*) filter (where moderation = 'REJECTED') as rejected,
             count(*) filter (where moderation = 'MERGED') as merged,
             count(*) filter (where edited_at is not null) as edited,
             count(*) filter (where moderation = 'WITHDRAWN') as withdrawn,
             count(*) filter (where moderation = 'PENDING') as pending,
             coalesce(sum(q.reported), 0) as reports,
             count(*) filter (where q.reported > 0) as reported,
             coalesce(sum(returned), 0) as returned,
             count(*) filter (where q.reported > 0 and moderation = 'REJECTED') as reported_away
        from question q
        cross join lateral (
          select coalesce(bool_or(e.moderation = 'PUBLISHED'), false) as shown,
                 count(*) filter (where e.act = 'report') as returned
            from question_event e where e.question_id = q.id) h
       where q.part_id = :part
      """)
  ModerationFigures.Totals totals(PartId part);

  @SqlQuery(
      """
      select count(*) as questions,
             coalesce(round(percentile_cont(0.5) within group (order by w.seconds)), 0)::bigint as median,
             coalesce(round(percentile_cont(0.9) within group (order by w.seconds)), 0)::bigint as p90
        from (select extract(epoch from min(e.at) - q.asked_at) as seconds
                from question q
                join question_event e on e.question_id = q.id
               where q.part_id = :part and e.was_moderation = 'PENDING'
                 and e.moderation in ('PUBLISHED', 'REJECTED', 'MERGED')
               group by q.id) w
      """)
  ModerationFigures.Waited waited(PartId part);

  @SqlQuery(
      """
      select split_part(h.why, ':', 1) as name, count(distinct q.id) as questions
        from question q cross join unnest(q.held) as h(why)
       where q.part_id = :part
       group by 1 order by 2 desc, 1
      """)
  List<ModerationFigures.Counted> held(PartId part);

  @SqlQuery(
      """
      select coalesce(reason_key, '') as name, count(*) as questions
        from question where part_id = :part and moderation = 'REJECTED'
       group by 1
      """)
  List<ModerationFigures.Counted> reasons(PartId part);

  /** Those since lifted too. */
  @SqlQuery(
      "select kind as name, count(*) as questions from room_sanction where part_id = :part group by 1 order by 1")
  List<ModerationFigures.Counted> sanctions(PartId part);

  @SqlQuery(
      """
      select a.name, e.act, count(*) as times
        from question_event e
        join question q on q.id = e.question_id
        join account a on a.id = e.account_id
       where q.part_id = :part and e.act in ('approve', 'reject', 'retract', 'restore', 'merge', 'edit')
       group by a.id, a.name, e.act
      """)
  List<Did> workers(PartId part);
}
