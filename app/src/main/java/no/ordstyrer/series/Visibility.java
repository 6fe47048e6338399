package no.ordstyrer.series;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What of a series everybody sees. */
public final class Visibility implements WhenCopied {
  private final Jdbi db;
  private final Arenas arenas;
  private final Live live;
  private final Clock clock;

  public Visibility(Jdbi db, Arenas arenas, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What is hidden.
   *
   * @param series whether the series is in no list
   * @param parts the numbers of the parts that only the invited learn of, in order
   */
  public record Hidden(boolean series, List<Integer> parts) {
    public Hidden {
      parts = parts.stream().sorted().distinct().toList();
    }
  }

  public Hidden hidden(SeenSeries seen) {
    Planning.mustOrganise(seen.standing());
    return db.withHandle(handle -> hidden(handle, seen.series().id()));
  }

  /**
   * Says anew what is hidden. Answers false, and changes nothing, when something else is hidden
   * than {@code before}: somebody has changed it meanwhile. Who listens to a part that is hidden
   * now and has no place in it is sent away.
   */
  public boolean change(Viewer viewer, SeenSeries seen, Hidden before, Hidden after) {
    Planning.mustOrganise(seen.standing());
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      handle.attach(PublishStore.class).lock(id);
      if (!hidden(handle, id).equals(before)) {
        return false;
      }
      var store = handle.attach(VisibilityStore.class);
      var now = clock.instant();
      if (store.series(id, after.series(), now) + store.parts(id, after.parts(), now) > 0) {
        arenas.note(
            handle, viewer, seen.arena().id(), "series.visibility", "series:" + id.value(), "");
        var hidden =
            handle.attach(SeriesStore.class).parts(id).stream()
                .filter(part -> part.hidden() && !before.parts().contains(part.number()))
                .mapToLong(part -> part.id().value());
        live.recheck(handle, hidden, Audience.ATTENDEES);
      }
      return true;
    });
  }

  /** What was hidden is hidden in the next edition too: nobody is surprised by what is shown. */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(VisibilityStore.class);
    store.copy(from, to, clock.instant());
    parts.forEach((old, copy) -> store.copy(old, copy, clock.instant()));
  }

  private static Hidden hidden(Handle handle, SeriesId id) {
    var store = handle.attach(SeriesStore.class);
    var parts = store.parts(id).stream().filter(Part::hidden).map(Part::number).toList();
    return new Hidden(store.find(id).orElseThrow(NotFound::new).hidden(), parts);
  }
}
