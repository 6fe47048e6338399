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

  /** Hides what was hidden in the last edition. */
  @SqlUpdate(
      """
      update series s set hidden_at = :now
        from series last
       where s.id = :to and last.id = :from and last.hidden_at is not null
      """)
  void copy(SeriesId from, SeriesId to, Instant now);

  @SqlUpdate(
      """
      update part p set hidden_at = :now
        from part last
       where p.id = :to and last.id = :from and last.hidden_at is not null
      """)
  void copy(PartId from, PartId to, Instant now);
}
