package no.ordstyrer.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

interface PublicationStore {
  /**
   * Another whenever a row that decides the public calendar of an arena (or of one of its series)
   * is written, or a part has been called off for long enough; empty when there is no such arena.
   */
  @SqlQuery(
      """
      select md5(concat_ws(' ', a.id, a.xmin,
                 string_agg(concat_ws(':', p.id, p.xmin, s.id, s.xmin,
                                      least(p.cancelled_at, s.cancelled_at) < :gone),
                            ' ' order by p.id)))
        from arena a
        left join series s on s.arena_id = a.id and (:series::text is null or s.slug = :series)
        left join part p on p.series_id = s.id
       where a.slug = :arena
       group by a.id
      """)
  Optional<String> state(String arena, @Nullable String series, Instant gone);

  /** How a part is known in public files. */
  record Publication(PartId id, UUID calendarUid, int rev, Instant changedAt) {}

  @KeyColumn("id")
  @SqlQuery(
      """
      select p.id, p.calendar_uid, p.rev, p.changed_at
        from part p join series s on s.id = p.series_id
       where s.arena_id = :arena
      """)
  java.util.Map<PartId, Publication> of(ArenaId arena);
}
