package no.ordstyrer.registration;

import java.util.List;
import java.util.function.Consumer;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Jdbi;

/** The people of a series as its organisers see them. */
public final class People {
  /** How many stand on one page. */
  public static final int PAGE = 50;

  private final Jdbi db;
  private final Arenas arenas;

  public People(Jdbi db, Arenas arenas) {
    this.db = db;
    this.arenas = arenas;
  }

  /** One that people come from, and how many. */
  public record Organisation(String name, int people) {}

  /** One page of those found, and how many they are in all. */
  public record Found(List<PersonLine> lines, int total) {}

  /** {@code page} counts from 1. */
  public Found find(Viewer viewer, SeenSeries seen, PeopleSearch search, int page) {
    check(seen);
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(PeopleStore.class);
      var twins = store.sought(id, search);
      return new Found(
          store.page(id, search, twins, PAGE, (page - 1) * PAGE, PeopleStore.order(search.order())),
          store.count(id, search, twins));
    });
  }

  /** Where most of them come from, the most people first. */
  public List<Organisation> organisations(Viewer viewer, SeenSeries seen, int most) {
    check(seen);
    return db.withExtension(
        PeopleStore.class, store -> store.organisations(seen.series().id(), most));
  }

  /** Hands over all of them, one by one, and notes who took them. */
  public void take(Viewer viewer, SeenSeries seen, PeopleSearch search, Consumer<PersonLine> each) {
    check(seen);
    db.useTransaction(handle -> {
      arenas.note(
          handle,
          viewer,
          seen.arena().id(),
          "people.export",
          "series:" + seen.series().id().value(),
          "");
      var store = handle.attach(PeopleStore.class);
      var id = seen.series().id();
      var order = PeopleStore.order(search.order());
      try (var lines = store.all(id, search, store.sought(id, search), order)) {
        lines.forEach(each);
      }
    });
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
