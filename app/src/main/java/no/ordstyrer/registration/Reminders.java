package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.registration.LetterRule.Window;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reminds the confirmed of what they come to. Reminders are computed from the parts as they are
 * now, so a part that moves takes them with it; each is written once for every rule, place and
 * start, whatever crashes, because the letter's key says so.
 */
public final class Reminders {
  private static final int BATCH = 200;

  private final Jdbi db;
  private final Parts parts;
  private final ClockLetters letters;
  private final Clock clock;

  public Reminders(Jdbi db, Parts parts, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.letters = new ClockLetters(letters);
    this.clock = clock;
  }

  /** Whether she wants what the clock writes. */
  boolean wanted(RegistrationId id) {
    return db.withExtension(ReminderStore.class, store -> store.wanted(id));
  }

  /** Declines what the clock writes, or wants it again. Her registration stays as it is. */
  void want(RegistrationId id, boolean wanted) {
    db.useExtension(ReminderStore.class, store -> store.want(id, wanted));
  }

  /** Writes every reminder whose time has come. For the clock. */
  public void sweep() {
    var now = clock.instant();
    db.withExtension(
            ReminderStore.class, store -> store.seriesAhead(now, now.plus(LetterRule.HORIZON)))
        .forEach(this::sweep);
  }

  private void sweep(SeriesId series) {
    var seen = parts.seriesSeenBy(Viewer.GUEST, series);
    var now = clock.instant();
    var rules =
        db.withHandle(handle -> LetterRules.of(handle, series)).stream()
            .filter(chosen -> chosen.active() && !chosen.rule().follows())
            .toList();
    for (var part : parts.of(series)) {
      var start = part.startsAt();
      if (part.state() != Part.State.SCHEDULED || start == null) {
        continue;
      }
      for (var chosen : rules) {
        var window = chosen.rule().before(start, seen.arena().zone());
        if (window.contains(now)) {
          remind(seen, part, chosen, window, ":" + start.getEpochSecond());
        }
      }
    }
  }

  /** In transactions of a batch, so that the first leave while the last are written. */
  private void remind(
      SeenSeries seen, Part part, LetterRule.Chosen chosen, Window window, String suffix) {
    var prefix = "reminder:" + chosen.rule() + ":";
    var written = BATCH;
    while (written == BATCH) {
      written =
          db.inTransaction(handle -> {
            var places =
                handle
                    .attach(ReminderStore.class)
                    .unwritten(part.id(), window.knownBefore(), prefix, suffix, 0, BATCH);
            write(handle, seen, part, chosen, window, places);
            return places.size();
          });
    }
  }

  private void write(
      Handle handle,
      SeenSeries seen,
      Part part,
      LetterRule.Chosen chosen,
      Window window,
      List<PartRegistration> places) {
    var registrations = handle.attach(RegistrationStore.class);
    for (var place : places) {
      var whose = registrations.get(place.registrationId());
      var story = new Story(seen, whose, List.of(new Line(part, place)));
      letters.remind(handle, story, chosen, window.until());
    }
  }
}
