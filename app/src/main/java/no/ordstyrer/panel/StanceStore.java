package no.ordstyrer.panel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface StanceStore {

  record Head(StanceId id, long partId, String question, @Nullable Instant revealedAt, int rev) {}

  /** {@code tag} in hexadecimal. */
  record Ballot(String tag, int position) {}

  @SqlQuery("select id, part_id, question, revealed_at, rev from stance where part_id = :part")
  Optional<Head> ofPart(PartId part);

  /** The question that is put in the part: of its own debate, or of one that it leads up to. */
  @SqlQuery(
      """
      select id, part_id, question, revealed_at, rev from stance s
       where part_id = :part
          or exists (select from stance_round r where r.stance_id = s.id and r.part_id = :part)
       order by part_id <> :part, id limit 1
      """)
  Optional<Head> askedIn(PartId part);

  @SqlQuery(
      """
      select s.id, s.part_id, s.question, s.revealed_at, s.rev
        from stance s join part p on p.id = s.part_id
       where s.series_id = :series and s.revealed_at is not null order by p.number
      """)
  List<Head> revealed(SeriesId series);

  /** Also holds back whoever answers, until the transaction is over. */
  @SqlQuery("select id, part_id, question, revealed_at, rev from stance where id = :id for update")
  Optional<Head> lock(StanceId id);

  /** One position of a stance. */
  record Worded(StanceId stanceId, int position, String words) {
    Stance.Option option() {
      return new Stance.Option(position, words);
    }
  }

  @SqlQuery(
      """
      select stance_id, position, words from stance_option
       where stance_id = any(:ids) order by stance_id, position
      """)
  List<Worded> options(List<Long> ids);

  /** One round of a stance. */
  record Asked(
      StanceId stanceId,
      StanceRoundId id,
      Stance.Round.Kind kind,
      @Nullable Long partId,
      String label,
      boolean hidden,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt) {
    Stance.Round round() {
      return new Stance.Round(id, kind, partId, label, hidden, openedAt, closedAt);
    }
  }

  @SqlQuery(
      """
      select r.stance_id, r.id, r.kind, r.part_id, coalesce(p.label, '') as label,
             coalesce(p.hidden_at is not null, false) as hidden, r.opened_at, r.closed_at
        from stance_round r left join part p on p.id = r.part_id
       where r.stance_id = any(:ids) order by r.stance_id, r.ord
      """)
  List<Asked> rounds(List<Long> ids);

  @SqlUpdate(
      """
      insert into stance (series_id, part_id, question, created_at, tag_key)
      values (:series, :part, :question, :now, :key)
      """)
  @GetGeneratedKeys("id")
  StanceId insert(SeriesId series, PartId part, String question, byte[] key, Instant now);

  @SqlUpdate(
      "insert into stance_option (stance_id, position, words) values (:id, :position, :words)")
  void insertOption(StanceId id, int position, String words);

  @SqlUpdate(
      """
      insert into stance_round (stance_id, ord, kind, part_id, opened_at)
      values (:id, :ord, :kind, :part, :opened)
      """)
  void insertRound(
      StanceId id,
      int ord,
      Stance.Round.Kind kind,
      @Nullable PartId part,
      @Nullable Instant opened);

  @SqlUpdate("update stance set question = :question, rev = rev + 1 where id = :id")
  void rewrite(StanceId id, String question);

  @SqlUpdate("delete from stance_option where stance_id = :id")
  void dropOptions(StanceId id);

  @SqlUpdate("delete from stance_round where stance_id = :id")
  void dropRounds(StanceId id);

  /** Whether somebody has answered, or a round is over. */
  @SqlQuery(
      """
      select exists (select from stance_round r
                      where r.stance_id = :id
                        and (r.closed_at is not null
                             or exists (select from stance_ballot b where b.round_id = r.id)))
      """)
  boolean frozen(StanceId id);

  @SqlQuery("select count(*) from seat where part_id = :part and role = 'PANELIST'")
  int panelists(PartId part);

  /** Also one that was closed, as long as no later one has been opened. */
  @SqlUpdate(
      """
      update stance_round r
         set opened_at = coalesce(opened_at, :now), closed_at = null, closed_for = null,
             with_closings = false
       where id = :round
         and not exists (select from stance_round l
                          where l.stance_id = r.stance_id and l.ord > r.ord
                            and l.opened_at is not null)
      """)
  boolean open(StanceRoundId round, Instant now);

  /** Notes that the closings opened it, and what closed so that it could open. */
  @SqlUpdate(
      """
      update stance_round r
         set with_closings = r.id = :round,
             closed_for = case when r.id = :instead then :round else r.closed_for end
       where r.id = :round or r.id = :instead
      """)
  void openedWithClosings(StanceRoundId round, @Nullable StanceRoundId instead);

  /** What the closings opened, as long as it is open and nobody has answered in it. */
  @SqlUpdate(
      """
      update stance_round r set opened_at = null, with_closings = false
       where id = :round and with_closings and closed_at is null
         and not exists (select from stance_ballot b where b.round_id = r.id)
      """)
  boolean unopen(StanceRoundId round);

  /** Opens what had closed for that round alone. */
  @SqlUpdate(
      "update stance_round set closed_at = null, closed_for = null where closed_for = :round")
  void reopenClosedFor(StanceRoundId round);

  /** It would be over by now anyhow. */
  @SqlUpdate("update stance_round set closed_for = null where id = :round")
  void closeForGood(StanceRoundId round);

  /** The rounds as the desk shows them. */
  record Turnout(StanceRoundId id, int answered, int eligible) {}

  @SqlQuery(
      """
      select r.id,
             (select count(*) from stance_ballot b where b.round_id = r.id) as answered,
             (select count(*) from part_registration c
               where c.part_id = p.id and c.state = 'CONFIRMED') as eligible
        from stance_round r
        join stance s on s.id = r.stance_id
        join part p on p.id = coalesce(r.part_id, s.part_id)
       where r.stance_id = :id order by r.ord
      """)
  List<Turnout> turnout(StanceId id);

  /** How many have answered the round that is open in the part. */
  record Answered(StanceRoundId id, long ballots) {}

  @SqlQuery(
      """
      select r.id, count(b.tag) as ballots
        from stance_round r
        join stance s on s.id = r.stance_id
        left join stance_ballot b on b.round_id = r.id
       where s.part_id = :part and r.opened_at is not null and r.closed_at is null
       group by r.id
      """)
  List<Answered> answered(long part);

  @SqlUpdate(
      """
      update stance_round set closed_at = :now
       where id = :round and opened_at is not null and closed_at is null
      """)
  boolean close(StanceRoundId round, Instant now);

  @SqlQuery("select tag_key from stance where id = :id and tag_key is not null")
  Optional<byte[]> key(StanceId id);

  /** The same, and nobody edits, closes or reveals until the ballot is there. */
  @SqlQuery("select tag_key from stance where id = :id and tag_key is not null for share")
  Optional<byte[]> heldKey(StanceId id);

  /** Whether the ballot was taken: only while its round is open. */
  @SqlUpdate(
      """
      insert into stance_ballot (round_id, tag, position)
      select r.id, :tag, o.position
        from stance_round r
        join stance_option o on o.stance_id = r.stance_id and o.position = :position
       where r.id = :round and r.opened_at is not null and r.closed_at is null
      on conflict (round_id, tag) do update set position = excluded.position
      """)
  boolean cast(StanceRoundId round, byte[] tag, int position);

  @SqlQuery("select position from stance_ballot where round_id = :round and tag = :tag")
  Optional<Integer> own(StanceRoundId round, byte[] tag);

  @SqlQuery("select count(*) from stance_ballot where round_id = :round")
  int ballots(StanceRoundId round);

  @SqlQuery("select encode(tag, 'hex') as tag, position from stance_ballot where round_id = :round")
  List<Ballot> all(StanceRoundId round);

  @SqlUpdate(
      "insert into stance_sum (round_id, position, ballots) values (:round, :position, :ballots)")
  void writeSum(StanceRoundId round, int position, @Nullable Integer ballots);

  @SqlUpdate(
      """
      insert into stance_flow (stance_id, from_round, to_round, from_position, to_position, ballots)
      values (:id, :from, :to, :fromPosition, :toPosition, :ballots)
      """)
  void writeFlow(
      StanceId id,
      StanceRoundId from,
      StanceRoundId to,
      int fromPosition,
      int toPosition,
      @Nullable Integer ballots);

  @SqlUpdate(
      """
      insert into stance_pairing (from_round, to_round, paired, only_from, only_to)
      values (:from, :to, :paired, :onlyFrom, :onlyTo)
      """)
  void writePairing(StanceRoundId from, StanceRoundId to, int paired, int onlyFrom, int onlyTo);

  /** The single ballots go with the key: what is left cannot be led back to anybody. */
  @SqlUpdate(
      "delete from stance_ballot where round_id in (select id from stance_round where stance_id ="
          + " :id)")
  void burn(StanceId id);

  @SqlUpdate(
      "update stance set tag_key = null, revealed_at = :now where id = :id and revealed_at is null")
  boolean reveal(StanceId id, Instant now);
}
