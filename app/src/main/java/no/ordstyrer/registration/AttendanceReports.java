package no.ordstyrer.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.registration.AttendanceReport.Opened;
import no.ordstyrer.registration.MeetingReport.Stay;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.CsvTable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reports of video meetings: read in as a trial, matched with those who have a place, taken. */
public final class AttendanceReports {
  /** How many lines one may have. */
  public static final int MOST = 50_000;

  /** How many people are shown on one page, and how many unknown ones at all. */
  public static final int PAGE = 50;

  private final Jdbi db;
  private final Arenas arenas;
  private final Clock clock;

  public AttendanceReports(Jdbi db, Arenas arenas, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.clock = clock;
  }

  /** What came of reading a file. */
  public sealed interface Uploaded {
    record Kept(AttendanceReportId id) implements Uploaded {}

    /** The same was read before; who registered since is matched now. */
    record Before(AttendanceReportId id) implements Uploaded {}

    record NoTable() implements Uploaded {}

    /** A table, but none of those that we know, or with moments that we cannot read. */
    record NoReport(List<String> headings) implements Uploaded {}

    record TooMany(int lines) implements Uploaded {}
  }

  /**
   * Reads a file as a trial: nothing counts until it is taken.
   *
   * @param chosen which column is which; null where the headings say it
   */
  public Uploaded upload(
      Viewer viewer, Seen seen, byte[] file, ZoneId zone, @Nullable ChosenColumns chosen) {
    var account = check(viewer, seen);
    var table = CsvTable.read(file);
    if (table.isEmpty()) {
      return new Uploaded.NoTable();
    }
    if (table.get().rows().size() > MOST) {
      return new Uploaded.TooMany(table.get().rows().size());
    }
    var start = Objects.requireNonNullElseGet(seen.part().startsAt(), clock::instant);
    var report =
        chosen == null
            ? MeetingReport.read(table.get(), zone, start)
            : MeetingReport.read(table.get(), chosen, zone, start);
    return report.isEmpty() || report.get().stays().isEmpty()
        ? new Uploaded.NoReport(ChosenColumns.headings(table.get()))
        : db.inTransaction(handle -> keep(handle, seen, report.get(), zone, account));
  }

  private Uploaded keep(
      Handle handle, Seen seen, MeetingReport report, ZoneId zone, AccountId account) {
    var store = handle.attach(AttendanceReportStore.class);
    var part = seen.part().id();
    var digest = digest(report);
    var fresh = store.insert(part, report.source(), zone.getId(), digest, clock.instant(), account);
    fresh.ifPresent(id -> write(store, id, report));
    var id = fresh.orElseGet(() -> store.same(part, digest));
    store.matchByEmail(id, part);
    store.matchByName(id, part);
    return fresh.isPresent() ? new Uploaded.Kept(id) : new Uploaded.Before(id);
  }

  private static void write(
      AttendanceReportStore store, AttendanceReportId id, MeetingReport report) {
    store.lines(
        id,
        each(report, Stay::name),
        each(report, Stay::email),
        each(report, stay -> stay.from().toString()),
        each(report, stay -> stay.until().toString()));
  }

  private static List<String> each(MeetingReport report, Function<Stay, String> column) {
    return report.stays().stream().map(column).toList();
  }

  public List<AttendanceReport> of(Viewer viewer, Seen seen) {
    check(viewer, seen);
    return db.withExtension(AttendanceReportStore.class, store -> store.of(seen.part().id()));
  }

  /** {@code page} counts from 1. */
  public Opened open(Viewer viewer, Seen seen, AttendanceReportId id, int page) {
    check(viewer, seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(AttendanceReportStore.class);
      var report = store.find(seen.part().id(), id).orElseThrow(NotFound::new);
      return new Opened(
          report,
          store.figures(id, Attendance.ENOUGH.toSeconds()),
          store.people(id, false, PAGE, 0),
          store.people(id, true, PAGE, (page - 1) * PAGE));
    });
  }

  /** It counts from now on. Taking it twice is taking it once. */
  public void take(Viewer viewer, Seen seen, AttendanceReportId id) {
    act(viewer, seen, id, "people.report-take", store -> store.take(id, clock.instant()));
  }

  /** It is forgotten with all that it says, and counts no more. */
  public void drop(Viewer viewer, Seen seen, AttendanceReportId id) {
    act(viewer, seen, id, "people.report-drop", store -> store.drop(seen.part().id(), id));
  }

  /** Says by hand whose place it is. */
  public void match(
      Viewer viewer,
      Seen seen,
      AttendanceReportId id,
      String name,
      String email,
      PartRegistrationId place) {
    change(
        viewer, seen, id, store -> store.matchByHand(id, seen.part().id(), name, email, place) > 0);
  }

  /** It was somebody else, or nobody whom we know. */
  public void unmatch(Viewer viewer, Seen seen, AttendanceReportId id, String name, String email) {
    change(viewer, seen, id, store -> store.unmatch(id, name, email) > 0);
  }

  private interface Doing {
    boolean to(AttendanceReportStore store);
  }

  private void act(Viewer viewer, Seen seen, AttendanceReportId id, String act, Doing doing) {
    check(viewer, seen);
    db.useTransaction(handle -> {
      if (doing.to(stored(handle, seen, id))) {
        var subject = "part:" + seen.part().id().value();
        arenas.note(handle, viewer, seen.arena().id(), act, subject, "");
      }
    });
  }

  private void change(Viewer viewer, Seen seen, AttendanceReportId id, Doing doing) {
    check(viewer, seen);
    db.useTransaction(handle -> {
      if (!doing.to(stored(handle, seen, id))) {
        throw new NotFound();
      }
    });
  }

  /** Where the report is, if it is one of this part. */
  private static AttendanceReportStore stored(Handle handle, Seen seen, AttendanceReportId id) {
    var store = handle.attach(AttendanceReportStore.class);
    if (store.find(seen.part().id(), id).isEmpty()) {
      throw new NotFound();
    }
    return store;
  }

  private static AccountId check(Viewer viewer, Seen seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
    return viewer.mustBeStaff();
  }

  /** Of what it says, whatever the file looks like. */
  private static byte[] digest(MeetingReport report) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var stay : report.stays()) {
        for (var piece :
            List.of(stay.name(), stay.email(), stay.from().toString(), stay.until().toString())) {
          digest.update(piece.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
