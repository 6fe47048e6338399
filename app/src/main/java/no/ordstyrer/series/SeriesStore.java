package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.arena.ArenaId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface SeriesStore {

  @SqlQuery("select * from series where arena_id = :arena and slug = :slug")
  Optional<Series> bySlug(ArenaId arena, String slug);

  @SqlQuery("select * from series where id = :id")
  Optional<Series> find(SeriesId id);

  @SqlQuery(
      """
      select s.* from series s
       where s.arena_id = :arena
       order by (select max(coalesce(p.starts_at, p.day::timestamptz)) from part p where p.series_id = s.id)
                desc nulls first, s.id desc
      """)
  List<Series> of(ArenaId arena);

  @SqlQuery("select * from part where series_id = :series order by number")
  List<Part> parts(SeriesId series);

  @SqlQuery("select * from part where series_id = :series and number = :number")
  Optional<Part> part(SeriesId series, int number);

  @SqlQuery("select * from part where id = :id")
  Optional<Part> part(PartId id);

  @SqlQuery("select role from part_role where part_id = :part and account_id = :account")
  Set<PartRole> roles(PartId part, AccountId account);

  @SqlQuery(
      """
      select exists (select from part_role r join part p on p.id = r.part_id
                      where p.series_id = :series and r.account_id = :account)
      """)
  boolean anyRole(SeriesId series, AccountId account);

  @SqlQuery("select id, name from theme where series_id = :series order by rank, id")
  List<Theme> themes(SeriesId series);

  @SqlQuery(
      """
      select q.* from part_person q
        join part p on p.id = q.part_id
       where p.series_id = :series
       order by p.number, q.rank, q.id
      """)
  List<Person> people(SeriesId series);

  @SqlQuery(
      """
      select p.* from part p join series s on s.id = p.series_id
       where s.arena_id = :arena
       order by p.series_id, p.number
      """)
  List<Part> partsOf(ArenaId arena);

  /** Published for everybody, and neither archived nor cancelled. */
  @SqlQuery(
      """
      select * from series
       where published_at is not null and archived_at is null and cancelled_at is null
         and hidden_at is null
      """)
  List<Series> current();

  /** What is live, then what has a date, then what has none yet. */
  @SqlQuery(
      """
      select p.* from part p join series s on s.id = p.series_id
       where s.published_at is not null and s.archived_at is null and s.cancelled_at is null
         and s.hidden_at is null and p.hidden_at is null and p.cancelled_at is null and p.ended_at is null
       order by p.live_at is null, coalesce(p.starts_at, p.day::timestamp at time zone 'UTC') nulls last,
                p.series_id, p.number
      """)
  List<Part> unfinished();

  /** A time that a part had before it was moved. */
  record Move(PartId partId, Instant previousStart) {}

  @SqlQuery(
      """
      select m.part_id, m.previous_start
        from part_move m join part p on p.id = m.part_id
       where p.series_id = :series and m.previous_start is not null
       order by m.moved_at
      """)
  List<Move> moves(SeriesId series);
}
