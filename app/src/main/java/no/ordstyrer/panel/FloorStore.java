package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.panel.FloorRequest.FloorRequestId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface FloorStore {

  @SqlQuery(
      """
      select s.id, p.name, p.organisation, s.role, s.side, s.state, s.pronounced, s.recording
        from seat s
        join part_person p on p.id = s.person_id
       where s.part_id = :part
       order by s.role = 'CHAIR' desc, s.ord, s.id
      """)
  List<Floor.Place> places(PartId part);

  @SqlQuery(
      """
      select s.id from seat s
        join part_person p on p.id = s.person_id
       where s.part_id = :part and p.account_id = :account
      """)
  Optional<SeatId> seat(PartId part, AccountId account);

  /** Asking twice for the same is asking once; the note may be written afterwards. */
  @SqlUpdate(
      """
      insert into floor_request (part_id, seat_id, kind, note, asked_at)
      values (:part, :seat, :kind, :note, :now)
      on conflict (seat_id, kind) where state = 'WAITING' do update set note = excluded.note
      """)
  void ask(PartId part, SeatId seat, SpeakingTime.FloorKind kind, String note, Instant now);

  /** Point of order before clarification before reply before a new topic; then by waiting time. */
  @SqlQuery(
      """
      select f.id, f.seat_id, p.name, f.kind, f.note, f.asked_at
        from floor_request f
        join seat s on s.id = f.seat_id
        join part_person p on p.id = s.person_id
       where f.part_id = :part and f.state = 'WAITING'
       order by array_position(array['POINT_OF_ORDER', 'CLARIFY', 'REPLY', 'NEW_TOPIC'], f.kind),
                f.asked_at, f.id
      """)
  List<FloorRequest> waiting(PartId part);

  @SqlQuery(
      """
      select f.id, f.seat_id, p.name, f.kind, f.note, f.asked_at
        from floor_request f
        join seat s on s.id = f.seat_id
        join part_person p on p.id = s.person_id
       where f.part_id = :part and f.id = :id and f.state = 'WAITING'
      """)
  Optional<FloorRequest> find(PartId part, FloorRequestId id);

  @SqlUpdate(
      """
      update floor_request set state = :state, turn_id = :turn
       where part_id = :part and id = :id and state = 'WAITING'
      """)
  boolean end(PartId part, FloorRequestId id, String state, @Nullable TurnId turn);

  @SqlUpdate(
      """
      update floor_request set state = 'WITHDRAWN'
       where seat_id = :seat and kind = :kind and state = 'WAITING'
      """)
  boolean withdraw(SeatId seat, SpeakingTime.FloorKind kind);
}
