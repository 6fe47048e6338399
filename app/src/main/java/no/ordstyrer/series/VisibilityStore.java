package no.ordstyrer.series;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface VisibilityStore {

  /** The moment stays what it was when nothing changes. */
  @SqlUpdate(
      """
      update series
         set hidden_at = case when :hidden then coalesce(hidden_at, :now) end
       where id = :series and (hidden_at is not null) <> :hidden
      """)
  int series(SeriesId series, boolean hidden, Instant now);

  /** Hides the parts with these numbers, and shows the others. */
  @SqlUpdate(
      """
      update part
         set hidden_at = case when number = any(:hidden) then coalesce(hidden_at, :now) end
       where series_id = :series and (hidden_at is not null) <> (number = any(:hidden))
      """)
  int parts(SeriesId series, List<Integer> hidden, Instant now);
}
