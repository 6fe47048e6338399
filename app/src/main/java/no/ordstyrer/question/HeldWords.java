package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Jdbi;

/** The words of an arena that hold a question for review. */
public final class HeldWords {
  /** How many an arena may have, and how long each, in code points. */
  public static final int MOST = 500;

  public static final int LONGEST = 60;

  private final Jdbi db;
  private final Arenas arenas;

  public HeldWords(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** The list; {@code rev} is 0 before the first change. */
  public record Listed(List<String> words, int rev) {
    static final Listed NONE = new Listed(List.of(), 0);
  }

  public Listed of(Viewer viewer, Arena arena) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
    return db.withExtension(HeldWordStore.class, store -> store.of(arena.id())).orElse(Listed.NONE);
  }

  /** Answers false when somebody else has changed the list since {@code rev}. */
  public boolean change(Viewer viewer, Arena arena, int rev, List<String> words) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
    return db.inTransaction(handle -> {
      var saved =
          handle.attach(HeldWordStore.class).change(arena.id(), rev, words.toArray(String[]::new));
      if (saved) {
        arenas.note(handle, viewer, arena.id(), "arena.words", "arena:" + arena.id().value(), "");
      }
      return saved;
    });
  }
}
