package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.InvitationSheet.Line;
import no.ordstyrer.registration.InvitationSheet.Verdict;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.CsvTable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Inviting many from a file: uploaded, tried, and sent only when its uploader has seen to whom. */
public final class InvitationImports {
  /** So many people fit into one file. */
  public static final int MOST = 10_000;

  /** So many of those who are skipped are listed. */
  public static final int SHOWN = 500;

  private final Jdbi db;
  private final Invitations invitations;
  private final Clock clock;

  public InvitationImports(Jdbi db, Invitations invitations, Clock clock) {
    this.db = db;
    this.invitations = invitations;
    this.clock = clock;
  }

  /** What came of a file. */
  public sealed interface Uploaded {
    record Kept(InvitationImportId id) implements Uploaded {}

    record NoTable() implements Uploaded {}

    record Empty() implements Uploaded {}

    record TooMany(long lines) implements Uploaded {}
  }

  /** What would happen: the file as it is read, and each of its lines. */
  public record Preview(
      InvitationImportId id,
      InvitationSheet sheet,
      List<Line> lines,
      Language language,
      @Nullable Instant expiresAt) {
    /** The columns as they are read, for the links of the page; ends in &amp;. */
    public String query() {
      var query = new StringBuilder("chosen=yes&").append(sheet.header() ? "header=yes&" : "");
      sheet
          .columns()
          .forEach((kind, column) -> query.append(kind).append('=').append(column + 1).append('&'));
      return query.toString();
    }

    /** The day at whose end the invitations expire. Only when they do. */
    public LocalDate lastDay(ZoneId zone) {
      return Invitation.lastDay(Objects.requireNonNull(expiresAt), zone);
    }

    public List<Line> invited() {
      return lines.stream().filter(line -> line.verdict() == Verdict.INVITED).toList();
    }

    public List<Line> skipped() {
      return lines.stream().filter(line -> line.verdict() != Verdict.INVITED).toList();
    }
  }

  /** What came of confirming. */
  public sealed interface Confirmed {
    record Sent(int people) implements Confirmed {}

    /** It would reach others than those who were shown. */
    record Changed() implements Confirmed {}

    /** The button was pressed twice. */
    record Before() implements Confirmed {}

    record Shut() implements Confirmed {}
  }

  public Uploaded upload(
      Viewer viewer, SeenSeries seen, byte[] file, Language language, @Nullable Instant expiresAt) {
    Invitations.check(seen);
    var table = CsvTable.read(file);
    if (table.isEmpty()) {
      return new Uploaded.NoTable();
    }
    var size = InvitationSheet.recognise(table.get()).size();
    if (size == 0) {
      return new Uploaded.Empty();
    }
    if (size > MOST) {
      return new Uploaded.TooMany(size);
    }
    return new Uploaded.Kept(
        db.withExtension(
            InvitationImportStore.class,
            store ->
                store.insert(
                    seen.series().id(),
                    viewer.mustBeStaff(),
                    language.tag(),
                    expiresAt,
                    file,
                    clock.instant())));
  }

  /** A dry run; {@code chosen} may say otherwise what the columns hold. */
  public Preview preview(
      Viewer viewer,
      SeenSeries seen,
      InvitationImportId id,
      UnaryOperator<InvitationSheet> chosen) {
    Invitations.check(seen);
    return db.inTransaction(handle -> preview(handle, viewer, seen, id, chosen));
  }

  /** Invites those whom the preview told of; {@code expected}: how many they were. */
  public Confirmed confirm(
      Viewer viewer,
      SeenSeries seen,
      InvitationImportId id,
      UnaryOperator<InvitationSheet> chosen,
      int expected) {
    Invitations.check(seen);
    if (!Invitations.mayInvite(seen)) {
      return new Confirmed.Shut();
    }
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var store = handle.attach(InvitationImportStore.class);
      if (store
          .confirmed(seen.series().id(), id, viewer.mustBeStaff())
          .orElseThrow(NotFound::new)) {
        return new Confirmed.Before();
      }
      var preview = preview(handle, viewer, seen, id, chosen);
      var people = preview.invited().stream().map(Line::invitee).toList();
      if (people.isEmpty() || people.size() != expected) {
        return new Confirmed.Changed();
      }
      store.confirm(id, now);
      var sent =
          handle
              .attach(InvitationStore.class)
              .insert(
                  seen.series().id(),
                  new InvitationStore.Columns(people),
                  preview.expiresAt(),
                  viewer.mustBeStaff(),
                  now);
      invitations.note(handle, viewer, seen, "invitation.send", sent);
      return new Confirmed.Sent(sent);
    });
  }

  /** Throws the file away. */
  public void drop(Viewer viewer, SeenSeries seen, InvitationImportId id) {
    Invitations.check(seen);
    db.useExtension(
        InvitationImportStore.class,
        store -> store.drop(seen.series().id(), id, viewer.mustBeStaff()));
  }

  /** Forgets files that nobody has confirmed. */
  public static int forget(Handle handle, Instant before) {
    return handle.attach(InvitationImportStore.class).forget(before);
  }

  private Preview preview(
      Handle handle,
      Viewer viewer,
      SeenSeries seen,
      InvitationImportId id,
      UnaryOperator<InvitationSheet> chosen) {
    var store = handle.attach(InvitationImportStore.class);
    var file = store.find(seen.series().id(), id, viewer.mustBeStaff()).orElseThrow(NotFound::new);
    var table = CsvTable.read(store.content(file.id())).orElseThrow(NotFound::new);
    var sheet = chosen.apply(InvitationSheet.recognise(table));
    var lines = sheet.lines(known(handle, seen.series().id()), file.speaks());
    return new Preview(file.id(), sheet, lines, file.speaks(), file.expiresAt());
  }

  private Map<String, Verdict> known(Handle handle, SeriesId series) {
    var known = new HashMap<String, Verdict>();
    for (var one : handle.attach(InvitationStore.class).known(series, clock.instant())) {
      var verdict = one.state() == null ? Verdict.REGISTERED : Verdict.valueOf(one.state());
      known.merge(one.emailKey(), verdict, (_, other) -> other);
    }
    return known;
  }
}
