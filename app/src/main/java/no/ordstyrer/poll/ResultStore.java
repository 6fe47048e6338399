package no.ordstyrer.poll;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface ResultStore {

  /** Of a round that is open, from its ballots; else from what is left of them. */
  @SqlQuery(
      """
      select o.position, o.words,
             coalesce(s.ballots, t.ballots, 0) as ballots, coalesce(s.ranks, t.ranks, 0) as ranks
        from poll_option o
        left join poll_sum s on s.poll_id = o.poll_id and s.round = :round and s.position = o.position
        left join poll_tally t on t.poll_id = o.poll_id and t.round = :round and t.position = o.position
       where o.poll_id = :id
       order by o.position
      """)
  List<PollResult.Row> rows(PollId id, int round);

  /** The same of one option, of rounds that are over. */
  record Summed(PollId pollId, int position, String words, int ballots, int ranks) {
    PollResult.Row row() {
      return new PollResult.Row(position, words, ballots, ranks);
    }
  }

  @SqlQuery(
      """
      select o.poll_id, o.position, o.words,
             coalesce(s.ballots, 0) as ballots, coalesce(s.ranks, 0) as ranks
        from unnest(:ids, :rounds) as a (id, round)
        join poll_option o on o.poll_id = a.id
        left join poll_sum s on s.poll_id = a.id and s.round = a.round and s.position = o.position
       order by o.poll_id, o.position
      """)
  List<Summed> sums(List<Long> ids, List<Integer> rounds);

  /** The same of one text, of rounds that are over. */
  record Written(
      PollId pollId, long id, String words, PollResult.Text.State state, int rev, int ballots) {
    PollResult.Text text() {
      return new PollResult.Text(id, words, state, rev, ballots);
    }
  }

  @SqlQuery(
      """
      select t.poll_id, t.id, t.words, t.state, t.rev, coalesce(t.ballots, 0) as ballots
        from unnest(:ids, :rounds) as a (id, round)
        join poll_text t on t.poll_id = a.id and t.round = a.round
       order by t.poll_id, 6 desc, t.id
      """)
  List<Written> written(List<Long> ids, List<Integer> rounds);

  @SqlQuery(
      """
      select t.id, t.words, t.state, t.rev, n.ballots
        from poll_text t
       cross join lateral (select coalesce(t.ballots, (select count(*) from poll_written w where w.text_id = t.id))
                                  as ballots) n
       where t.poll_id = :id and t.round = :round
       order by n.ballots desc, t.id
      """)
  List<PollResult.Text> texts(PollId id, int round);

  @SqlQuery(
      "select id, words, state, rev, 0 as ballots from poll_text where id = :text and poll_id = :id for update")
  Optional<PollResult.Text> hold(PollId id, long text);

  @SqlUpdate(
      "update poll_text set state = :state, rev = rev + 1, changed_by = :by where id = :text")
  void turn(long text, PollResult.Text.State state, @Nullable AccountId by);

  /** A round that is over. */
  record Round(int round, int ballots, int eligible) {}

  @SqlQuery(
      """
      select round, ballots, eligible from poll_round
       where poll_id = :id and closed_at is not null order by round
      """)
  List<Round> rounds(PollId id);
}
