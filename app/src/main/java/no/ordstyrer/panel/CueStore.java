package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.panel.Cue.CueId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface CueStore {

  @SqlUpdate(
      """
      insert into cue (part_id, seat_id, words, sent_by, sent_at)
      select :part, :seat, :words, :by, :now
       where cast(:seat as bigint) is null
          or exists (select from seat where id = :seat and part_id = :part)
      """)
  boolean send(
      PartId part, @Nullable SeatId seat, String words, @Nullable AccountId by, Instant now);

  /** The last of the debate, the newest first, with who has seen them. */
  @SqlQuery(
      """
      select c.id, c.seat_id, c.words, c.sent_at,
             coalesce(array_agg(p.name order by s.at) filter (where p.name is not null), '{}') as seen_by
        from cue c
        left join cue_seen s on s.cue_id = c.id
        left join seat t on t.id = s.seat_id
        left join part_person p on p.id = t.person_id
       where c.part_id = :part
       group by c.id
       order by c.id desc
       limit 5
      """)
  List<Cue> last(PartId part);

  /** Those for this seat, or for all, that she has not said she has seen. */
  @SqlQuery(
      """
      select c.id, c.seat_id, c.words, c.sent_at, '{}'::text[] as seen_by
        from cue c
       where c.part_id = :part and (c.seat_id is null or c.seat_id = :seat)
         and c.sent_at > :since
         and not exists (select from cue_seen s where s.cue_id = c.id and s.seat_id = :seat)
       order by c.id
      """)
  List<Cue> unseen(PartId part, SeatId seat, Instant since);

  @SqlUpdate(
      """
      insert into cue_seen (cue_id, seat_id, at)
      select c.id, :seat, :now from cue c where c.id = :cue and c.part_id = :part
      on conflict do nothing
      """)
  boolean see(PartId part, CueId cue, SeatId seat, Instant now);
}
