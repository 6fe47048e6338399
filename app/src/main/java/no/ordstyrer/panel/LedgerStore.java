package no.ordstyrer.panel;

import java.util.List;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LedgerStore {

  @SqlQuery(
      """
      select l.seat_id, p.name, p.organisation, l.turn_id, l.millis, l.why, l.at
        from time_ledger l
        join seat s on s.id = l.seat_id
        join part_person p on p.id = s.person_id
       where l.part_id = :part
       order by l.id
      """)
  List<DebateResult.Line> lines(PartId part);
}
