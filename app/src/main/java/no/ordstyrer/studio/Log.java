package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Jdbi;

/** Who did what in an arena, as the audit log has it. For its owners and organisers. */
public final class Log {
  /** Lines on a page. */
  static final int PAGE = 50;

  private final Jdbi db;
  private final Arenas arenas;

  public Log(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /**
   * One act. The names are as they are now, and empty where there is none.
   *
   * @param act such as {@code series.publish} or {@code member.give.OWNER}
   * @param who did it; empty for the system, and for an account that is gone
   * @param whom it was done to, for roles
   */
  public record Line(Instant at, String act, String who, String series, String part, String whom) {}

  /** One page of the log, and how many lines there are in all. */
  public record Found(List<Line> lines, long total) {}

  /**
   * What was done, the newest first.
   *
   * @param series the id of a series, or 0 for the whole arena
   * @param kind the first word of the acts, such as {@code member}; empty for all
   * @param page counts from 1
   */
  public Found find(Viewer viewer, Arena arena, long series, String kind, int page) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER, Role.ORGANISER);
    return db.inTransaction(handle -> {
      var store = handle.attach(LogStore.class);
      return new Found(
          store.page(arena.id(), series, kind, PAGE, (page - 1) * PAGE),
          store.count(arena.id(), series, kind));
    });
  }
}
