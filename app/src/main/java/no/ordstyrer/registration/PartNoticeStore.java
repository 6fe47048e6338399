package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What holders have not been told of yet. */
interface PartNoticeStore {

  /**
   * Notices of drafts wait: nobody may read their parts. Those of parts that ended with their
   * series wait for the letters about that.
   */
  @SqlQuery(
      """
      select n.part_id
        from part_notice n
        join part p on p.id = n.part_id
        join series s on s.id = p.series_id
       where n.ended_at is null and n.due_at <= :now and s.published_at is not null
         and (s.cancelled_at is null or p.cancelled_at is distinct from s.cancelled_at)
       order by n.due_at
      """)
  List<PartId> due(Instant now);

  /** Changes of a part wait for each other. */
  @SqlQuery("select id from part where id = :part for no key update")
  Optional<PartId> lock(PartId part);

  @SqlQuery("select * from part_notice where part_id = :part and ended_at is null for update")
  Optional<PartNotice> open(PartId part);

  /** What nobody has heard of yet, in the whole series. */
  @SqlQuery(
      """
      select n.* from part_notice n join part p on p.id = n.part_id
       where p.series_id = :series and n.ended_at is null and n.reached = 0
      """)
  List<PartNotice> unheard(SeriesId series);

  @SqlQuery("select * from part_notice where id = :id")
  PartNotice get(PartNoticeId id);

  @SqlUpdate(
      """
      insert into part_notice (part_id, noted_at, changed_at, due_at, was_starts_at, was_ends_at,
                               was_day, was_when_text, was_postponed_at, was_place, was_venue,
                               follows)
      values (:id, :now, :now, :due, :startsAt, :endsAt, :day, :whenText, :postponedAt, :place,
              :venue, :follows)
      """)
  void insert(@BindMethods Part before, Instant now, Instant due, @Nullable PartNoticeId follows);

  @SqlUpdate("update part_notice set changed_at = :now, due_at = :due where id = :id")
  void put(PartNoticeId id, Instant now, Instant due);

  /** The last line that is said stands. */
  @SqlUpdate("update part_notice set words = :words where part_id = :part and ended_at is null")
  void say(PartId part, String words);

  @SqlUpdate("update part_notice set reached = :place where id = :id")
  void reach(PartNoticeId id, long place);

  @SqlUpdate("update part_notice set ended_at = :now, words = '' where id = :id")
  void end(PartNoticeId id, Instant now);

  /** The part as it is, but when and where it was before. */
  @SqlQuery(
      """
      select p.id, p.series_id, p.number, p.kind, n.was_venue as venue, p.label, p.theme,
             p.description, n.was_place as place, n.was_starts_at as starts_at,
             n.was_ends_at as ends_at, n.was_day as day, n.was_when_text as when_text, p.capacity,
             p.video_url, p.video_embed, p.recording_url, p.summary, p.captions, p.interpreter,
             p.live_at, p.ended_at, n.was_postponed_at as postponed_at,
             null::timestamptz as cancelled_at, null as cancelled_why, p.hidden_at, p.rev
        from part_notice n
        join part p on p.id = n.part_id
       where n.id = :id
      """)
  Part was(PartNoticeId id);

  /**
   * The next places whose holders are to hear: those that stand, and those that ended with the
   * part. Who has come since the last change knows.
   */
  @SqlQuery(
      """
      select p.id, p.registration_id, p.part_id, p.state, p.since, 0 as number, false as holds_place,
             p.calendar_uid, p.calendar_sequence, p.calendar_stamp, p.calendar_invited
        from part_registration p
       where p.part_id = :part and p.id > :after
         and (p.state in ('UNVERIFIED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED')
                and p.since <= :changedAt
              or p.state = 'CANCELLED' and p.since = :changedAt)
       order by p.id
       limit :limit
      """)
  List<PartRegistration> next(PartId part, long after, Instant changedAt, int limit);

  @SqlQuery("select * from registration where id = any(:ids)")
  List<Registration> people(List<Long> ids);

  @SqlUpdate("update part_registration set calendar_invited = :invited where id = any(:ids)")
  void invited(List<Long> ids, boolean invited);

  /** The latest notice of a part that had an hour before the change. */
  @SqlQuery(
      """
      select id from part_notice
       where part_id = :part and was_starts_at is not null
       order by id desc limit 1
      """)
  Optional<PartNoticeId> latestWithHour(PartId part);
}
