package no.ordstyrer.question;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface HeldWordStore {

  @SqlQuery("select words, rev from held_words where arena_id = :arena")
  Optional<HeldWords.Listed> of(ArenaId arena);

  /** Whoever comes with an older {@code rev} changes nothing. */
  @SqlUpdate(
      """
      insert into held_words (arena_id, words)
      select :arena, :words
       where :rev = 0 or exists (select from held_words where arena_id = :arena)
      on conflict (arena_id) do update set words = excluded.words, rev = held_words.rev + 1
       where held_words.rev = :rev
      """)
  boolean change(ArenaId arena, int rev, String[] words);

  @SqlQuery(
      """
      select unnest(w.words)
        from held_words w
        join series s on s.arena_id = w.arena_id
        join part p on p.series_id = s.id
       where p.id = :part
      """)
  List<String> words(PartId part);

  /** What holds a text in the part; see {@link Screening#of}. */
  default List<String> screened(PartId part, String text) {
    return Screening.of(text, words(part));
  }

  @SqlUpdate("update question set held = :held where part_id = :part and number = :number")
  void held(PartId part, int number, List<String> held);
}
