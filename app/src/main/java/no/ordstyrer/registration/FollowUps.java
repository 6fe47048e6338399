package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
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
 * Writes to people after a part, to those who came and to those who did not, where an organiser has
 * chosen it. Each is written to once for every part, whatever crashes, because the letter's key
 * says so.
 */
public final class FollowUps {
  private static final int BATCH = 200;

  /** Hours after the end; the schema says the same. */
  public static final int LATEST = 336;

  private final Jdbi db;
  private final Parts parts;
  private final ClockLetters letters;
  private final Clock clock;

  public FollowUps(Jdbi db, Parts parts, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.letters = new ClockLetters(letters);
    this.clock = clock;
  }

  static String key(LetterRule rule) {
    return "follow:" + rule + ":";
  }

  /** Writes every letter whose time has come. For the clock. */
  public void sweep() {
    var now = clock.instant();
    // As late as the latest that can be chosen, and its time.
    var from = now.minus(Duration.ofHours(LATEST)).minus(LetterRule.GIVEN_UP);
    db.withExtension(ReminderStore.class, store -> store.seriesBehind(from, now))
        .forEach(this::sweep);
  }

  private void sweep(SeriesId series) {
    var seen = parts.seriesSeenBy(Viewer.GUEST, series);
    var rules =
        db.withHandle(handle -> LetterRules.of(handle, series)).stream()
            .filter(chosen -> chosen.active() && chosen.rule().follows())
            .toList();
    for (var part : parts.of(series)) {
      var end = part.endedAt();
      if (part.state() != Part.State.ENDED || end == null) {
        continue;
      }
      for (var chosen : rules) {
        var window = LetterRule.after(end, chosen.hours());
        if (window.contains(clock.instant())) {
          write(seen, part, chosen, window);
        }
      }
    }
  }

  private void write(SeenSeries seen, Part part, LetterRule.Chosen chosen, Window window) {
    if (chosen.rule() == LetterRule.ABSENT && nobodyIsKnownToHaveCome(part)) {
      return;
    }
    var after = 0L;
    var read = BATCH;
    while (read == BATCH) {
      var from = after;
      var places =
          db.inTransaction(handle -> {
            var batch =
                handle
                    .attach(ReminderStore.class)
                    .unwritten(
                        part.id(), window.knownBefore(), key(chosen.rule()), "", from, BATCH);
            batch.stream()
                .filter(place -> chosen.rule() == rule(handle, place))
                .forEach(place -> write(handle, seen, part, chosen, window, place));
            return batch;
          });
      read = places.size();
      after = places.isEmpty() ? after : places.getLast().id().value();
    }
  }

  private void write(
      Handle handle,
      SeenSeries seen,
      Part part,
      LetterRule.Chosen chosen,
      Window window,
      PartRegistration place) {
    var whose = handle.attach(RegistrationStore.class).get(place.registrationId());
    var story = new Story(seen, whose, List.of(new Line(part, place)));
    letters.followUp(handle, story, chosen, window.until());
  }

  private static LetterRule rule(Handle handle, PartRegistration place) {
    return Attendances.of(handle, place.id()).state() == Attendance.State.ATTENDED
        ? LetterRule.CAME
        : LetterRule.ABSENT;
  }

  private boolean nobodyIsKnownToHaveCome(Part part) {
    return !db.withExtension(AttendanceStore.class, store -> store.anybody(part.id()));
  }
}
