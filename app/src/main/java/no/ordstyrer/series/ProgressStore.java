package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ProgressStore {

  @SqlUpdate(
      """
      update part set live_at = :now, postponed_at = null, rev = rev + 1
       where id = :part and live_at is null and ended_at is null and cancelled_at is null
      """)
  boolean begin(PartId part, Instant now);

  @SqlUpdate(
      """
      update part set ended_at = :now, rev = rev + 1
       where id = :part and live_at is not null and ended_at is null and cancelled_at is null
      """)
  boolean end(PartId part, Instant now);

  @SqlQuery(
      """
      select id from part
       where live_at is not null and ended_at is null and cancelled_at is null
         and coalesce(ends_at, live_at) < :before
      """)
  List<PartId> left(Instant before);
}
