package no.ordstyrer.series;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What of a series everybody sees. */
public final class Visibility implements WhenCopied {
  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;

  public Visibility(Jdbi db, Arenas arenas, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
  }

  /** Says anew what is hidden: the series from lists, and the parts with these numbers. */
  public void change(Viewer viewer, SeenSeries seen, boolean series, List<Integer> parts) {
    Planning.mustOrganise(seen.standing());
    var id = seen.series().id();
    db.useTransaction(handle -> {
      var store = handle.attach(VisibilityStore.class);
      var now = clock.instant();
      if (store.series(id, series, now) + store.parts(id, parts, now) > 0) {
        arenas.note(
            handle, viewer, seen.arena().id(), "series.visibility", "series:" + id.value(), "");
      }
    });
  }

  /** What was hidden is hidden in the next edition too: nobody is surprised by what is shown. */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(VisibilityStore.class);
    store.copy(from, to, clock.instant());
    parts.forEach((old, copy) -> store.copy(old, copy, clock.instant()));
  }
}
