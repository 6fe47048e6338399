package no.ordstyrer.series;

import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Jdbi;

/** Writes down who did what with a part: for rooms whose commands keep no account of it. */
@FunctionalInterface
public interface Noted {
  /** {@code act}: such as {@code panel.turns.start}. */
  void by(Viewer viewer, Seen seen, String act);

  /** In the log of the arena. */
  static Noted in(Jdbi db, Arenas arenas) {
    return (viewer, seen, act) ->
        db.useTransaction(handle ->
            arenas.note(
                handle, viewer, seen.arena().id(), act, "part:" + seen.part().id().value(), ""));
  }
}
