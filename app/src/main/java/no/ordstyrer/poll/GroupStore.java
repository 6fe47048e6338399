package no.ordstyrer.poll;

import java.util.List;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface GroupStore {

  /** One of the registration's fields that a result may be divided by. */
  record Field(long id, String label) {}

  /** Where one of several is chosen, and everybody in the part is asked. */
  @SqlQuery(
      """
      select f.id, v.label
        from field f
        join lateral (select label from field_version v where v.field_id = f.id order by v.number desc limit 1) v on true
        join part p on p.series_id = f.series_id
       where p.id = :part and f.kind = 'CHOICE' and f.retired_at is null
         and (f.part_id is null or f.part_id = p.id)
       order by f.rank, f.id
      """)
  List<Field> fields(PartId part);

  /** The groups of a round that opens, as the field is now. */
  @SqlUpdate(
      """
      with asked as (
        select p.id as poll_id, v.label, v.options
          from poll p
          join field f on f.id = p.field_id and f.retired_at is null
          join lateral (select label, options from field_version v where v.field_id = f.id
                         order by v.number desc limit 1) v on true
         where p.id = :id),
      told as (
        update poll_round r set grouped_by = a.label from asked a
         where r.poll_id = a.poll_id and r.round = :round)
      insert into poll_group (poll_id, round, ord, words)
      select a.poll_id, :round, o.ord, o.words
        from asked a cross join lateral unnest(array_prepend('', a.options)) with ordinality as w (words, place)
       cross join lateral (select (w.place - 1)::smallint as ord, w.words) o
      """)
  void begin(PollId id, int round);

  /** A cell of the table; {@code position} null for how many people a group has. */
  record Counted(int ord, @Nullable Integer position, int ballots) {}

  @SqlQuery(
      """
      select g.ord, o.position,
             (select count(*) from poll_choice c
                join poll_ballot b on b.poll_id = c.poll_id and b.round = c.round and b.tag = c.tag
               where c.poll_id = g.poll_id and c.round = g.round and c.position = o.position and b.grp = g.ord) as ballots
        from poll_group g join poll_option o on o.poll_id = g.poll_id
       where g.poll_id = :id and g.round = :round
      union all
      select g.ord, null, (select count(*) from poll_ballot b
                            where b.poll_id = g.poll_id and b.round = g.round and b.grp = g.ord)
        from poll_group g where g.poll_id = :id and g.round = :round
       order by 1, 2 nulls last
      """)
  List<Counted> counted(PollId id, int round);

  @SqlUpdate(
      "update poll_group set people = :people where poll_id = :id and round = :round and ord = :ord")
  void people(PollId id, int round, int ord, @Nullable Integer people);

  @SqlBatch(
      """
      insert into poll_group_sum (poll_id, round, ord, position, ballots)
      values (:id, :round, :ord, :position, :ballots)
      """)
  void sums(PollId id, int round, int ord, List<Integer> position, List<@Nullable Integer> ballots);

  /** What is left of a round that is over, in order. */
  record Left(
      PollId pollId,
      String by,
      int ord,
      String words,
      @Nullable Integer people,
      int position,
      @Nullable Integer ballots) {}

  @SqlQuery(
      """
      select r.poll_id, r.grouped_by as by, g.ord, g.words, g.people, s.position, s.ballots
        from unnest(:ids, :rounds) as a (id, round)
        join poll_round r on r.poll_id = a.id and r.round = a.round and r.closed_at is not null
        join poll_group g on g.poll_id = r.poll_id and g.round = r.round
        join poll_group_sum s on s.poll_id = g.poll_id and s.round = g.round and s.ord = g.ord
       order by r.poll_id, g.ord = 0, g.ord, s.position
      """)
  List<Left> left(List<Long> ids, List<Integer> rounds);
}
