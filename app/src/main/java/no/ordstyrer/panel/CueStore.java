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
      select c.id, c.words, c.sent_at, c.role,
             (select p.name from seat s join part_person p on p.id = s.person_id
               where s.id = c.seat_id) as "to",
             array(select seen.name
                     from (select p.name, x.at from cue_seen x
                             join seat s on s.id = x.seat_id
                             join part_person p on p.id = s.person_id
                            where x.cue_id = c.id
                           union all
                           select a.name, r.at from cue_read r
                             join account a on a.id = r.account_id
                            where r.cue_id = c.id) as seen
                    order by seen.at, seen.name) as seen_by
        from cue c
      """;

  /** False when the seat is not one of the part's. */
  @SqlUpdate(
      """
      insert into cue (part_id, seat_id, role, words, sent_by, sent_at)
      select :part, :seat::bigint, :role, :words, :by, :now
       where :seat::bigint is null
          or exists (select from seat s where s.id = :seat and s.part_id = :part)
      """)
  boolean send(
      PartId part,
      @Nullable SeatId seat,
      CueTo.@Nullable Role role,
      String words,
      AccountId by,
      Instant now);

  @SqlQuery(CUE + " where c.part_id = :part order by c.id desc limit :most")
  List<Cue> latest(PartId part, int most);

  /** For one seat, and not yet seen there; those of the last hours, so that none haunts a page. */
  @SqlQuery(
      CUE
          + """
           where c.part_id = :part and (c.role = 'PANEL' or c.seat_id = :seat) and c.sent_at > :since
             and not exists (select from cue_seen x where x.cue_id = c.id and x.seat_id = :seat)
           order by c.id
          """)
  List<Cue> unseen(PartId part, SeatId seat, Instant since);

  @SqlUpdate(
      """
      insert into cue_seen (cue_id, seat_id, at)
      select c.id, :seat, :now from cue c
       where c.id = :cue and c.part_id = :part and (c.role = 'PANEL' or c.seat_id = :seat)
      on conflict do nothing
      """)
  boolean see(PartId part, CueId cue, SeatId seat, Instant now);

  /** For one who has these roles, and not yet seen by her, nor sent. */
  @SqlQuery(
      CUE
          + """
           where c.part_id = :part and c.role = any(:roles::text[]) and c.sent_at > :since
             and c.sent_by is distinct from :account
             and not exists (select from cue_read r where r.cue_id = c.id and r.account_id = :account)
           order by c.id
          """)
  List<Cue> unread(PartId part, String[] roles, AccountId account, Instant since);

  @SqlUpdate(
      """
      insert into cue_read (cue_id, account_id, at)
      select c.id, :account, :now from cue c
       where c.id = :cue and c.part_id = :part and c.role = any(:roles::text[])
      on conflict do nothing
      """)
  boolean read(PartId part, CueId cue, String[] roles, AccountId account, Instant now);
}
