package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.BulkAct.Kind;
import no.ordstyrer.registration.BulkAct.Plan;
import no.ordstyrer.registration.BulkAct.Whom;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What organisers do for many people at once: first it is said whom it reaches, and nobody comes to
 * that afterwards; when it is confirmed, {@link BulkWork} does it.
 */
public final class BulkActs {
  private static final int NAMES = 10;
  private static final int SKIPPED = 200;

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final Clock clock;

  public BulkActs(Jdbi db, Arenas arenas, Parts parts, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.clock = clock;
  }

  /** Writes down what is to be done for whom; empty when that is nobody. */
  public Optional<BulkActId> prepare(Viewer viewer, SeenSeries seen, Plan plan, Whom whom) {
    check(seen);
    var series = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(BulkActStore.class);
      var id =
          store.insert(
              series,
              plan.kind(),
              plan.writes(),
              plan.subject(),
              plan.body(),
              null,
              viewer.mustBeStaff(),
              clock.instant());
      var concerned = plan.parts().stream().map(PartId::value).sorted().toList();
      if (store.people(id, series, people(handle, series, whom), concerned) == 0) {
        handle.rollback();
        return Optional.empty();
      }
      return Optional.of(id);
    });
  }

  private static List<Long> people(Handle handle, SeriesId series, Whom whom) {
    var ids =
        switch (whom) {
          case Whom.Chosen(var people) -> people;
          case Whom.All(var search) -> {
            var store = handle.attach(PeopleStore.class);
            yield store.ids(series, search, store.sought(series, search));
          }
        };
    return ids.stream().map(RegistrationId::value).toList();
  }

  /** Whom it reaches, how far it has come, and what came of it. */
  public BulkReach reach(Viewer viewer, SeenSeries seen, BulkActId id) {
    check(seen);
    var all = parts.of(seen.series().id());
    return db.inTransaction(handle -> {
      var store = handle.attach(BulkActStore.class);
      var act = store.find(seen.series().id(), id).orElseThrow(NotFound::new);
      var ids = store.parts(id);
      var concerned = all.stream().filter(part -> ids.contains(part.id())).toList();
      return new BulkReach(
          act,
          concerned,
          size(handle, act),
          reached(handle, act),
          store.names(id, act.kind(), NAMES),
          free(handle, seen.series().id(), concerned),
          store.counts(id).stream()
              .collect(Collectors.toMap(BulkActStore.Count::outcome, BulkActStore.Count::people)),
          act.kind() == Kind.IMPORT
              ? handle.attach(ImportStore.class).skipped(id, SKIPPED)
              : store.skipped(id, SKIPPED),
          store.undone(id));
    });
  }

  private static int size(Handle handle, BulkAct act) {
    return act.kind() == Kind.IMPORT
        ? handle.attach(ImportStore.class).size(act.id())
        : handle.attach(BulkActStore.class).size(act.id());
  }

  private static int reached(Handle handle, BulkAct act) {
    return act.kind() == Kind.IMPORT
        ? handle.attach(ImportStore.class).ready(act.id())
        : handle.attach(BulkActStore.class).reached(act.id(), act.kind());
  }

  /** Of the fullest of the parts; -1 when none has a limit. */
  private int free(Handle handle, SeriesId series, List<Part> concerned) {
    var ids = concerned.stream().map(Part::id).collect(Collectors.toSet());
    return handle.attach(PartRegistrationStore.class).vacancies(series, clock.instant()).stream()
        .filter(vacancy -> ids.contains(vacancy.partId()) && vacancy.capacity() != null)
        .mapToInt(vacancy -> vacancy.waiting() > 0 ? 0 : vacancy.free())
        .min()
        .orElse(-1);
  }

  /** Has it done. False when somebody had said so before: it is done once. */
  public boolean confirm(Viewer viewer, SeenSeries seen, BulkActId id) {
    check(seen);
    viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var store = handle.attach(BulkActStore.class);
      var act = store.find(seen.series().id(), id).orElseThrow(NotFound::new);
      var undoes = act.undoes();
      if ((undoes != null && store.undone(undoes)) || !store.confirm(id, clock.instant())) {
        return false;
      }
      arenas.note(
          handle,
          viewer,
          seen.arena().id(),
          "people.bulk." + act.kind(),
          "series:" + seen.series().id().value(),
          "registrations:" + size(handle, act));
      return true;
    });
  }

  /** Prepares to take back what an act changed; empty when it cannot be taken back. */
  public Optional<BulkActId> undo(Viewer viewer, SeenSeries seen, BulkActId id) {
    var reach = reach(viewer, seen, id);
    var opposite = reach.act().kind().opposite();
    if (opposite == null || !reach.undoable()) {
      return Optional.empty();
    }
    return db.inTransaction(handle -> {
      var store = handle.attach(BulkActStore.class);
      var undo =
          store.insert(
              seen.series().id(),
              opposite,
              reach.act().writes(),
              "",
              "",
              id,
              viewer.mustBeStaff(),
              clock.instant());
      store.same(undo, id);
      return Optional.of(undo);
    });
  }

  /** The parts of the series in which something can still be changed. */
  public Set<PartId> ahead(SeenSeries seen) {
    return parts.of(seen.series().id()).stream()
        .filter(part -> part.ahead(clock.instant()))
        .map(Part::id)
        .collect(Collectors.toSet());
  }

  /** Forgets what was done for many in a series: letters, and to whom. */
  public static int forget(Handle handle, SeriesId series) {
    return handle.attach(BulkActStore.class).forget(series);
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
