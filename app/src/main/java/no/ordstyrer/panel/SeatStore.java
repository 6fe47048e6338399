package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface SeatStore {

  /** Who has spoken keeps her seat: what she said is history. */
  @SqlUpdate(
      """
      delete from seat s
       using part_person p
       where p.id = s.person_id and s.part_id = :part and p.role not in ('CHAIR', 'PANELIST')
         and not exists (select from turn t where t.seat_id = s.id)
      """)
  void clear(PartId part);

  @SqlQuery("select state from seat where id = :seat and part_id = :part for update")
  Optional<SeatState> lock(PartId part, SeatId seat);

  @SqlUpdate("update seat set state = :state, since = :now where id = :seat")
  void move(SeatId seat, SeatState state, Instant now);

  @SqlQuery("select microphone, pronounced, recording from seat where id = :seat")
  Optional<Panelists.GreenRoom> greenRoom(SeatId seat);

  @SqlUpdate(
      """
      update seat set microphone = :microphone, pronounced = :pronounced, recording = :recording
       where id = :seat
      """)
  void settle(SeatId seat, @BindMethods Panelists.GreenRoom settled);

  @SqlQuery(
      """
      select s.id, p.name, p.organisation, s.role, s.side, s.budget_millis,
             exists (select from turn t where t.seat_id = s.id) as spoke
        from seat s
        join part_person p on p.id = s.person_id
       where s.part_id = :part
       order by s.role = 'CHAIR' desc, s.ord, s.id
      """)
  List<DebatePlans.SeatPlan> plans(PartId part);

  @SqlUpdate(
      """
      update seat set role = :role, side = :side, budget_millis = :budget
       where id = :seat and part_id = :part
      """)
  void plan(
      PartId part, SeatId seat, DebatePlans.SeatRole role, String side, @Nullable Long budget);

  /** What was said of her beside the programme stays: co-chair, timekeeper. */
  @SqlUpdate(
      """
      insert into seat (part_id, person_id, role, ord, created_at)
      select part_id, id, role, rank, :now
        from part_person
       where part_id = :part and role in ('CHAIR', 'PANELIST')
      on conflict (person_id) do update
         set ord = excluded.ord,
             role = case when seat.role in ('CO_CHAIR', 'TIMEKEEPER') then seat.role else excluded.role end
      """)
  void fill(PartId part, Instant now);
}
