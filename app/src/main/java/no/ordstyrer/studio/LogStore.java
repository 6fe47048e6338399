package no.ordstyrer.studio;

import java.util.List;
import no.ordstyrer.arena.ArenaId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LogStore {

  /** The newest first. {@code series} is 0 for the whole arena; {@code kind} is empty for all. */
  @SqlQuery(
      """
      with noted as (
        select u.*,
               case when u.subject ~ '^part:[0-9]+$' then substr(u.subject, 6)::bigint end as part,
               case when u.subject ~ '^series:[0-9]+$' then substr(u.subject, 8)::bigint end as series,
               case when u.subject ~ '^account:[0-9]+$' then substr(u.subject, 9)::bigint
                    when u.detail ~ '^account:[0-9]+$' then substr(u.detail, 9)::bigint end as whom
          from audit u
         where u.arena_id = :arena and (:kind = '' or starts_with(u.act, :kind || '.'))
      )
      select n.at, n.act, coalesce(a.name, '') as who, coalesce(s.title, '') as series,
             coalesce(p.label, '') as part, coalesce(w.name, '') as whom
        from noted n
        left join account a on a.id = n.account_id
        left join part p on p.id = n.part
        left join series s on s.id = coalesce(n.series, p.series_id)
        left join account w on w.id = n.whom
       where :series = 0 or s.id = :series
       order by n.id desc
       limit :limit offset :offset
      """)
  List<Log.Line> page(ArenaId arena, long series, String kind, int limit, int offset);

  @SqlQuery(
      """
      select count(*)
        from audit u
       where u.arena_id = :arena and (:kind = '' or starts_with(u.act, :kind || '.'))
         and (:series = 0 or u.subject = 'series:' || :series
              or u.subject in (select 'part:' || p.id from part p where p.series_id = :series))
      """)
  long count(ArenaId arena, long series, String kind);
}
