package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.CsvTable;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * People who are registered from a list: read and kept first, so that an organiser sees what would
 * become of each line; registered when she confirms, by {@link BulkWork}.
 */
public final class PeopleImports {
  /** So many lines at a time. */
  public static final int MOST = 5000;

  private static final int SHOWN = 200;

  private final Jdbi db;
  private final Clock clock;

  public PeopleImports(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** What came of a file. */
  public sealed interface Uploaded {
    record Kept(BulkActId id) implements Uploaded {}

    /** It is no table. */
    record NoTable() implements Uploaded {}

    /** No column of it holds addresses, or there are no lines. */
    record Empty() implements Uploaded {}

    record TooMany(long lines) implements Uploaded {}
  }

  /** A line as it was read; {@code problem} is empty when it can be registered. */
  public record Line(int line, String name, String email, String organisation, String problem) {}

  /**
   * What would become of the lines of a file.
   *
   * @param ready how many would be registered
   * @param known how many are registered already
   * @param first of those that would be registered
   * @param problems the first ones that cannot
   * @param faults how many cannot
   */
  public record Preview(
      BulkReach reach, int ready, int known, List<Line> first, List<Line> problems, int faults) {}

  /** Reads a file and keeps it for the preview. {@code parts} must still be ahead. */
  public Uploaded read(
      Viewer viewer, SeenSeries seen, byte[] file, Set<PartId> parts, boolean writes) {
    check(seen);
    var by = viewer.mustBeStaff();
    var table = CsvTable.read(file);
    if (table.isEmpty()) {
      return new Uploaded.NoTable();
    }
    var sheet = InvitationSheet.recognise(table.get());
    if (!sheet.columns().containsKey(InvitationSheet.Kind.EMAIL) || sheet.size() == 0) {
      return new Uploaded.Empty();
    }
    if (sheet.size() > MOST) {
      return new Uploaded.TooMany(sheet.size());
    }
    var spoken = Language.stored(seen.series().language());
    return db.inTransaction(handle -> {
      var id =
          handle
              .attach(BulkActStore.class)
              .insert(
                  seen.series().id(),
                  BulkAct.Kind.IMPORT,
                  writes,
                  "",
                  "",
                  null,
                  by,
                  clock.instant());
      var lines = handle.attach(ImportStore.class);
      var wanted = parts.stream().map(PartId::value).sorted().toList();
      for (var line : sheet.lines(Map.of(), spoken)) {
        lines.insert(id, line.number(), row(line), wanted, problem(line));
      }
      return new Uploaded.Kept(id);
    });
  }

  private static String problem(InvitationSheet.Line line) {
    if (line.verdict() != InvitationSheet.Verdict.INVITED) {
      return line.verdict().name();
    }
    return line.invitee().name().isEmpty() ? "NO_NAME" : "";
  }

  private static ImportStore.Row row(InvitationSheet.Line line) {
    var one = line.invitee();
    var address = shortened(one.email());
    return new ImportStore.Row(
        shortened(one.name()),
        address,
        Form.isEmail(address) ? Form.emailKey(address) : "",
        shortened(one.organisation()),
        one.language().tag());
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 500
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 500));
  }

  public Preview preview(SeenSeries seen, BulkReach reach) {
    check(seen);
    var id = reach.act().id();
    return db.inTransaction(handle -> {
      var store = handle.attach(ImportStore.class);
      return new Preview(
          reach,
          store.ready(id),
          store.known(id),
          store.first(id, 10),
          store.problems(id, SHOWN),
          store.faults(id));
    });
  }

  /** Forgets a file that nobody confirmed. */
  public void drop(SeenSeries seen, BulkActId id) {
    check(seen);
    Contention.inTransaction(
        db, handle -> handle.attach(ImportStore.class).drop(seen.series().id(), id));
  }

  /** Registers one person, unless somebody with her address is registered; within {@code scene}. */
  static void register(
      OrganiserActs acts, OrganiserActs.Scene scene, BulkAct act, ImportStore.Next next) {
    var handle = scene.handle();
    var store = handle.attach(ImportStore.class);
    var people = handle.attach(RegistrationStore.class);
    var known = people.byEmail(act.seriesId(), next.emailKey());
    if (known.isPresent()) {
      store.note(act.id(), next.line(), "KNOWN", known.get().id());
      return;
    }
    var row =
        new RegistrationStore.Row(
            next.name(),
            next.email(),
            next.organisation(),
            "",
            next.language(),
            Registration.Calendar.INVITATIONS.name());
    var whose = people.insert(act.seriesId(), next.emailKey(), row, scene.now());
    var deed = acts.add(scene, whose, next.wanted(), act.writes());
    store.note(act.id(), next.line(), "DONE", whose.id());
    store.person(act.id(), whose.id(), next.parts(), deed.outcome(), values(deed.parts()));
  }

  private static List<Long> values(Set<PartId> parts) {
    return parts.stream().map(PartId::value).sorted().toList();
  }

  /** What stood in the file is no longer needed. */
  static void end(Handle handle, BulkActId act) {
    handle.attach(ImportStore.class).empty(act);
  }

  private static void check(SeenSeries seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }
}
