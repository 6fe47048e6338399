package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface RetentionStore {

  /** What an arena has said about one kind. */
  record Rule(Keeping what, int days) {}

  /** A series with its end; null while that is not known. */
  record Ending(SeriesId id, ArenaId arenaId, String title, @Nullable Instant endsAt) {}

  /** How much has been forgotten of a series, and when last. */
  record Sum(SeriesId seriesId, Keeping what, long rows, Instant at) {}

  @SqlQuery("select what, days from retention_rule where arena_id = :arena")
  List<Rule> rules(ArenaId arena);

  @SqlUpdate(
      """
      insert into retention_rule (arena_id, what, days)
      values (:arena, :what, :days)
      on conflict (arena_id, what) do update set days = excluded.days
      """)
  void keep(ArenaId arena, Keeping what, int days);

  /**
   * The end of a series: the last end of its parts that are not cancelled, else its cancellation. A
   * part that is yet to come without a date keeps the end open, unless the series is archived.
   */
  String ENDINGS =
      """
      select s.id, s.arena_id, s.title,
             case
               when s.cancelled_at is not null then s.cancelled_at
               when bool_or(p.cancelled_at is null and p.ended_at is null and p.ends_at is null and p.day is null)
                    and s.archived_at is null then null
               else coalesce(
                 max(greatest(p.ended_at, p.ends_at, ((p.day + 1)::timestamp at time zone a.timezone)))
                   filter (where p.cancelled_at is null),
                 max(p.cancelled_at), s.archived_at)
             end as ends_at
        from series s
        join arena a on a.id = s.arena_id
        left join part p on p.series_id = s.id
      """;

  @SqlQuery(
      ENDINGS
          + """
           where s.arena_id = :arena
           group by s.id
           order by ends_at desc nulls first, s.id desc
          """)
  List<Ending> endings(ArenaId arena);

  @SqlQuery(ENDINGS + " group by s.id order by s.id")
  List<Ending> allEndings();

  @SqlUpdate("insert into erasure (series_id, what, rows, at) values (:series, :what, :rows, :now)")
  void note(@Nullable SeriesId series, String what, int rows, Instant now);

  @SqlQuery(
      """
      select e.series_id, e.what, sum(e.rows) as rows, max(e.at) as at
        from erasure e
        join series s on s.id = e.series_id
       where s.arena_id = :arena
       group by e.series_id, e.what
      """)
  List<Sum> sums(ArenaId arena);

  /** One node does the night's work; the others find it taken. */
  @SqlQuery("select pg_try_advisory_xact_lock(hashtext('retention'))")
  boolean alone();
}
