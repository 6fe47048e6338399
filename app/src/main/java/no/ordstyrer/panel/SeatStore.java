package no.ordstyrer.panel;

import java.time.Instant;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

  @SqlUpdate(
      """
      insert into seat (part_id, person_id, role, ord, created_at)
      select part_id, id, role, rank, :now
        from part_person
       where part_id = :part and role in ('CHAIR', 'PANELIST')
      on conflict (person_id) do update set role = excluded.role, ord = excluded.ord
      """)
  void fill(PartId part, Instant now);
}
