package no.ordstyrer.registration;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface LetterCheckStore {

  @SqlQuery("select exists (select from registration where id = :registration)")
  boolean stands(long registration);

  /** Whether she has the place, and there is still something to come to. */
  @SqlQuery(
      """
      select exists (select from part_registration p
                       join part t on t.id = p.part_id
                      where p.id = :place and p.state = 'CONFIRMED' and t.cancelled_at is null
                        and t.ended_at is null and (t.ends_at is null or t.ends_at > :now))
      """)
  boolean holds(long place, Instant now);

  /** Whether she still comes to a part that still begins within that second. */
  @SqlQuery(
      """
      select exists (select from part_registration p
                       join part t on t.id = p.part_id
                       join registration r on r.id = p.registration_id and r.reminders
                      where p.id = :place and p.state = 'CONFIRMED' and t.cancelled_at is null
                        and t.postponed_at is null and t.live_at is null
                        and date_trunc('second', t.starts_at) = :start)
      """)
  boolean awaits(long place, Instant start);

  /** Whether the place is still kept for her. */
  @SqlQuery(
      """
      select exists (select from waitlist_offer
                      where id = :offer and ended_at is null and expires_at > :now)
      """)
  boolean offers(long offer, Instant now);

  /** Whether she has still not answered this invitation, and may. */
  @SqlQuery(
      """
      select exists (select from invitation
                      where id = :invitation and generation = :generation and state = 'PENDING'
                        and (expires_at is null or expires_at > :now))
      """)
  boolean awaitsAnswer(long invitation, int generation, Instant now);
}
