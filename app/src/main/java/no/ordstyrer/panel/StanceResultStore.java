package no.ordstyrer.panel;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What is left of stances when their ballots are gone. */
interface StanceResultStore {

  @SqlQuery(
      """
      select s.round_id, s.position, s.ballots from stance_sum s
        join stance_round r on r.id = s.round_id
       where r.stance_id = any(:ids) order by r.stance_id, r.ord, s.position
      """)
  List<StanceResult.Sum> sums(List<Long> ids);

  record Pairing(
      StanceRoundId fromRound, StanceRoundId toRound, int paired, int onlyFrom, int onlyTo) {}

  @SqlQuery(
      """
      select p.* from stance_pairing p
        join stance_round f on f.id = p.from_round
        join stance_round t on t.id = p.to_round
       where f.stance_id = any(:ids) order by f.stance_id, f.ord, t.ord
      """)
  List<Pairing> pairings(List<Long> ids);

  /** A cell of the matrix from one round to another. */
  record Moved(
      StanceRoundId fromRound,
      StanceRoundId toRound,
      int fromPosition,
      int toPosition,
      @Nullable Integer ballots) {
    StanceResult.Cell cell() {
      return new StanceResult.Cell(fromPosition, toPosition, ballots);
    }
  }

  @SqlQuery(
      """
      select from_round, to_round, from_position, to_position, ballots from stance_flow
       where stance_id = any(:ids) order by from_round, to_round, from_position, to_position
      """)
  List<Moved> cells(List<Long> ids);

  /** Those in whose debate sides were taken. */
  @SqlQuery(
      """
      select s.id from stance s join debate d on d.part_id = s.part_id
       where s.id = any(:ids) and d.framing = 'ADVERSARIAL'
      """)
  List<StanceId> adversarial(List<Long> ids);
}
