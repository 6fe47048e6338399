package no.ordstyrer.series;

import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.PartPlan.PersonPlan;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The people of a part's programme, one by one: who chairs, speaks, sits on the panel. */
public final class Contributors {
  private final Jdbi db;
  private final Arenas arenas;
  private final WhenPart whenPeopleChanged;

  public Contributors(Jdbi db, Arenas arenas, WhenPart whenPeopleChanged) {
    this.db = db;
    this.arenas = arenas;
    this.whenPeopleChanged = whenPeopleChanged;
  }

  /** In the order of the programme: role by role. */
  public List<Person> of(Seen seen) {
    return db.withExtension(ProgrammeStore.class, store -> ordered(store, seen));
  }

  public Person find(Seen seen, PersonId id) {
    return db.withExtension(ProgrammeStore.class, store -> find(store, seen, id));
  }

  /** Last among those with the same role. */
  public void add(Viewer viewer, Seen seen, PersonPlan plan) {
    write(
        viewer,
        seen,
        "add",
        store -> {
          store.insertPerson(seen.part().id(), plan);
          return true;
        });
  }

  /** Answers false when somebody else has changed her since {@code rev}: nothing is stored. */
  public boolean edit(Viewer viewer, Seen seen, PersonId id, int rev, PersonPlan plan) {
    return write(
        viewer,
        seen,
        "edit",
        store -> {
          find(store, seen, id);
          return store.updatePerson(id, rev, plan);
        });
  }

  /** Changes places with her neighbour of the same role. */
  public void move(Viewer viewer, Seen seen, PersonId id, boolean up) {
    write(
        viewer,
        seen,
        "move",
        store -> {
          var who = find(store, seen, id);
          var order =
              ordered(store, seen).stream()
                  .filter(one -> one.role() == who.role())
                  .collect(Collectors.toList());
          var at = order.indexOf(who);
          var other = up ? at - 1 : at + 1;
          if (other < 0 || other >= order.size()) {
            return false;
          }
          Collections.swap(order, at, other);
          for (var i = 0; i < order.size(); i++) {
            store.rankPerson(order.get(i).id(), i + 1);
          }
          return true;
        });
  }

  /** Twice is once. Answers false when she has spoken in the debate: what was said is kept. */
  public boolean remove(Viewer viewer, Seen seen, PersonId id) {
    try {
      write(viewer, seen, "remove", store -> store.deletePerson(seen.part().id(), id));
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Publishing.stillReferredTo(e)) {
        return false;
      }
      throw e;
    }
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
      whenPeopleChanged.changed(handle, seen.part(), seen.part());
      var subject = "part:" + part.value();
      arenas.note(handle, viewer, seen.arena().id(), "contributor." + act, subject, "");
      return true;
    });
  }

  private static List<Person> ordered(ProgrammeStore store, Seen seen) {
    return Person.inOrder(store.people(seen.part().id()));
  }

  private static Person find(ProgrammeStore store, Seen seen, PersonId id) {
    return store.people(seen.part().id()).stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow(NotFound::new);
  }
}
