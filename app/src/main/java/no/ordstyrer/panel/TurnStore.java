package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface TurnStore {

  /** One command at a time in one debate. Answers false when the part has none. */
  @SqlQuery("select true from debate where part_id = :part for update")
  Optional<Boolean> lock(PartId part);

  @SqlQuery("select * from turn where part_id = :part order by id")
  List<Turn> all(PartId part);

  @SqlQuery("select * from turn where part_id = :part and id = :id")
  Optional<Turn> find(PartId part, TurnId id);

  @SqlQuery("select * from turn where part_id = :part and state = 'SPEAKING'")
  Optional<Turn> speaking(PartId part);

  /** The turn that the clock shows: the one speaking, else the one paused last. */
  @SqlQuery(
      """
      select * from turn
       where part_id = :part and state in ('SPEAKING', 'PAUSED')
       order by state = 'SPEAKING' desc, paused_at desc, id desc
       limit 1
      """)
  Optional<Turn> current(PartId part);

  @SqlQuery(
      """
      select * from turn
       where part_id = :part and state in ('NEXT', 'QUEUED')
       order by state = 'NEXT' desc, queued_at, id
      """)
  List<Turn> waiting(PartId part);

  /** What a turn is for while this line runs. */
  @SqlQuery(
      """
      select coalesce((select kind from run_item
                        where part_id = :part and state in ('RUNNING', 'PAUSED')
                          and kind in ('OPENING', 'REBUTTAL', 'CLOSING')), 'ANSWER')
      """)
  Turn.Kind kindNow(PartId part);

  /**
   * Where turns are not measured one by one, none is given a time of its own; else as much as is
   * said, or as the debate gives a turn of its kind.
   */
  @SqlUpdate(
      """
      insert into turn (part_id, run_item_id, seat_id, guest, kind, question_id, allotted_millis,
             charged, state, queued_at)
      select d.part_id,
             coalesce(:item::bigint, (select r.id from run_item r
                                       where r.part_id = d.part_id and r.state in ('RUNNING', 'PAUSED'))),
             :seat, :guest, :kind, :question,
             case when d.time_mode in ('PER_TURN', 'BOTH') then coalesce(:allotted::bigint, 1000 *
               case :kind
                 when 'OPENING' then d.opening_seconds
                 when 'ANSWER' then d.answer_seconds
                 when 'REBUTTAL' then d.rebuttal_seconds
                 when 'CLOSING' then d.closing_seconds
                 when 'REPLY' then d.reply_seconds
                 when 'CLARIFY' then d.reply_seconds
                 when 'POINT_OF_ORDER' then d.reply_seconds
               end) end,
             :charged, 'QUEUED', :now
        from debate d where d.part_id = :part
      """)
  @GetGeneratedKeys("id")
  TurnId insert(
      PartId part,
      @Nullable RunItemId item,
      @Nullable SeatId seat,
      @Nullable String guest,
      Turn.Kind kind,
      @Nullable Long question,
      @Nullable Long allotted,
      boolean charged,
      Instant now);

  @SqlUpdate("update turn set state = 'QUEUED' where part_id = :part and state = 'NEXT'")
  void clearNext(PartId part);

  @SqlUpdate("update turn set state = 'NEXT' where id = :id and state = 'QUEUED'")
  boolean makeNext(TurnId id);

  @SqlUpdate("delete from turn where id = :id and state in ('QUEUED', 'NEXT')")
  boolean unqueue(TurnId id);

  @SqlUpdate(
      """
      update turn set state = 'SPEAKING', began_at = :now, parent_id = :parent
       where id = :id and state in ('QUEUED', 'NEXT')
      """)
  boolean begin(TurnId id, @Nullable TurnId parent, Instant now);

  @SqlUpdate(
      "update turn set state = 'PAUSED', paused_at = :now where id = :id and state = 'SPEAKING'")
  boolean pause(TurnId id, Instant now);

  @SqlUpdate(
      """
      update turn
         set state = 'SPEAKING',
             paused_millis = paused_millis + (extract(epoch from (:now - paused_at)) * 1000)::bigint,
             paused_at = null
       where id = :id and state = 'PAUSED'
      """)
  boolean resume(TurnId id, Instant now);

  /** A pause that is going on ends with the turn: it is no speaking time. */
  @SqlUpdate(
      """
      update turn
         set state = :state, ended_at = :now, why_ended = :why,
             paused_millis = paused_millis
               + coalesce((extract(epoch from (:now - paused_at)) * 1000)::bigint, 0),
             paused_at = null
       where id = :id and state in ('SPEAKING', 'PAUSED')
      """)
  boolean end(TurnId id, Turn.State state, String why, Instant now);

  @SqlUpdate(
      "update turn set state = 'VOID', why_ended = 'VOIDED' where id = :id and state in ('DONE',"
          + " 'CUT')")
  boolean voidDone(TurnId id);

  @SqlUpdate(
      "update turn set allotted_millis = allotted_millis + :millis where id = :id and"
          + " allotted_millis is not null")
  void give(TurnId id, long millis);

  @SqlUpdate(
      """
      insert into time_ledger (part_id, seat_id, turn_id, millis, why, at)
      values (:part, :seat, :turn, :millis, :why, :now)
      """)
  void write(PartId part, SeatId seat, @Nullable TurnId turn, long millis, String why, Instant now);

  @SqlUpdate(
      """
      insert into time_ledger (part_id, seat_id, millis, why, at)
      select part_id, id, -:millis, 'OVERRUN_FOR_ALL', :now
        from seat
       where part_id = :part and budget_millis is not null
      """)
  int giveAll(PartId part, long millis, Instant now);

  /** What was over last, and whether its overrun was given to everybody since. */
  @SqlQuery(
      """
      select * from turn
       where part_id = :part and state in ('DONE', 'CUT')
       order by ended_at desc, id desc
       limit 1
      """)
  Optional<Turn> last(PartId part);

  @SqlQuery(
      """
      select exists (select from time_ledger
                      where part_id = :part and why = 'OVERRUN_FOR_ALL' and at >= :since)
      """)
  boolean gaveAll(PartId part, Instant since);

  /** A panelist's seat, what the ledger charges it, and its turns so far. */
  record Sum(
      SeatId seatId,
      long millis,
      long extraMillis,
      @Nullable Long budgetMillis,
      int turns,
      long longest,
      @Nullable Instant lastEnded) {}

  @SqlQuery(
      """
      select s.id as seat_id,
             coalesce((select sum(l.millis) from time_ledger l
                        where l.seat_id = s.id and l.why <> 'OVERRUN_FOR_ALL'), 0) as millis,
             coalesce((select -sum(l.millis) from time_ledger l
                        where l.seat_id = s.id and l.why = 'OVERRUN_FOR_ALL'), 0) as extra_millis,
             case when (select d.time_mode from debate d where d.part_id = :part) in ('BUDGET', 'BOTH')
                  then s.budget_millis end as budget_millis,
             count(t.id) as turns,
             coalesce(max((extract(epoch from (t.ended_at - t.began_at)) * 1000)::bigint - t.paused_millis), 0) as longest,
             max(t.ended_at) as last_ended
        from seat s
        left join turn t on t.seat_id = s.id and t.charged and t.state in ('DONE', 'CUT')
       where s.part_id = :part and s.role = 'PANELIST'
       group by s.id
       order by s.ord, s.id
      """)
  List<Sum> sums(PartId part);
}
