package no.ordstyrer;

import java.time.Instant;
import java.util.Optional;
import no.ordstyrer.panel.SeatId;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What no verb gives the demo: whether it is there, and bringing it to today. */
interface DemoStore {

  @SqlQuery("select exists (select from audit where act = 'demo.load')")
  boolean loaded();

  @SqlQuery("select exists (select from arena)")
  boolean begun();

  @SqlQuery("select id from registration where series_id = :series and email_key = :email")
  RegistrationId registration(SeriesId series, String email);

  @SqlQuery(
      """
      select s.id from seat s join part_person p on p.id = s.person_id
       where s.part_id = :part and p.name = :name
      """)
  SeatId seat(PartId part, String name);

  /** When the part that is live began by the programme, if its time has passed since. */
  @SqlQuery(
      """
      select p.starts_at from part p
        join series s on s.id = p.series_id join arena a on a.id = s.arena_id
       where a.slug = 'samhandlingsarena' and s.slug = '19' and p.live_at is not null
         and p.ended_at is null and p.ends_at < :now
      """)
  Optional<Instant> stale(Instant now);

  /** The live part by {@code seconds}, the others by whole days, so that they keep their hour. */
  @SqlUpdate(
      """
      update part p
         set starts_at = p.starts_at + m.by, ends_at = p.ends_at + m.by,
             live_at = p.live_at + m.by, ended_at = p.ended_at + m.by
        from series s
        join arena a on a.id = s.arena_id
       cross join (values (true, :seconds * interval '1 second'), (false, :days * interval '1 day')) m (now, by)
       where s.id = p.series_id and a.slug = 'samhandlingsarena' and s.slug = '19'
         and m.now = (p.live_at is not null and p.ended_at is null)
      """)
  void forward(long seconds, long days);
}
