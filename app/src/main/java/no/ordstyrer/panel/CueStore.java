package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface CueStore {

  String CUE =
      """
      select c.id, c.words, c.sent_at,
             (select p.name from seat s join part_person p on p.id = s.person_id
               where s.id = c.seat_id) as "to",
             array(select p.name from cue_seen x
                     join seat s on s.id = x.seat_id
                     join part_person p on p.id = s.person_id
                    where x.cue_id = c.id order by x.at, p.name) as seen_by
        from cue c
      """;

  /** False when the seat is not one of the part's. */
  @SqlUpdate(
      """
      insert into cue (part_id, seat_id, words, sent_by, sent_at)
      select :part, :seat::bigint, :words, :by, :now
       where :seat::bigint is null
          or exists (select from seat s where s.id = :seat and s.part_id = :part)
      """)
  boolean send(PartId part, @Nullable SeatId seat, String words, AccountId by, Instant now);

  @SqlQuery(CUE + " where c.part_id = :part order by c.id desc limit :most")
  List<Cue> latest(PartId part, int most);

  /** For one seat, and not yet seen there; those of the last hours, so that none haunts a page. */
  @SqlQuery(
      CUE
          + """
           where c.part_id = :part and (c.seat_id is null or c.seat_id = :seat) and c.sent_at > :since
             and not exists (select from cue_seen x where x.cue_id = c.id and x.seat_id = :seat)
           order by c.id
          """)
  List<Cue> unseen(PartId part, SeatId seat, Instant since);

  @SqlUpdate(
      """
      insert into cue_seen (cue_id, seat_id, at)
      select c.id, :seat, :now from cue c
       where c.id = :cue and c.part_id = :part and (c.seat_id is null or c.seat_id = :seat)
      on conflict do nothing
      """)
  boolean see(PartId part, CueId cue, SeatId seat, Instant now);
}
