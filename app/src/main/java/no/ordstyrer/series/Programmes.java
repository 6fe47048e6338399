package no.ordstyrer.series;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The programme of a part, line by line. Everybody reads it, organisers write it. */
public final class Programmes implements WhenCopied {
  private final Jdbi db;
  private final Arenas arenas;

  public Programmes(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** The lines of the part, with times and people. */
  public List<ProgrammeItem.Timed> of(Seen seen) {
    var part = seen.part();
    return db.withExtension(
        ProgrammeStore.class,
        store -> ProgrammeItem.timed(part, store.of(part.id()), store.people(part.id())));
  }

  /** The people of the part, in the order of its programme. */
  public List<Person> people(Seen seen) {
    return db.withExtension(ProgrammeStore.class, store -> store.people(seen.part().id()));
  }

  /** What is left of the part beside the recording. */
  public List<Material> materials(Seen seen) {
    return db.withExtension(MaterialStore.class, store -> store.ofPart(seen.part().id()));
  }

  /** The lines of all parts of the series, part by part in no order. */
  List<ProgrammeItem> of(SeriesId series) {
    return db.withExtension(ProgrammeStore.class, store -> store.of(series));
  }

  public ProgrammeItem find(Seen seen, ProgrammeItemId item) {
    return db.withExtension(ProgrammeStore.class, store -> find(store, seen, item));
  }

  /** Last in the programme. */
  public void add(Viewer viewer, Seen seen, ProgrammeItem.Plan plan) {
    write(
        viewer,
        seen,
        "add",
        store -> {
          var item = store.insert(seen.part().id(), plan);
          store.speak(seen.part().id(), item, plan.speakers());
          return true;
        });
  }

  /** Answers false when somebody else has changed it since {@code rev}: nothing is stored. */
  public boolean edit(
      Viewer viewer, Seen seen, ProgrammeItemId item, int rev, ProgrammeItem.Plan plan) {
    return write(
        viewer,
        seen,
        "edit",
        store -> {
          find(store, seen, item);
          if (!store.update(item, rev, plan)) {
            return false;
          }
          store.clearSpeakers(item);
          store.speak(seen.part().id(), item, plan.speakers());
          return true;
        });
  }

  /** Changes places with its neighbour; the first stays first, the last stays last. */
  public void move(Viewer viewer, Seen seen, ProgrammeItemId id, boolean up) {
    write(
        viewer,
        seen,
        "move",
        store -> {
          var order = store.of(seen.part().id());
          var at = order.indexOf(find(store, seen, id));
          var other = up ? at - 1 : at + 1;
          if (other < 0 || other >= order.size()) {
            return false;
          }
          Collections.swap(order, at, other);
          for (var i = 0; i < order.size(); i++) {
            store.rank(order.get(i).id(), i + 1);
          }
          return true;
        });
  }

  /** Twice is once. */
  public void remove(Viewer viewer, Seen seen, ProgrammeItemId id) {
    write(viewer, seen, "remove", store -> store.delete(seen.part().id(), id));
  }

  /** The next edition has the same lines; who speaks is asked anew. */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    parts.forEach(handle.attach(ProgrammeStore.class)::copy);
  }

  private boolean write(Viewer viewer, Seen seen, String act, Predicate<ProgrammeStore> change) {
    Planning.mustOrganise(seen.standing());
    var part = seen.part().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(ProgrammeStore.class);
      store.lock(part);
      if (!change.test(store)) {
        return false;
      }
      var subject = "part:" + part.value();
      arenas.note(handle, viewer, seen.arena().id(), "programme." + act, subject, "");
      return true;
    });
  }

  private static ProgrammeItem find(ProgrammeStore store, Seen seen, ProgrammeItemId item) {
    return store.find(seen.part().id(), item).orElseThrow(NotFound::new);
  }
}
