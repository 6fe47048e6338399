package no.ordstyrer.room;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PresentStore {

  /** More than ever are here: counted over all nodes, and only while the part is live. */
  @SqlUpdate(
      """
      insert into presence_figures (part_id, peak, peak_at)
      select p.id, c.people, :now
        from part p
        cross join (select count(*) as people from presence where part_id = :part and last_at > :after) c
       where p.id = :part and p.live_at <= :now and p.ended_at is null and c.people > 0
      on conflict (part_id) do update set peak = excluded.peak, peak_at = excluded.peak_at
       where presence_figures.peak < excluded.peak and presence_figures.counted_at is null
      """)
  void peak(PartId part, Instant after, Instant now);

  /** Notes of each attendee whether she is here; answers how many have come or gone. */
  @SqlUpdate(
      """
      with due as (
        select person from presence
         where part_id = :part and told <> (last_at > :after) and person like 'registration:%'
         order by person
           for update skip locked)
      update presence h set told = not h.told
        from due where h.part_id = :part and h.person = due.person
      """)
  int turn(PartId part, Instant after);

  /** As it was when the part was over; else as far as it has come. */
  @SqlQuery(
      """
      select coalesce(f.peak, 0) as peak, f.peak_at,
             case when f.counted_at is null then s.people else f.people end as people,
             case when f.counted_at is null then s.seconds else f.seconds end as seconds,
             case when f.counted_at is null then s.median else f.median_seconds end as median_seconds
        from (select count(*) as people, coalesce(sum(live_seconds), 0) as seconds,
                     coalesce(round(percentile_cont(0.5) within group (order by live_seconds)), 0)::integer as median
                from presence where part_id = :part and live_seconds > 0) s
        left join presence_figures f on f.part_id = :part
      """)
  Optional<Present> of(PartId part);

  @SqlUpdate(
      """
      insert into presence_figures (part_id, people, seconds, median_seconds, counted_at)
      select :part, count(*), coalesce(sum(live_seconds), 0),
             coalesce(round(percentile_cont(0.5) within group (order by live_seconds)), 0)::integer, :now
        from presence where part_id = :part and live_seconds > 0
      on conflict (part_id) do update
         set people = excluded.people, seconds = excluded.seconds,
             median_seconds = excluded.median_seconds, counted_at = excluded.counted_at
       where presence_figures.counted_at is null
      """)
  void over(PartId part, Instant now);
}
