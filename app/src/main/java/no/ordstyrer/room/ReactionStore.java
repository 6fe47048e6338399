package no.ordstyrer.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ReactionStore {
  /**
   * Whether a part has reactions, and whether it takes them now.
   *
   * @param path of the part
   */
  record Rule(boolean reactions, boolean open, String path) {}

  record Sum(Reaction kind, long times) {}

  /** One that was counted. */
  record Sent(long registrationId, Reaction kind) {}

  @SqlQuery(
      """
      select coalesce(r.reactions, true) as reactions,
             coalesce(r.reactions and r.phase = 'OPEN' and p.live_at is not null and p.ended_at is null
                      and p.cancelled_at is null, false) as open,
             concat('/', a.slug, '/', s.slug, '/del-', p.number) as path
        from part p
        join series s on s.id = p.series_id
        join arena a on a.id = s.arena_id
        left join room r on r.part_id = p.id
       where p.id = :part
      """)
  Optional<Rule> rule(PartId part);

  @SqlQuery("select kind, times from reaction_sum where part_id = :part")
  List<Sum> sums(PartId part);

  /** Counts those that come neither too soon nor too late; nobody twice with the same kind. */
  @SqlQuery(
      """
      with counted as (
        insert into reaction_last (part_id, registration_id, kind, at)
        select :part, g.id, s.kind, :now
          from unnest(:people::bigint[], :kinds::text[]) as s (person, kind)
          join registration g on g.id = s.person
          join room r on r.part_id = :part and r.reactions and r.phase = 'OPEN'
         order by g.id, s.kind
        on conflict (part_id, registration_id, kind) do update
          set at = excluded.at
          where reaction_last.at <= excluded.at - interval '2 seconds'
        returning registration_id, kind),
      summed as (
        insert into reaction_sum (part_id, kind, times)
        select :part, kind, count(*) from counted group by kind order by kind
        on conflict (part_id, kind) do update set times = reaction_sum.times + excluded.times)
      select registration_id, kind from counted
      """)
  List<Sent> count(PartId part, Long[] people, String[] kinds, Instant now);

  @SqlUpdate("delete from reaction_last where part_id = :part and at < :moment")
  int forget(PartId part, Instant moment);

  @SqlUpdate("delete from reaction_last where at < :moment")
  int forget(Instant moment);
}
