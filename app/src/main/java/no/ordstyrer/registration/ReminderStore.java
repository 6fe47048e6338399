package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Who is to be reminded. Nothing is scheduled: the letters that were written are all that is kept.
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

  /** Confirmed places of the part that have no letter with the key {@code prefix<place>suffix}. */
  @SqlQuery(
      """
      select p.id, p.registration_id, p.part_id, p.state, p.since, 0 as number, false as holds_place,
             p.calendar_uid, p.calendar_sequence, p.calendar_stamp, p.calendar_invited
        from part_registration p
       where p.part_id = :part and p.state = 'CONFIRMED' and p.since < :knownBefore
         and not exists (select from letter l where l.dedupe_key = :prefix || p.id || :suffix)
       order by p.id
       limit :limit
      """)
  List<PartRegistration> unreminded(
      PartId part, Instant knownBefore, String prefix, String suffix, int limit);
}
