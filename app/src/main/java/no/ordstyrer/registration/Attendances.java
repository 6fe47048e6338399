package no.ordstyrer.registration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who came to a part. */
public final class Attendances {
  private final Jdbi db;
  private final Clock clock;

  public Attendances(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Somebody with a place in the part. */
  public record Holder(
      PartRegistrationId id, String name, String organisation, Attendance attendance) {}

  /** Notes that these people have the part's page open; counts only while the part is live. */
  public void here(PartId part, List<RegistrationId> people) {
    if (!people.isEmpty()) {
      var ids = people.stream().map(RegistrationId::value).sorted().toList();
      db.useExtension(AttendanceStore.class, store -> store.here(part, ids, clock.instant()));
    }
  }

  /** All who have a place in the part, by name. */
  public List<Holder> of(Viewer viewer, Seen seen) {
    check(viewer, seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(AttendanceStore.class);
      var part = seen.part().id();
      var stretches =
          store.stretches(part).stream()
              .collect(
                  groupingBy(
                      AttendanceStore.StretchRow::id,
                      mapping(AttendanceStore.StretchRow::stretch, toList())));
      return store.holders(part).stream()
          .map(row ->
              new Holder(
                  row.id(),
                  row.name(),
                  row.organisation(),
                  Attendance.of(row.mark(), stretches.getOrDefault(row.id(), List.of()))))
          .toList();
    });
  }

  /** What is known of one place, for letters that differ for those who came. */
  public static Attendance of(Handle handle, PartRegistrationId place) {
    var store = handle.attach(AttendanceStore.class);
    var stretches =
        store.stretches(place).stream().map(AttendanceStore.StretchRow::stretch).toList();
    return Attendance.of(store.mark(place).orElse(Attendance.Mark.NONE), stretches);
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

  /** When she was there, to be told to her; what is left when she is forgotten leads to nobody. */
  public static final class Own implements OwnData.Elsewhere {
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return handle.attach(AttendanceStore.class).of(whose).stream()
          .map(row ->
              new OwnData.Written(
                  "ATTENDANCE",
                  row.state(),
                  row.at().toString(),
                  ("del-" + row.number() + " " + row.until()).strip()))
          .toList();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return 0;
    }
  }
}
