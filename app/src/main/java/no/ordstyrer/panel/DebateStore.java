package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface DebateStore {

  @SqlQuery("select * from debate where part_id = :part")
  Optional<Debate> find(PartId part);

  record Standing(PartId partId, Debate.State state) {}

  @SqlQuery(
      """
      select d.part_id, d.state from debate d join part p on p.id = d.part_id
       where p.series_id = :series
      """)
  List<Standing> ofSeries(SeriesId series);

  @SqlQuery("select part_id, state from debate where part_id = any(:parts)")
  List<Standing> ofParts(List<Long> parts);

  @SqlQuery("select * from debate where part_id = :part for update")
  Optional<Debate> lock(PartId part);

  @SqlUpdate("insert into debate (part_id, since) values (:part, :now) on conflict do nothing")
  boolean create(PartId part, Instant now);

  @SqlUpdate(
      """
      insert into debate (part_id, motion, framing, time_mode, balance, since, opening_seconds,
             answer_seconds, reply_seconds, rebuttal_seconds, closing_seconds)
      select next.id, d.motion, d.framing, d.time_mode, d.balance, :now, d.opening_seconds,
             d.answer_seconds, d.reply_seconds, d.rebuttal_seconds, d.closing_seconds
        from debate d join part last on last.id = d.part_id join part next on next.id = :to and next.kind = last.kind
       where d.part_id = :from
      """)
  boolean copy(PartId from, PartId to, Instant now);

  @SqlUpdate(
      """
      insert into run_item (part_id, rank, kind, label, notes, first_planned_seconds, planned_seconds,
             min_seconds, flexible, warn_seconds, danger_seconds)
      select :to, rank, kind, label, notes, first_planned_seconds, first_planned_seconds,
             least(min_seconds, first_planned_seconds), flexible, warn_seconds, danger_seconds
        from run_item where part_id = :from
      """)
  void copyItems(PartId from, PartId to);

  @SqlUpdate("update debate set state = :state, since = :now where part_id = :part")
  void move(PartId part, Debate.State state, Instant now);

  @SqlUpdate(
      """
      update debate
         set motion = :motion, framing = :framing, time_mode = :timeMode, balance = :balance,
             opening_seconds = :lengths.openingSeconds, answer_seconds = :lengths.answerSeconds,
             reply_seconds = :lengths.replySeconds, rebuttal_seconds = :lengths.rebuttalSeconds,
             closing_seconds = :lengths.closingSeconds
       where part_id = :part
      """)
  void settle(PartId part, @BindMethods Debates.Terms terms);

  @SqlQuery(
      """
      select w.rev, a.name as "by", w.written_at as at
        from debate_written w left join account a on a.id = w.written_by
       where w.part_id = :part and w.form = :form
      """)
  Optional<PlanWritten> written(PartId part, PlanWritten.Of form);

  @SqlUpdate(
      """
      insert into debate_written (part_id, form, rev, written_by, written_at)
      values (:part, :form, 1, :by, :now)
      on conflict (part_id, form) do update
         set rev = debate_written.rev + 1, written_by = excluded.written_by,
             written_at = excluded.written_at
      """)
  void write(PartId part, PlanWritten.Of form, AccountId by, Instant now);

  @SqlUpdate("update debate set held = :held where part_id = :part")
  void hold(PartId part, boolean held);

  @SqlQuery("select * from run_item where part_id = :part order by rank")
  List<RunItem> items(PartId part);

  @SqlUpdate(
      """
      insert into run_item (part_id, rank, kind, label, first_planned_seconds, planned_seconds,
             min_seconds, flexible)
      values (:part, :rank, :kind, :label, :seconds, :seconds, :min, :flexible)
      """)
  @GetGeneratedKeys("id")
  RunItemId insertItem(
      PartId part,
      int rank,
      RunItem.Kind kind,
      String label,
      int seconds,
      int min,
      boolean flexible);

  @SqlUpdate(
      """
      insert into run_item (part_id, rank, kind, label, notes, first_planned_seconds, planned_seconds,
             min_seconds, flexible, warn_seconds, danger_seconds)
      values (:part, :rank, :kind, :label, :notes, :plannedSeconds, :plannedSeconds,
             :minSeconds, :flexible, :warnSeconds, :dangerSeconds)
      """)
  @GetGeneratedKeys("id")
  RunItemId insertLine(
      PartId part, int rank, RunItem.Kind kind, @BindMethods DebatePlans.Line line);

  /** Once the first line has begun, the plan at first is history. */
  @SqlUpdate(
      """
      update run_item
         set kind = :kind, label = :label, notes = :notes, planned_seconds = :plannedSeconds,
             first_planned_seconds = case
               when exists (select from run_item b where b.part_id = :part and b.began_at is not null)
               then first_planned_seconds else :plannedSeconds end,
             min_seconds = :minSeconds, flexible = :flexible, warn_seconds = :warnSeconds,
             danger_seconds = :dangerSeconds
       where id = :id and part_id = :part and state = 'PLANNED'
      """)
  boolean editItem(
      PartId part, RunItemId id, RunItem.Kind kind, @BindMethods DebatePlans.Line line);

  @SqlUpdate(
      "update run_item set state = 'PLANNED' where id = :id and part_id = :part and state ="
          + " 'SKIPPED'")
  boolean takeIn(PartId part, RunItemId id);

  @SqlUpdate("update run_item set rank = :rank where id = :id and part_id = :part")
  void rank(PartId part, RunItemId id, int rank);

  @SqlUpdate("delete from run_item where id = :id and part_id = :part and state = 'SKIPPED'")
  boolean deleteItem(PartId part, RunItemId id);

  @SqlUpdate(
      "update run_item set planned_seconds = :seconds where id = :id and part_id = :part and state"
          + " = 'PLANNED'")
  boolean replan(PartId part, RunItemId id, int seconds);

  @SqlUpdate(
      "update run_item set state = 'RUNNING', began_at = :now where id = :id and part_id = :part"
          + " and state = 'PLANNED'")
  boolean begin(PartId part, RunItemId id, Instant now);

  @SqlUpdate(
      """
      update run_item
         set state = 'DONE', ended_at = :now,
             paused_millis = paused_millis
               + coalesce((extract(epoch from (:now - paused_at)) * 1000)::bigint, 0),
             paused_at = null
       where part_id = :part and state in ('RUNNING', 'PAUSED')
      """)
  boolean endRunning(PartId part, Instant now);

  @SqlUpdate(
      "update run_item set state = 'PAUSED', paused_at = :now where part_id = :part and state ="
          + " 'RUNNING'")
  boolean pause(PartId part, Instant now);

  @SqlUpdate(
      """
      update run_item
         set state = 'RUNNING',
             paused_millis = paused_millis + (extract(epoch from (:now - paused_at)) * 1000)::bigint,
             paused_at = null
       where part_id = :part and state = 'PAUSED'
      """)
  boolean resume(PartId part, Instant now);

  @SqlUpdate(
      "update run_item set state = 'SKIPPED' where id = :id and part_id = :part and state ="
          + " 'PLANNED'")
  boolean skip(PartId part, RunItemId id);

  /** How long a question has been live at the median, in milliseconds; null when none has been. */
  @SqlQuery(
      """
      select (percentile_cont(0.5) within group (order by extract(epoch from (answered_at - live_at))) * 1000)::bigint
        from question
       where part_id = :part and handling = 'ANSWERED_LIVE' and answered_at > live_at
      """)
  @Nullable Long pace(PartId part);
}
