package no.ordstyrer.question;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.arena.ArenaId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface PolicyStore {

  record Head(String words, int rev) {}

  @SqlQuery("select words, rev from question_policy where arena_id = :arena")
  Optional<Head> head(ArenaId arena);

  /** Whoever comes with an older {@code rev} changes nothing. */
  @SqlUpdate(
      """
      insert into question_policy (arena_id, words)
      select :arena, :words
       where :rev = 0 or exists (select from question_policy where arena_id = :arena)
      on conflict (arena_id) do update set words = excluded.words, rev = question_policy.rev + 1
       where question_policy.rev = :rev
      """)
  boolean change(ArenaId arena, int rev, String words);

  /** What is offered, in its order. */
  @SqlQuery(
      """
      select 'r' || id as key, nb, nn, en from question_reason
       where arena_id = :arena and place is not null order by place
      """)
  List<Reason> offered(ArenaId arena);

  /** What is offered, and what ever was. */
  @SqlQuery(
      """
      select 'r' || id as key, nb, nn, en from question_reason
       where arena_id = :arena order by place nulls last, id
      """)
  List<Reason> ever(ArenaId arena);

  /** Which reason a question is rejected for, so that the report can count it. */
  @SqlUpdate("update question set reason_key = :key where id = :id")
  void chosen(QuestionId id, @Nullable String key);

  @SqlUpdate("update question_reason set place = null where arena_id = :arena")
  void clear(ArenaId arena);

  @SqlUpdate(
      """
      insert into question_reason (arena_id, place, nb, nn, en)
      values (:arena, :place, :nb, :nn, :en)
      on conflict (arena_id, nb, nn, en) do update set place = excluded.place
      """)
  void offer(ArenaId arena, int place, String nb, String nn, String en);
}
