package no.ordstyrer.poll;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface PollErasureStore {

  /** A round that is open: a person can be led to her ballot. */
  record Open(PollId pollId, int round, Instant openedAt, String question) {}

  @SqlQuery(
      """
      select r.poll_id, r.round, r.opened_at, p.question
        from poll_round r
        join poll p on p.id = r.poll_id
        join part t on t.id = p.part_id
        join registration g on g.series_id = t.series_id
       where g.id = :whose and r.closed_at is null
       order by r.poll_id
      """)
  List<Open> open(RegistrationId whose);

  @SqlQuery(
      """
      select case when o.words = '' then o.position::text else o.words end
        from poll_choice c
        join poll_option o on o.poll_id = c.poll_id and o.position = c.position
       where c.poll_id = :poll and c.round = :round and c.tag = :tag order by c.slot
      """)
  List<String> chosen(PollId poll, int round, byte[] tag);

  @SqlQuery(
      """
      select t.words from poll_written w join poll_text t on t.id = w.text_id
       where w.poll_id = :poll and w.round = :round and w.tag = :tag order by w.slot
      """)
  List<String> written(PollId poll, int round, byte[] tag);

  /** A ballot with a name on it, in a round that is over; its tag in hexadecimal. */
  record Named(PollId pollId, int round, String tag, Instant openedAt, String question) {}

  @SqlQuery(
      """
      select b.poll_id, b.round, encode(b.tag, 'hex') as tag, r.opened_at, p.question
        from poll_ballot b
        join poll_round r on r.poll_id = b.poll_id and r.round = b.round
        join poll p on p.id = b.poll_id
       where b.registration_id = :whose and r.closed_at is not null
       order by b.poll_id, b.round
      """)
  List<Named> named(RegistrationId whose);

  /** Whoever answered with a name in rounds that are over; the sums stay. */
  @SqlUpdate(
      """
      delete from poll_ballot b
       using poll p, part a, poll_round r
       where p.id = b.poll_id and a.id = p.part_id and a.series_id = :series and b.named
         and r.poll_id = b.poll_id and r.round = b.round and r.closed_at is not null
      """)
  int unname(SeriesId series);

  @SqlUpdate("delete from poll_ballot where poll_id = :poll and round = :round and tag = :tag")
  int forget(PollId poll, int round, byte[] tag);

  /** From ballots with a name too. */
  @SqlQuery(
      """
      with gone as (
        delete from poll_text t
         using poll p, part a, poll_round r
         where p.id = t.poll_id and a.id = p.part_id and a.series_id = :series
           and r.poll_id = t.poll_id and r.round = t.round and r.closed_at is not null
           and t.state <> 'SHOWN'
        returning t.id),
      unsaid as (
        delete from poll_written where text_id in (select id from gone))
      select count(*) from gone
      """)
  int unshown(SeriesId series);

  record Left(PartId partId, int number) {}

  @SqlQuery(
      """
      select p.part_id, p.number from poll p join part a on a.id = p.part_id
       where a.series_id = :series and p.state = 'OPEN' order by p.id
      """)
  List<Left> leftOpen(SeriesId series);

  @SqlUpdate(
      """
      with texts as (
        update poll_text t set changed_by = null
          from poll_round r
         where r.poll_id = t.poll_id and r.round = t.round and r.opened_at < :moment and t.changed_by is not null
        returning t.id)
      update poll set changed_by = null where changed_at < :moment and changed_by is not null
      """)
  int actors(Instant moment);
}
