package no.ordstyrer.panel;

import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface StageStore {

  @SqlQuery("select generation from stage_link where part_id = :part")
  Optional<Integer> generation(PartId part);

  @SqlUpdate(
      """
      insert into stage_link (part_id, generation) values (:part, 2)
      on conflict (part_id) do update set generation = stage_link.generation + 1
      """)
  void renew(PartId part);
}
