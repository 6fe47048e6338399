package no.ordstyrer.series;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The moments in the life of a series. */
interface PublishStore {

  @SqlUpdate(
      "update series set published_at = :now, rev = rev + 1 where id = :id and published_at is null")
  boolean publish(SeriesId id, Instant now);

  /** Two who register and take back do it one after the other. */
  @SqlQuery("select id from series where id = :id for no key update")
  SeriesId lock(SeriesId id);

  /** Nobody may ever have registered: her links would lead nowhere. */
  @SqlUpdate(
      """
      update series s set published_at = null, rev = rev + 1
       where s.id = :id and s.published_at is not null and s.archived_at is null
         and s.cancelled_at is null
         and not exists (select from registration r where r.series_id = s.id)
      """)
  boolean takeBack(SeriesId id);

  @SqlUpdate(
      "update series set archived_at = :now, rev = rev + 1 where id = :id and archived_at is null")
  boolean archive(SeriesId id, Instant now);

  @SqlUpdate("update series set archived_at = null, rev = rev + 1 where id = :id")
  void takeOut(SeriesId id);

  @SqlUpdate(
      """
      update series set cancelled_at = :now, cancelled_why = :why, rev = rev + 1
       where id = :id and cancelled_at is null
      """)
  boolean cancel(SeriesId id, Instant now, String why);

  @SqlUpdate(
      "update series set cancelled_at = null, cancelled_why = null, rev = rev + 1 where id = :id")
  void revive(SeriesId id);

  @SqlUpdate("delete from series where id = :id")
  void delete(SeriesId id);
}
