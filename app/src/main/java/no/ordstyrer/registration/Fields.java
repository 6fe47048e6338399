package no.ordstyrer.registration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** The form that an organiser makes for a series. */
public final class Fields {
  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;

  public Fields(Jdbi db, Arenas arenas, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
  }

  /** What is asked now: of everybody first, then by part, each in the organiser's order. */
  public List<Field> asked(SeriesId series) {
    return db.withExtension(FieldStore.class, store -> store.asked(series));
  }

  /** The same with what is asked no more. */
  public List<Field> all(SeenSeries seen) {
    check(seen);
    return db.withExtension(FieldStore.class, store -> store.all(seen.series().id()));
  }

  public Field find(SeenSeries seen, FieldId id) {
    check(seen);
    return db.withExtension(FieldStore.class, store -> find(store, seen, id));
  }

  public void add(Viewer viewer, SeenSeries seen, Field.Plan plan) {
    write(
        viewer,
        seen,
        "field.add",
        store -> {
          var id =
              store.insert(
                  seen.series().id(), plan.part(), plan.kind(), plan.keepDays(), clock.instant());
          version(viewer, store, id, 1, plan);
        });
  }

  /**
   * Asks in other words from now on; answers that were given keep the words they answered. False,
   * and nothing done, when somebody has edited since {@code version}. Kind and part stay.
   */
  public boolean edit(Viewer viewer, SeenSeries seen, FieldId id, int version, Field.Plan plan) {
    var saved = new ArrayList<FieldId>();
    write(
        viewer,
        seen,
        "field.edit",
        store -> {
          var field = find(store, seen, id);
          if (field.version() != version) {
            return;
          }
          if (!plan.asks(field)) {
            version(viewer, store, id, version + 1, plan);
          }
          store.keep(id, plan.keepDays());
          saved.add(id);
        });
    return !saved.isEmpty();
  }

  /** Moves a field before or behind its neighbour among those asked of the same people. */
  public void move(Viewer viewer, SeenSeries seen, FieldId id, boolean up) {
    write(
        viewer,
        seen,
        "field.move",
        store -> {
          var field = find(store, seen, id);
          var order = new ArrayList<>(store.asked(seen.series().id()));
          var at = order.indexOf(field);
          var other = up ? at - 1 : at + 1;
          if (at >= 0 && other >= 0 && other < order.size() && together(field, order.get(other))) {
            Collections.swap(order, at, other);
            for (var i = 0; i < order.size(); i++) {
              store.rank(order.get(i).id(), i + 1);
            }
          }
        });
  }

  /** Asks no more. What was answered stays, and is forgotten in its time. */
  public void retire(Viewer viewer, SeenSeries seen, FieldId id) {
    write(
        viewer,
        seen,
        "field.retire",
        store -> store.retire(find(store, seen, id).id(), clock.instant(), viewer.account()));
  }

  public void restore(Viewer viewer, SeenSeries seen, FieldId id) {
    write(viewer, seen, "field.restore", store -> store.restore(find(store, seen, id).id()));
  }

  private void write(Viewer viewer, SeenSeries seen, String act, Consumer<FieldStore> change) {
    check(seen);
    var series = seen.series().id();
    db.useTransaction(handle -> {
      var store = handle.attach(FieldStore.class);
      store.lock(series);
      change.accept(store);
      arenas.note(handle, viewer, seen.arena().id(), act, "series:" + series.value(), "");
    });
  }

  private void version(Viewer viewer, FieldStore store, FieldId id, int number, Field.Plan plan) {
    store.version(
        id,
        number,
        plan.label(),
        plan.help(),
        plan.required(),
        plan.options(),
        clock.instant(),
        viewer.account());
  }

  private static boolean together(Field one, Field other) {
    return java.util.Objects.equals(one.partId(), other.partId());
  }

  private static Field find(FieldStore store, SeenSeries seen, FieldId id) {
    return store.find(seen.series().id(), id).orElseThrow(NotFound::new);
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
