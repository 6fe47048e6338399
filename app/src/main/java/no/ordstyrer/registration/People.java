package no.ordstyrer.registration;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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

  /**
   * Who is sought.
   *
   * @param words a piece of name, address or organisation, or empty
   * @param part the number of a part she has to do with, or 0
   * @param state where she stands there, or in any part; the name of a state, or empty
   */
  public record Search(String words, int part, String state) {
    public static final Search EVERYBODY = new Search("", 0, "");

    /** For {@code like}: what stands for something else there stands for itself. */
    public @Nullable String pattern() {
      if (words.isBlank()) {
        return null;
      }
      var sought =
          words
              .replaceAll("\\p{Cntrl}", " ")
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("([\\\\%_])", "\\\\$1");
      return "%" + sought + "%";
    }
  }

  /** One page of those found, and how many they are in all. */
  public record Found(List<PersonLine> lines, int total) {}

  /** {@code page} counts from 1. */
  public Found find(Viewer viewer, SeenSeries seen, Search search, int page) {
    check(seen);
    var id = seen.series().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(PeopleStore.class);
      return new Found(store.page(id, search, PAGE, (page - 1) * PAGE), store.count(id, search));
    });
  }

  /** Hands over all of them, one by one, and notes who took them. */
  public void take(Viewer viewer, SeenSeries seen, Search search, Consumer<PersonLine> each) {
    check(seen);
    db.useTransaction(handle -> {
      arenas.note(
          handle,
          viewer,
          seen.arena().id(),
          "people.export",
          "series:" + seen.series().id().value(),
          "");
      try (var lines = handle.attach(PeopleStore.class).all(seen.series().id(), search)) {
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
