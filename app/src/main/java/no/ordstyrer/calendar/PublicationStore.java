package no.ordstyrer.calendar;

import java.time.Instant;
import java.util.UUID;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface PublicationStore {
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
