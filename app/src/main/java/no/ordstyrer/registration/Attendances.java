package no.ordstyrer.registration;

import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who came to a part. */
public final class Attendances {
  /** How many stand on one page. */
  public static final int PAGE = 50;

  private final Jdbi db;
  private final Clock clock;

  public Attendances(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Somebody with a place in the part. */
  public record Holder(
      PartRegistrationId id, String name, String organisation, Attendance attendance) {}

  /** One page of those found, and how many they are in all. */
  public record Found(List<Holder> holders, int total) {}

  public record Figures(int attended, int absent, int unknown) {
    public int all() {
      return attended + absent + unknown;
    }
  }

  /**
   * How many had a place in each part of a series that is over, and how many came.
   *
   * @param times how many people came to so many parts, from one on
   */
  public record Turnout(Map<PartId, Figures> parts, SortedMap<Integer, Integer> times) {
    public Turnout {
      parts = Map.copyOf(parts);
      times = Collections.unmodifiableSortedMap(times);
    }
  }

  /** Notes that these people have the part's page open; counts only while the part is live. */
  public void here(PartId part, List<RegistrationId> people) {
    if (!people.isEmpty()) {
      var ids = people.stream().map(RegistrationId::value).sorted().toList();
      db.useExtension(AttendanceStore.class, store -> store.here(part, ids, clock.instant()));
    }
  }

  /**
   * Those with a place in the part whom {@code words} are a piece of, by name.
   *
   * @param words of name or organisation, or empty
   * @param state null for any
   * @param page counts from 1
   */
  public Found find(
      Viewer viewer, Seen seen, String words, Attendance.@Nullable State state, int page) {
    check(viewer, seen);
    var pattern = PeopleSearch.pattern(words);
    var wanted = state == null ? "" : state.name();
    var series = seen.series().id();
    var part = seen.part().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(AttendanceStore.class);
      var rows = store.page(series, part, pattern, wanted, PAGE, (page - 1) * PAGE);
      return new Found(
          rows.stream()
              .map(row ->
                  new Holder(row.id(), row.name(), row.organisation(), row.known().attendance()))
              .toList(),
          store.count(series, part, pattern, wanted));
    });
  }

  /** How many of those with a place are known to have come, or not, those since forgotten too. */
  public Figures figures(Viewer viewer, Seen seen) {
    check(viewer, seen);
    var counted = new EnumMap<Attendance.State, Integer>(Attendance.State.class);
    db.withExtension(AttendanceStore.class, store -> store.figures(seen.part().id()))
        .forEach(one -> counted.put(one.state(), one.people()));
    return new Figures(
        counted.getOrDefault(Attendance.State.ATTENDED, 0),
        counted.getOrDefault(Attendance.State.ABSENT, 0),
        counted.getOrDefault(Attendance.State.UNKNOWN, 0));
  }

  /** For the house alone: how many, never who. */
  public Turnout turnout(SeenSeries seen) {
    if (!seen.standing().seesFigures()) {
      throw new NotFound();
    }
    var series = seen.series().id();
    return db.withExtension(
        AttendanceStore.class,
        store -> {
          var times = new TreeMap<Integer, Integer>();
          store.times(series).forEach(one -> times.put(one.parts(), one.people()));
          return new Turnout(
              store.ofSeries(series).stream()
                  .collect(
                      Collectors.toMap(
                          AttendanceStore.CameTo::partId,
                          part ->
                              new Figures(
                                  part.attended(),
                                  part.absent(),
                                  part.registered() - part.attended() - part.absent()))),
              times);
        });
  }

  /** What is known of one place, for letters and proofs that differ for those who came. */
  public static Attendance of(Handle handle, PartRegistrationId place) {
    return handle
        .attach(AttendanceStore.class)
        .of(place)
        .map(AttendanceStore.Row::attendance)
        .orElseThrow(NotFound::new);
  }

  /** Says whether she came; saying the same twice, from two devices, changes nothing. */
  public void mark(Viewer viewer, Seen seen, PartRegistrationId place, Attendance.Mark mark) {
    var account = check(viewer, seen);
    var known =
        db.withExtension(
            AttendanceStore.class,
            store -> store.mark(seen.part().id(), place, mark, account, clock.instant()));
    if (!known) {
      throw new NotFound();
    }
  }

  private static AccountId check(Viewer viewer, Seen seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
    return viewer.mustBeStaff();
  }
}
