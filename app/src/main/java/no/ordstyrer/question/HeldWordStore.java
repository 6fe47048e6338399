package no.ordstyrer.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.registration.RegistrationId;
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

  /**
   * {@code PERSON} when a moderator looks at all that she asks, {@code ROOM} when at all that
   * anybody does.
   */
  @SqlQuery(
      """
      select 'PERSON' where exists (select from room_sanction
                                     where part_id = :part and registration_id = :whose
                                       and kind = 'HOLD' and lifted_at is null)
      union all
      select 'ROOM' where exists (select from room where part_id = :part and held_at is not null)
      """)
  List<String> holds(PartId part, RegistrationId whose);

  /** What holds a text of hers in the part; see {@link Screening#of}. */
  default List<String> screened(PartId part, RegistrationId whose, String text) {
    return Stream.concat(holds(part, whose).stream(), Screening.of(text, words(part)).stream())
        .toList();
  }

  @SqlUpdate("update question set held = :held where part_id = :part and number = :number")
  void held(PartId part, int number, List<String> held);
}
