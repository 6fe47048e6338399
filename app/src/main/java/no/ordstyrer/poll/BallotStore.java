package no.ordstyrer.poll;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface BallotStore {

  /** The key of a round that is open; it stays open until the caller's transaction ends. */
  @SqlQuery(
      """
      select tag_key from poll_round
       where poll_id = :id and round = :round and closed_at is null
         for share
      """)
  Optional<byte[]> key(PollId id, int round);

  /** The same, one after another: where people write, two may write the same. */
  @SqlQuery(
      """
      select tag_key from poll_round
       where poll_id = :id and round = :round and closed_at is null
         for no key update
      """)
  Optional<byte[]> keyAlone(PollId id, int round);

  @SqlQuery("select tag_key from poll_round where poll_id = :id and closed_at is null")
  Optional<byte[]> keyNow(PollId id);

  /**
   * Those of the ballots that are newer than what is there; tags in hexadecimal. Where the result
   * is divided each is put with its group; whose it is, is known where the ballot has a name alone.
   */
  @SqlQuery(
      """
      insert into poll_ballot (poll_id, round, tag, most, counter, named, registration_id, grp)
      select :id, :round, decode(b.tag, 'hex'), :most, b.counter,
             r.named, case when r.named then b.person end,
             case when r.grouped_by is not null then coalesce(
               (select g.ord from poll p
                  join answer a on a.field_id = p.field_id and a.registration_id = b.person
                  join answer_value w on w.answer_id = a.id
                  join poll_group g on g.poll_id = p.id and g.round = :round and g.words = w.words
                 where p.id = :id order by w.rank limit 1), 0) end
        from unnest(:tags::text[], :people::bigint[], :counters::integer[]) as b (tag, person, counter)
        join poll_round r on r.poll_id = :id and r.round = :round
       order by b.tag
      on conflict (poll_id, round, tag) do update
        set counter = excluded.counter, grp = excluded.grp
        where poll_ballot.counter < excluded.counter
      returning encode(tag, 'hex')
      """)
  List<String> cast(
      PollId id, int round, int most, String[] tags, Long[] people, Integer[] counters);

  @SqlUpdate(
      """
      delete from poll_choice
       where poll_id = :id and round = :round
         and tag in (select decode(t.tag, 'hex') from unnest(:tags::text[]) as t (tag))
      """)
  void dropChoices(PollId id, int round, String[] tags);

  /** One answer at each place of the arrays; {@code slots} from 1 in each ballot. */
  @SqlUpdate(
      """
      insert into poll_choice (poll_id, round, tag, most, slot, position)
      select :id, :round, decode(c.tag, 'hex'), :most, c.slot, c.position
        from unnest(:tags::text[], :slots::integer[], :positions::integer[]) as c (tag, slot, position)
      """)
  void choose(PollId id, int round, int most, String[] tags, Integer[] slots, Integer[] positions);

  @SqlUpdate("delete from poll_written where poll_id = :id and round = :round and tag = :tag")
  void dropWritten(PollId id, int round, byte[] tag);

  /** The first who writes something decides about its capital letters. */
  @SqlUpdate(
      """
      insert into poll_text (poll_id, round, folded, words)
      select :id, :round, c.folded, c.words from unnest(:folded, :words) as c (folded, words)
      on conflict (poll_id, round, folded) do nothing
      """)
  void enter(PollId id, int round, String[] folded, String[] words);

  @SqlUpdate(
      """
      insert into poll_written (poll_id, round, tag, most, slot, text_id)
      select :id, :round, :tag, :most, c.slot, t.id
        from unnest(:folded) with ordinality as c (folded, slot)
        join poll_text t on t.poll_id = :id and t.round = :round and t.folded = c.folded
      """)
  void write(PollId id, int round, byte[] tag, int most, String[] folded);

  /** What nobody says any more was never said; what was hidden stays so if it comes again. */
  @SqlUpdate(
      """
      delete from poll_text t
       where t.poll_id = :id and t.round = :round and t.state <> 'HIDDEN'
         and not exists (select from poll_written w where w.text_id = t.id)
      """)
  int dropUnsaid(PollId id, int round);

  @SqlQuery("select counter from poll_ballot where poll_id = :id and round = :round and tag = :tag")
  Optional<Integer> counter(PollId id, int round, byte[] tag);

  @SqlQuery(
      """
      select position from poll_choice where poll_id = :id and round = :round and tag = :tag order by slot
      """)
  List<Integer> choices(PollId id, int round, byte[] tag);

  @SqlQuery(
      """
      select t.words from poll_written w join poll_text t on t.id = w.text_id
       where w.poll_id = :id and w.round = :round and w.tag = :tag order by w.slot
      """)
  List<String> written(PollId id, int round, byte[] tag);

  /** A number that changes while people answer; {@code position} null for how many have. */
  record Count(int number, @org.jspecify.annotations.Nullable Integer position, int ballots) {}

  /** Of the polls that are open: how many have answered, and the results that are for everybody. */
  @SqlQuery(
      """
      select p.number, null::integer as position, count(b.tag) as ballots
        from poll p left join poll_ballot b on b.poll_id = p.id and b.round = p.round
       where p.part_id = :part and p.state = 'OPEN'
       group by p.number
      union all
      select p.number, o.position, case when p.kind = 'RANKING'
               then coalesce(t.ballots * (p.most + 1) - t.ranks, 0) else coalesce(t.ballots, 0) end
        from poll p
        join poll_option o on o.poll_id = p.id
        left join poll_tally t on t.poll_id = p.id and t.round = p.round and t.position = o.position
       where p.part_id = :part and p.state = 'OPEN' and p.visibility = 'LIVE'
      """)
  List<Count> counts(long part);
}
