package no.ordstyrer.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface RecordingStore {

  @SqlQuery("select at from recording_start where part_id = :part")
  Optional<Instant> begins(PartId part);

  record Start(PartId partId, Instant at) {}

  @SqlQuery("select part_id, at from recording_start where part_id = any(:parts)")
  List<Start> begins(List<Long> parts);

  @SqlUpdate(
      """
      insert into recording_start (part_id, at) values (:part, :at)
      on conflict (part_id) do update set at = excluded.at
      """)
  void begin(PartId part, Instant at);

  @SqlUpdate("delete from recording_start where part_id = :part")
  void forget(PartId part);
}
