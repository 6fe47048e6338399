package no.ordstyrer.room;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.question.Rules.Phase;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RoomStore {

  @SqlQuery(
      """
      select coalesce(r.phase, 'COLLECTING') as phase, coalesce(r.rev, 0) as rev,
             p.live_at, p.ended_at, p.postponed_at, p.cancelled_at
        from part p left join room r on r.part_id = p.id
       where p.id = :part
      """)
  Optional<Room> find(PartId part);

  @SqlUpdate("insert into room (part_id, rev) values (:part, 0) on conflict do nothing")
  void ensure(PartId part);

  /** Holds the room until the transaction ends. */
  @SqlQuery("select rev from room where part_id = :part for update")
  int hold(PartId part);

  @SqlUpdate("update room set phase = :phase, rev = rev + 1 where part_id = :part")
  void turn(PartId part, Phase phase);

  @SqlUpdate(
      """
      insert into presence (part_id, person, first_at, last_at)
      select :part, person, :now, :now from unnest(:people::text[]) as person
      on conflict (part_id, person) do update
         set seconds = presence.seconds
                     + case when excluded.last_at - presence.last_at <= interval '45 seconds'
                            then extract(epoch from excluded.last_at - presence.last_at)::integer
                            else 0 end,
             live_seconds = presence.live_seconds + coalesce((
               select extract(epoch from excluded.last_at - greatest(presence.last_at, p.live_at))::integer
                 from part p
                where p.id = :part and p.ended_at is null and p.live_at <= excluded.last_at
                  and excluded.last_at - presence.last_at <= interval '45 seconds'), 0),
             last_at = excluded.last_at
      """)
  void here(PartId part, String[] people, Instant now);

  @SqlQuery("select count(*) from presence where part_id = :part and last_at > :after")
  long present(PartId part, Instant after);

  @SqlUpdate("delete from presence where last_at < :moment")
  int forget(Instant moment);
}
