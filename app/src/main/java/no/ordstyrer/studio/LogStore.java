package no.ordstyrer.studio;

import java.util.List;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.web.Choice;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LogStore {

  /** What rooms have noted here, and what they keep account of in tables of their own. */
  String NOTED =
      """
      with done as (
        select u.id, u.at, u.act, u.account_id, u.subject, u.detail
          from audit u where u.arena_id = :arena
        union all
        select e.id, e.at, 'question.' || e.act, e.account_id, 'part:' || q.part_id, 'question:' || q.number
          from question_event e
          join question q on q.id = e.question_id
          join part p on p.id = q.part_id
          join series s on s.id = p.series_id
         where s.arena_id = :arena and e.account_id is not null
        union all
        select m.id, m.at, 'attendance.' || m.mark, m.by_account, 'part:' || r.part_id, ''
          from attendance_mark m
          join part_registration r on r.id = m.part_registration_id
          join part p on p.id = r.part_id
          join series s on s.id = p.series_id
         where s.arena_id = :arena
      ), noted as (
        select d.*,
               case when d.subject ~ '^part:[0-9]+$' then substr(d.subject, 6)::bigint end as part,
               case when d.subject ~ '^series:[0-9]+$' then substr(d.subject, 8)::bigint end as series,
               case when d.subject ~ '^account:[0-9]+$' then substr(d.subject, 9)::bigint
                    when d.detail ~ '^account:[0-9]+$' then substr(d.detail, 9)::bigint end as whom
          from done d
         where (:kind = '' or starts_with(d.act, :kind || '.')) and (:who = 0 or d.account_id = :who)
      )
      """;

  String FOUND =
      """
        from noted n
        left join account a on a.id = n.account_id
        left join part p on p.id = n.part
        left join series s on s.id = coalesce(n.series, p.series_id)
        left join account w on w.id = n.whom
       where :series = 0 or s.id = :series
      """;

  /** The newest first. */
  @SqlQuery(
      NOTED
          + """
          select n.at, n.act, coalesce(a.name, '') as who, coalesce(s.title, '') as series,
                 coalesce(p.label, '') as part, coalesce(w.name, '') as whom, n.detail
          """
          + FOUND
          + " order by n.at desc, n.id desc limit :limit offset :offset")
  List<Log.Line> page(ArenaId arena, @BindMethods Log.Search search, int limit, int offset);

  @SqlQuery(NOTED + "select count(*)" + FOUND)
  long count(ArenaId arena, @BindMethods Log.Search search);

  /** Whoever has done something here. */
  @SqlQuery(
      NOTED
          + "select distinct a.id as value, a.name as label, '' as hint, false as closed"
          + FOUND
          + " and a.id is not null order by a.name")
  List<Choice> people(ArenaId arena, @BindMethods Log.Search search);
}
