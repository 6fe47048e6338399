package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.web.Choice;
import org.jdbi.v3.core.Jdbi;

/**
 * Who did what in an arena: in the studio, with its people, its questions, its rooms and debates.
 * For its owners and organisers.
 */
public final class Log {
  /** Lines on a page. */
  static final int PAGE = 50;

  /** Lines in a file. */
  static final int MOST = 50_000;

  private final Jdbi db;
  private final Arenas arenas;

  public Log(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /**
   * What is sought.
   *
   * @param series the id of a series, or 0 for the whole arena
   * @param kind the first word of the acts, such as {@code member}; empty for all
   * @param who did it, the id of an account; 0 for anybody
   */
  public record Search(long series, String kind, long who) {
    Search byAnybody() {
      return new Search(series, "", 0);
    }
  }

  /**
   * One act. The names are as they are now, and empty where there is none.
   *
   * @param act such as {@code series.publish} or {@code member.give.OWNER}
   * @param who did it; empty for the system, and for an account that is gone
   * @param whom it was done to, for roles
   * @param detail a pointer within the subject, such as {@code question:3}, or empty
   */
  public record Line(
      Instant at, String act, String who, String series, String part, String whom, String detail) {}

  /** One page of the log, how many lines there are in all, and who has done anything at all. */
  public record Found(List<Line> lines, long total, List<Choice> people) {}

  /** What was done, the newest first. {@code page} counts from 1. */
  public Found find(Viewer viewer, Arena arena, Search search, int page) {
    check(viewer, arena);
    return db.inTransaction(handle -> {
      var store = handle.attach(LogStore.class);
      return new Found(
          store.page(arena.id(), search, PAGE, (page - 1) * PAGE),
          store.count(arena.id(), search),
          store.people(arena.id(), search.byAnybody()));
    });
  }

  /** Hands over all of them, and notes who took them. */
  public void take(Viewer viewer, Arena arena, Search search, Consumer<Line> each) {
    check(viewer, arena);
    db.useTransaction(handle -> {
      handle.attach(LogStore.class).page(arena.id(), search, MOST, 0).forEach(each);
      var subject =
          search.series() == 0 ? "arena:" + arena.id().value() : "series:" + search.series();
      arenas.note(handle, viewer, arena.id(), "arena.log-export", subject, "");
    });
  }

  private void check(Viewer viewer, Arena arena) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
  }
}
