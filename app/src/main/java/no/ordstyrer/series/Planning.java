package no.ordstyrer.series;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.Arenas;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How a series comes to be and how it is edited. Only organisers do; to others it is not there. */
public final class Planning {
  /** Words that follow an arena's address, here or in the studio, and so can name no series. */
  private static final Set<String> RESERVED =
      Set.of(
          "new",
          "settings",
          "members",
          "retention",
          "log",
          "privacy",
          "accessibility",
          "words",
          "policy",
          "question-policy");

  private final Jdbi db;
  private final Arenas arenas;
  private final WhenPart whenPeopleChanged;
  private final WhenPart whenEdited;
  private final Clock clock;

  /**
   * @param whenPeopleChanged told when the programme of a part may have other people
   * @param whenEdited told when the words, the place or the capacity of a part may be others
   */
  public Planning(
      Jdbi db, Arenas arenas, WhenPart whenPeopleChanged, WhenPart whenEdited, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.whenPeopleChanged = whenPeopleChanged;
    this.whenEdited = whenEdited;
    this.clock = clock;
  }

  /** A draft with its parts, numbered in the order given. */
  public Planned create(Viewer viewer, Arena arena, SeriesPlan plan, List<PartPlan> parts) {
    return db.inTransaction(handle ->
        create(handle, viewer, arena, plan, parts)
            .<Planned>map(_ -> new Planned.Saved(arena.path() + "/" + plan.slug()))
            .orElseGet(Planned.AddressTaken::new));
  }

  /** A draft and its parts, in the order of their plans. */
  record Created(SeriesId id, List<PartId> parts) {}

  /** The same within the caller's transaction; empty when the address is taken. */
  Optional<Created> create(
      Handle handle, Viewer viewer, Arena arena, SeriesPlan plan, List<PartPlan> parts) {
    var roles = arenas.roles(viewer, arena.id());
    if (!roles.contains(Role.OWNER) && !roles.contains(Role.ORGANISER)) {
      throw new NotFound();
    }
    if (RESERVED.contains(plan.slug())) {
      return Optional.empty();
    }
    var store = handle.attach(PlanStore.class);
    var id = store.insert(arena.id(), plan, clock.instant(), viewer.mustBeStaff());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    themes(store, id.get(), plan.themes());
    var made = new ArrayList<PartId>();
    for (var part : parts) {
      made.add(insert(handle, id.get(), made.size() + 1, part));
    }
    note(handle, viewer, arena, "series.create", "series:" + id.get().value());
    return Optional.of(new Created(id.get(), made));
  }

  /** {@code rev}: as it was when the editor opened it. */
  public Planned edit(Viewer viewer, SeenSeries seen, int rev, SeriesPlan plan) {
    mustOrganise(seen.standing());
    var arena = seen.arena();
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(PlanStore.class);
      if (RESERVED.contains(plan.slug()) || store.taken(arena.id(), plan.slug(), id)) {
        return new Planned.AddressTaken();
      }
      if (!store.update(id, rev, plan)) {
        return new Planned.Stale();
      }
      note(handle, viewer, arena, "series.edit", "series:" + id.value());
      return new Planned.Saved(arena.path() + "/" + plan.slug());
    });
  }

  /** One more part, last in the series. */
  public Planned add(Viewer viewer, SeenSeries seen, PartPlan plan) {
    mustOrganise(seen.standing());
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      // Two who add at once take their numbers one after the other.
      handle.execute("select from series where id = ? for no key update", id.value());
      var number = handle.attach(PlanStore.class).nextNumber(id);
      insert(handle, id, number, plan);
      note(handle, viewer, seen.arena(), "part.add", "series:" + id.value());
      return new Planned.Saved(seen.path() + "/del-" + number);
    });
  }

  /** All but the time, which {@link Rescheduling} moves. */
  public Planned edit(Viewer viewer, Seen seen, int rev, PartPlan plan) {
    mustOrganise(seen.standing());
    var id = seen.part().id();
    return db.inTransaction(handle -> {
      if (!handle.attach(PlanStore.class).update(id, rev, plan)) {
        return new Planned.Stale();
      }
      people(handle, id, plan.people());
      note(handle, viewer, seen.arena(), "part.edit", "part:" + id.value());
      var after = handle.attach(SeriesStore.class).part(id).orElseThrow();
      whenPeopleChanged.changed(handle, seen.part(), after);
      whenEdited.changed(handle, seen.part(), after);
      return new Planned.Saved(seen.path());
    });
  }

  private PartId insert(Handle handle, SeriesId series, int number, PartPlan plan) {
    var store = handle.attach(PlanStore.class);
    var id = store.insert(series, number, plan, PartPlan.Columns.of(plan.when()));
    people(handle, id, plan.people());
    var part = handle.attach(SeriesStore.class).part(id).orElseThrow();
    whenPeopleChanged.changed(handle, part, part);
    return id;
  }

  private static void themes(PlanStore store, SeriesId series, List<String> names) {
    for (var i = 0; i < names.size(); i++) {
      store.addTheme(series, names.get(i), i + 1);
    }
  }

  /** Who stays keeps her row: a seat on the panel and an account may hang on it. */
  private static void people(Handle handle, PartId part, List<PartPlan.PersonPlan> plans) {
    var store = handle.attach(PlanStore.class);
    var left = new ArrayList<>(store.people(part));
    var rank = 0;
    for (var plan : plans) {
      rank++;
      var same =
          left.stream()
              .filter(person -> person.name().equalsIgnoreCase(plan.name()))
              .min((one, other) ->
                  Boolean.compare(other.role() == plan.role(), one.role() == plan.role()));
      if (same.isPresent()) {
        left.remove(same.get());
        store.keep(same.get().id(), plan, rank);
      } else {
        store.add(part, plan, rank);
      }
    }
    left.forEach(person -> store.drop(person.id()));
  }

  private void note(Handle handle, Viewer viewer, Arena arena, String act, String subject) {
    arenas.note(handle, viewer, arena.id(), act, subject, "");
  }

  static void mustOrganise(Standing standing) {
    if (!standing.organises()) {
      throw new NotFound();
    }
  }
}
