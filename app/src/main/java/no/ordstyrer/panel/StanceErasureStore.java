package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface StanceErasureStore {

  /** A round in which a person can still be found. */
  record Keyed(
      StanceRoundId roundId,
      StanceId stanceId,
      Stance.Round.Kind kind,
      Instant openedAt,
      String question) {}

  @SqlQuery(
      """
      select r.id as round_id, s.id as stance_id, r.kind, r.opened_at, s.question
        from registration w
        join stance s on s.series_id = w.series_id and s.tag_key is not null
        join stance_round r on r.stance_id = s.id and r.opened_at is not null
       where w.id = :whose order by s.id, r.ord
      """)
  List<Keyed> keyed(RegistrationId whose);

  @SqlQuery(
      """
      select o.words from stance_ballot b
        join stance_round r on r.id = b.round_id
        join stance_option o on o.stance_id = r.stance_id and o.position = b.position
       where b.round_id = :round and b.tag = :tag
      """)
  Optional<String> answer(StanceRoundId round, byte[] tag);

  @SqlUpdate("delete from stance_ballot where round_id = :round and tag = :tag")
  int forget(StanceRoundId round, byte[] tag);

  @SqlUpdate("delete from stance where series_id = :series and revealed_at is null")
  int unrevealed(SeriesId series);
}
