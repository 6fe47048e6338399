package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.question.Lineage.Carried;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LineageStore {

  /** A merged question is the one that it is merged into, at both ends. */
  @SqlQuery(
      """
      select distinct coalesce(f.merged_into, f.id) as origin, coalesce(c.merged_into, c.id) as there
        from question c
        join part p on p.id = c.part_id
        join question f on f.id = c.carried_from
       where p.series_id = :series
      """)
  List<Carried> of(SeriesId series);
}
