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

  /** {@code turns}: those that count and were not annulled. */
  record Spoke(PartId partId, String name, String organisation, long millis, int turns) {}

  /** Of the panel, and of whoever else has a line; debate by debate in the order of the seats. */
  @SqlQuery(
      """
      select s.part_id, p.name, p.organisation, coalesce(l.millis, 0) as millis,
             (select count(*) from turn t
               where t.seat_id = s.id and t.charged and t.state in ('DONE', 'CUT')) as turns
        from seat s
        join part_person p on p.id = s.person_id
        join part d on d.id = s.part_id
        left join (select seat_id,
                          coalesce(sum(millis) filter (where why in ('SPOKEN', 'VOIDED')), 0) as millis
                     from time_ledger where part_id = any(:parts) group by seat_id) l
               on l.seat_id = s.id
       where s.part_id = any(:parts) and (s.role = 'PANELIST' or l.seat_id is not null)
       order by d.number, s.role = 'CHAIR' desc, s.ord, s.id
      """)
  List<Spoke> spoke(List<Long> parts);
}
