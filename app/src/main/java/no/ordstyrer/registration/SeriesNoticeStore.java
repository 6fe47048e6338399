package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who has not been told yet that a series is cancelled. */
interface SeriesNoticeStore {

  /** {@code reached}: the last registration that has been written to; 0 for none. */
  record Notice(SeriesNoticeId id, SeriesId seriesId, Instant dueAt, long reached) {}

  @SqlUpdate("insert into series_notice (series_id, noted_at, due_at) values (:series, :now, :due)")
  void insert(SeriesId series, Instant now, Instant due);

  @SqlQuery(
      "select id from series_notice where ended_at is null and due_at <= :now order by due_at")
  List<SeriesNoticeId> due(Instant now);

  /** Empty while another node works on it, and when it is done. */
  @SqlQuery(
      "select * from series_notice where id = :id and ended_at is null for update skip locked")
  Optional<Notice> lock(SeriesNoticeId id);

  @SqlQuery("select * from series_notice where series_id = :series and ended_at is null for update")
  Optional<Notice> held(SeriesId series);

  @SqlQuery("select * from series_notice where series_id = :series and ended_at is null")
  Optional<Notice> open(SeriesId series);

  /** The next whose places ended with the series. */
  @SqlQuery(
      """
      select r.* from registration r
       where r.series_id = :series and r.id > :after and r.erased_at is null
         and exists (select from part_registration p
                       join part t on t.id = p.part_id
                       join series s on s.id = t.series_id
                      where p.registration_id = r.id and p.state = 'CANCELLED'
                        and t.cancelled_at = s.cancelled_at and p.since = s.cancelled_at)
       order by r.id
       limit :limit
      """)
  List<Registration> next(SeriesId series, long after, int limit);

  @SqlUpdate("update series_notice set reached = :registration where id = :id")
  void reach(SeriesNoticeId id, RegistrationId registration);

  @SqlUpdate("update series_notice set ended_at = :now where id = :id")
  void end(SeriesNoticeId id, Instant now);

  /** What was still to be told of its parts is told no more. */
  @SqlUpdate(
      """
      update part_notice n set ended_at = :now, words = ''
        from part p
        join series s on s.id = p.series_id
       where p.id = n.part_id and s.id = :series and n.ended_at is null
         and p.cancelled_at = s.cancelled_at
      """)
  void endOfParts(SeriesId series, Instant now);

  @SqlUpdate("delete from series_notice where series_id = :series and ended_at is null")
  void drop(SeriesId series);
}
