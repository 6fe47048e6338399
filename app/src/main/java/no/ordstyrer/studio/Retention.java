package no.ordstyrer.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaId;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.studio.RetentionStore.Ending;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Forgets people when their time is over, counted from the end of the series, and keeps account of
 * how much was forgotten. Each room knows its own tables and hands in what forgets there.
 */
public final class Retention {
  /**
   * Forgets one kind of one series; answers how much that was. {@code age} is how many days the
   * series is over, for what has a time of its own; without limit when everybody's time is over.
   */
  public interface OfSeries {
    int forget(Handle handle, SeriesId series, int age);
  }

  /** Forgets what belongs to no series and is older than a moment. */
  public interface Loose {
    int forget(Handle handle, Instant before);
  }

  /** Something that belongs to no series: its name in the account, how long it is kept. */
  public record Sweep(String what, Duration kept, Loose loose) {}

  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;
  private final Map<Keeping, OfSeries> ofSeries;
  private final List<Sweep> sweeps;

  public Retention(
      Jdbi db, Arenas arenas, Clock clock, Map<Keeping, OfSeries> ofSeries, List<Sweep> sweeps) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
    this.ofSeries = new EnumMap<>(ofSeries);
    this.sweeps = List.copyOf(sweeps);
  }

  /** How long the arena keeps each kind, in days. */
  public Map<Keeping, Integer> rules(Arena arena) {
    return db.withExtension(RetentionStore.class, store -> rules(store, arena.id()));
  }

  /** Says anew how long each kind is kept. Nothing about people outlives the people. */
  public void change(Viewer viewer, Arena arena, Map<Keeping, Integer> days) {
    db.useTransaction(handle -> {
      arenas.ruledBy(viewer, arena.slug(), Role.OWNER);
      var store = handle.attach(RetentionStore.class);
      days.forEach((what, number) -> store.keep(arena.id(), what, number));
      arenas.note(
          handle, viewer, arena.id(), "retention.change", "arena:" + arena.id().value(), "");
    });
  }

  /** Where each series of the arena stands. */
  public List<Account> accounts(Arena arena) {
    return db.withExtension(
        RetentionStore.class,
        store -> {
          var rules = rules(store, arena.id());
          var sums = store.sums(arena.id());
          return store.endings(arena.id()).stream()
              .map(ending -> Account.of(ending, rules, sums))
              .toList();
        });
  }

  /** What would be forgotten now: it is done, counted and undone. */
  public List<Forgotten> trial(Viewer viewer, Arena arena) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER);
    return db.inTransaction(handle -> {
      var done = forgetDue(handle, arena.id());
      handle.rollback();
      return done;
    });
  }

  /** Forgets what is due in one arena, without waiting for the night. */
  public List<Forgotten> forget(Viewer viewer, Arena arena) {
    arenas.ruledBy(viewer, arena.slug(), Role.OWNER);
    return db.inTransaction(handle -> {
      arenas.note(
          handle, viewer, arena.id(), "retention.forget", "arena:" + arena.id().value(), "");
      return forgetDue(handle, arena.id());
    });
  }

  /** The night's work, on whichever node comes first. Doing it twice is doing it once. */
  public List<Told> night() {
    return db.inTransaction(this::night);
  }

  /** What the night would forget now, in all arenas: it is done, counted and undone. */
  public List<Told> nightTrial() {
    return db.inTransaction(handle -> {
      var done = night(handle);
      handle.rollback();
      return done;
    });
  }

  private List<Told> night(Handle handle) {
    var store = handle.attach(RetentionStore.class);
    if (!store.alone()) {
      return List.of();
    }
    var told = new ArrayList<Told>();
    for (var done : forgetDue(handle, null)) {
      told.add(new Told(done.what().name(), done.rows(), done.title()));
    }
    for (var sweep : sweeps) {
      var rows = sweep.loose().forget(handle, clock.instant().minus(sweep.kept()));
      if (rows > 0) {
        store.note(null, sweep.what(), rows, clock.instant());
        told.add(new Told(sweep.what(), rows, ""));
      }
    }
    return List.copyOf(told);
  }

  private List<Forgotten> forgetDue(Handle handle, @Nullable ArenaId only) {
    var store = handle.attach(RetentionStore.class);
    var now = clock.instant();
    var done = new ArrayList<Forgotten>();
    for (var ending : only == null ? store.allEndings() : store.endings(only)) {
      if (ending.endsAt() == null || ending.endsAt().isAfter(now)) {
        continue;
      }
      var rules = rules(store, ending.arenaId());
      for (var what : Keeping.values()) {
        var forget = ofSeries.get(what);
        var due = !Account.due(ending.endsAt(), rules, what).isAfter(now);
        if (forget == null || (!due && Keeping.RULED.contains(what))) {
          continue;
        }
        var age =
            due
                ? Integer.MAX_VALUE
                : Math.toIntExact(Duration.between(ending.endsAt(), now).toDays());
        var rows = forget.forget(handle, ending.id(), age);
        if (rows > 0) {
          store.note(ending.id(), what.name(), rows, now);
          done.add(new Forgotten(ending.id(), ending.title(), what, rows));
        }
      }
    }
    return done;
  }

  private static Map<Keeping, Integer> rules(RetentionStore store, ArenaId arena) {
    var rules = new EnumMap<Keeping, Integer>(Keeping.class);
    for (var what : Keeping.values()) {
      rules.put(what, what.days());
    }
    store.rules(arena).forEach(rule -> rules.put(rule.what(), rule.days()));
    return rules;
  }

  /** So much was forgotten in a night, of the series {@code of}; empty for what belongs to none. */
  public record Told(String what, int rows, String of) {}

  /** So much of a kind was forgotten of a series. */
  public record Forgotten(SeriesId series, String title, Keeping what, int rows) {}

  /** A series and what happens to what is kept of it; {@code end} is null while it is unknown. */
  public record Account(SeriesId series, String title, @Nullable Instant end, List<Line> lines) {

    private static Account of(
        Ending ending, Map<Keeping, Integer> rules, List<RetentionStore.Sum> sums) {
      var lines = new ArrayList<Line>();
      for (var what : Keeping.values()) {
        var due = ending.endsAt() == null ? null : due(ending.endsAt(), rules, what);
        var sum =
            sums.stream()
                .filter(one -> one.seriesId().equals(ending.id()) && one.what() == what)
                .findFirst();
        lines.add(
            new Line(
                what,
                due,
                sum.map(RetentionStore.Sum::rows).orElse(0L),
                sum.map(RetentionStore.Sum::at).orElse(null)));
      }
      return new Account(ending.id(), ending.title(), ending.endsAt(), lines);
    }

    private static Instant due(Instant end, Map<Keeping, Integer> rules, Keeping what) {
      var days =
          Math.min(
              Objects.requireNonNull(rules.get(what)),
              Objects.requireNonNull(rules.get(Keeping.PEOPLE)));
      return end.plus(Duration.ofDays(days));
    }
  }

  /** One kind of a series: when it is forgotten, and how much has been. */
  public record Line(Keeping what, @Nullable Instant due, long rows, @Nullable Instant at) {}
}
