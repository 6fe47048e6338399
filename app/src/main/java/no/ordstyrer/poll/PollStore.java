package no.ordstyrer.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface PollStore extends SqlObject {
  /** Confirmed in the part are those who may answer. */
  String POLLS =
      """
      select p.id, p.part_id, p.number, p.kind, p.question, s.language, p.least, p.most, p.visibility, p.named, p.state, p.round,
             r.revealed_at, p.staged_at, p.rev, p.changed_at, a.name as changed_by, p.field_id,
             case when p.round > 0 then r.grouped_by
                  else (select v.label from field_version v where v.field_id = p.field_id
                         order by v.number desc limit 1) end as grouped_by,
             coalesce(r.ballots, (select count(*) from poll_ballot b
                                   where b.poll_id = p.id and b.round = p.round)) as answered,
             coalesce(r.eligible, (select count(*) from part_registration c
                                    where c.part_id = p.part_id and c.state = 'CONFIRMED')) as eligible,
             array(select o.words from poll_option o where o.poll_id = p.id order by o.position) as words
        from poll p
        join part t on t.id = p.part_id
        join series s on s.id = t.series_id
        left join poll_round r on r.poll_id = p.id and r.round = p.round
        left join account a on a.id = p.changed_by
      """;

  String OF_PART = POLLS + " where p.part_id = :part";

  /** Every poll of a part, in the order in which they were made. */
  default List<Poll> all(PartId part) {
    return getHandle()
        .createQuery(OF_PART + " order by p.number")
        .bind("part", part)
        .mapTo(Poll.class)
        .list();
  }

  /** Every poll of several parts, part by part in the order in which they were made. */
  default List<Poll> all(List<Long> parts) {
    return getHandle()
        .createQuery(POLLS + " where p.part_id = any(:parts) order by t.number, p.number")
        .bindArray("parts", Long.class, parts)
        .mapTo(Poll.class)
        .list();
  }

  default Optional<Poll> find(PartId part, int number) {
    return getHandle()
        .createQuery(OF_PART + " and p.number = :number")
        .bind("part", part)
        .bind("number", number)
        .mapTo(Poll.class)
        .findOne();
  }

  /** Makes others who change the poll wait; those who answer it do not. */
  default Optional<Poll> hold(PartId part, int number) {
    getHandle()
        .execute(
            "select from poll where part_id = ? and number = ? for no key update",
            part.value(),
            number);
    return find(part, number);
  }

  /** Makes others who make or move polls of the part wait. Take it before any poll. */
  default void holdPart(PartId part) {
    getHandle().execute("select from part where id = ? for no key update", part.value());
  }

  /** To be asked while the part is held. */
  default int nextNumber(PartId part) {
    return getHandle()
        .createQuery("select coalesce(max(number), 0) + 1 from poll where part_id = :part")
        .bind("part", part)
        .mapTo(int.class)
        .one();
  }

  @SqlUpdate(
      """
      insert into poll (part_id, number, kind, question, least, most, visibility, named, field_id,
                        changed_at, changed_by)
      values (:part, :number, :kind, :question, :least, :most, :visibility, :named, :field, :now, :by)
      """)
  @GetGeneratedKeys("id")
  PollId insert(
      PartId part,
      int number,
      Poll.Kind kind,
      String question,
      int least,
      int most,
      Poll.Visibility visibility,
      boolean named,
      @Nullable Long field,
      Instant now,
      @Nullable AccountId by);

  @SqlUpdate(
      """
      update poll
         set kind = :kind, question = :question, least = :least, most = :most, visibility = :visibility,
             named = :named, field_id = :field, rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id and state = 'DRAFT'
      """)
  boolean update(
      PollId id,
      Poll.Kind kind,
      String question,
      int least,
      int most,
      Poll.Visibility visibility,
      boolean named,
      @Nullable Long field,
      Instant now,
      @Nullable AccountId by);

  @SqlUpdate("delete from poll_option where poll_id = :id")
  void dropOptions(PollId id);

  @SqlBatch("insert into poll_option (poll_id, position, words) values (:id, :position, :words)")
  void insertOptions(PollId id, List<Integer> position, List<String> words);

  /** What the audience does not know of leaves the screen too. */
  @SqlUpdate(
      """
      update poll
         set state = :state, round = :round,
             staged_at = case when :state in ('OPEN', 'CLOSED', 'REVEALED') then staged_at end,
             rev = rev + 1, changed_at = :now, changed_by = :by
       where id = :id
      """)
  void turn(PollId id, Poll.State state, int round, Instant now, @Nullable AccountId by);

  @SqlUpdate(
      "update poll set staged_at = :at, rev = rev + 1, changed_at = :now, changed_by = :by where id"
          + " = :id")
  void stage(PollId id, @Nullable Instant at, Instant now, @Nullable AccountId by);

  @SqlUpdate(
      """
      insert into poll_round (poll_id, round, named, tag_key, opened_at)
      select id, :round, named, :key, :now from poll where id = :id
      """)
  void begin(PollId id, int round, byte[] key, Instant now);

  /** Ends the round: adds its ballots up, and destroys them and the key. */
  default void close(Poll poll, Instant now, @Nullable AccountId by) {
    if (shut(poll.id(), poll.round(), now)) {
      count(poll.id(), poll.round());
      sum(poll.id(), poll.round());
      sumTexts(poll.id(), poll.round());
      Groups.count(getHandle(), poll);
      burn(poll.id(), poll.round());
      turn(poll.id(), Poll.State.CLOSED, poll.round(), now, by);
    }
  }

  /** Waits for those who are answering; from then on nobody does. */
  @SqlUpdate(
      """
      update poll_round set closed_at = :now, tag_key = null, ballots = 0, eligible = 0
       where poll_id = :id and round = :round and closed_at is null
      """)
  boolean shut(PollId id, int round, Instant now);

  @SqlUpdate(
      """
      update poll_round r
         set ballots = n.ballots, eligible = greatest(n.ballots, n.confirmed)
        from (select (select count(*) from poll_ballot where poll_id = :id and round = :round) as ballots,
                     (select count(*) from part_registration c join poll p on p.part_id = c.part_id
                       where p.id = :id and c.state = 'CONFIRMED') as confirmed) n
       where r.poll_id = :id and r.round = :round
      """)
  void count(PollId id, int round);

  @SqlUpdate("insert into poll_sum select * from poll_tally where poll_id = :id and round = :round")
  void sum(PollId id, int round);

  @SqlUpdate(
      """
      update poll_text t
         set ballots = (select count(*) from poll_written w where w.text_id = t.id)
       where t.poll_id = :id and t.round = :round
      """)
  void sumTexts(PollId id, int round);

  /** Those with a name stay as it was said on them; of what group they were is forgotten too. */
  default void burn(PollId id, int round) {
    burnAnonymous(id, round);
    ungroup(id, round);
  }

  @SqlUpdate("delete from poll_ballot where poll_id = :id and round = :round and not named")
  void burnAnonymous(PollId id, int round);

  @SqlUpdate("update poll_ballot set grp = null where poll_id = :id and round = :round")
  void ungroup(PollId id, int round);

  @SqlUpdate(
      "update poll_round set revealed_at = :now where poll_id = :id and round = :round and"
          + " revealed_at is null")
  void reveal(PollId id, int round, Instant now);

  @SqlQuery(
      """
      select concat('/', a.slug, '/', s.slug, '/del-', p.number) as path, a.timezone
        from arena a join series s on s.arena_id = a.id join part p on p.series_id = s.id
       where p.id = :part
      """)
  PollPlace place(PartId part);
}
