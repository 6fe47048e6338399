package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Who is to be written to. Nothing is scheduled: the letters that were written are all that is
 * kept.
 */
interface ReminderStore {

  @SqlQuery(
      """
      select distinct t.series_id
        from part t
        join series s on s.id = t.series_id
       where t.starts_at > :now and t.starts_at < :until
         and t.cancelled_at is null and t.postponed_at is null and t.live_at is null
         and s.published_at is not null and s.archived_at is null and s.cancelled_at is null
       order by t.series_id
      """)
  List<SeriesId> seriesAhead(Instant now, Instant until);

  /** Those with a part that ended since {@code from} and is followed up. */
  @SqlQuery(
      """
      select distinct t.series_id
        from part t
        join series s on s.id = t.series_id
        join letter_rule r on r.series_id = s.id and r.active and r.rule in ('CAME', 'ABSENT')
       where t.ended_at > :from and t.ended_at <= :now and t.cancelled_at is null
         and s.published_at is not null and s.cancelled_at is null
       order by t.series_id
      """)
  List<SeriesId> seriesBehind(Instant from, Instant now);

  /**
   * Confirmed places of the part that have no letter with the key {@code prefix<place>suffix}, of
   * people who have not declined such letters.
   */
  @SqlQuery(
      """
      select p.id, p.registration_id, p.part_id, p.state, p.since, 0 as number, false as holds_place,
             p.calendar_uid, p.calendar_sequence, p.calendar_stamp, p.calendar_invited
        from part_registration p
        join registration r on r.id = p.registration_id and r.reminders
       where p.part_id = :part and p.state = 'CONFIRMED' and p.since < :knownBefore and p.id > :after
         and not exists (select from letter l where l.dedupe_key = :prefix || p.id || :suffix)
       order by p.id
       limit :limit
      """)
  List<PartRegistration> unwritten(
      PartId part, Instant knownBefore, String prefix, String suffix, long after, int limit);

  @SqlQuery("select reminders from registration where id = :id")
  boolean wanted(RegistrationId id);

  @SqlUpdate("update registration set reminders = :wanted where id = :id")
  void want(RegistrationId id, boolean wanted);
}
