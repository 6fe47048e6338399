package no.ordstyrer.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface LiveStore {

  /** A pointer of the log. */
  record Pointer(long version, String subject) {}

  /** How far one audience of one part has come. */
  record Head(long partId, String audience, long version) {}

  /**
   * Verbs of one part take its audiences in any order: this lock makes them take turns instead of
   * waiting for each other for ever.
   */
  @SqlQuery(
      "select 1 from (select pg_advisory_xact_lock(hashtextextended('live', :part))) as taken")
  int takeTurn(long part);

  @SqlQuery(
      """
      with head as (
        insert into live_head (part_id, audience, version) values (:part, :audience, 1)
        on conflict (part_id, audience) do update set version = live_head.version + 1
        returning version)
      insert into live_change (part_id, audience, version, subject, at)
      select :part, :audience, version, :subject, :at from head
      returning version
      """)
  long append(long part, String audience, String subject, Instant at);

  @SqlQuery("select version from live_head where part_id = :part and audience = :audience")
  Optional<Long> version(long part, String audience);

  /** Each subject once, where it changed last. */
  @SqlQuery(
      """
      select max(version) as version, subject from live_change
       where part_id = :part and audience = :audience and version > :since
       group by subject
       order by 1
       limit :limit
      """)
  List<Pointer> since(long part, String audience, long since, int limit);

  /**
   * Versions have no gaps and the oldest are forgotten first: the next one is there, or too much is
   * gone.
   */
  @SqlQuery(
      """
      select exists (select from live_change
                      where part_id = :part and audience = :audience and version = :cursor + 1)
      """)
  boolean remembers(long part, String audience, long cursor);

  @SqlUpdate("delete from live_change where at < :moment")
  int forget(Instant moment);

  @SqlQuery("select part_id, audience, version from live_head where part_id = any(:parts)")
  List<Head> heads(long... parts);
}
