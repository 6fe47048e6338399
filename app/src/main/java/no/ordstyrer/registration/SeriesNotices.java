package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.PartRegistration.State;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesHolders;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Follows a series that is cancelled as a whole: its places end, its offers are withdrawn, and each
 * person hears of it once, however many parts she held; what is in her calendar is taken out. The
 * letters wait a little, so that it can be taken back, and are written in batches.
 */
public final class SeriesNotices implements SeriesHolders {
  private static final int BATCH = 200;

  private final Jdbi db;
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Duration gather;
  private final Clock clock;

  /** {@code gather}: how long it can be taken back. */
  public SeriesNotices(
      Jdbi db, Parts parts, RegistrationLetters letters, Duration gather, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.letters = letters;
    this.gather = gather;
    this.clock = clock;
  }

  @Override
  public void cancelled(Handle handle, SeriesId series, List<Part> ended, Instant then) {
    var store = handle.attach(PartChangeStore.class);
    for (var part : inOrder(ended)) {
      store.restamp(part.id(), then);
      store.revokeOffers(part.id(), then);
      store.cancel(part.id(), then);
    }
    handle.attach(SeriesNoticeStore.class).insert(series, then, due(ended, then));
  }

  @Override
  public boolean unheard(Handle handle, SeriesId series) {
    return handle.attach(SeriesNoticeStore.class).held(series).filter(this::waits).isPresent();
  }

  @Override
  public void restored(Handle handle, SeriesId series, List<Part> ended, Instant then) {
    var store = handle.attach(PartChangeStore.class);
    var now = clock.instant();
    for (var part : inOrder(ended)) {
      store.restore(part.id(), then, now);
      store.restamp(part.id(), now);
      store.restoreOffers(part.id(), then);
    }
    handle.attach(SeriesNoticeStore.class).drop(series);
  }

  /** When they hear of it; empty when it is not cancelled, or some have heard. */
  public Optional<Instant> unheard(SeenSeries seen) {
    if (!seen.standing().organises()) {
      return Optional.empty();
    }
    return db.withExtension(SeriesNoticeStore.class, store -> store.open(seen.series().id()))
        .filter(this::waits)
        .map(SeriesNoticeStore.Notice::dueAt);
  }

  private boolean waits(SeriesNoticeStore.Notice notice) {
    return notice.reached() == 0 && clock.instant().isBefore(notice.dueAt());
  }

  /** When they would hear of it. */
  public Instant due(List<Part> ended, Instant now) {
    return ended.stream().anyMatch(part -> PartNotices.near(part, now)) ? now : now.plus(gather);
  }

  /** What somebody who holds them all would be told. */
  public PartNews.Sample foretell(
      SeenSeries seen, List<Part> ended, String why, Language language) {
    var now = clock.instant();
    var t = letters.words(language);
    var somebody =
        Registration.nobody(seen.series(), t.say("change.somebody"), language.tag(), now);
    var lines =
        ended.stream()
            .map(part -> part.as(part.when(), part.postponedAt(), now, why))
            .map(part -> new Line(part, PartRegistration.thought(part.id(), State.CANCELLED, now)))
            .toList();
    return letters.foretell(new Story(seen, somebody, lines), Occasion.SERIES_CANCELLED, why);
  }

  /** Writes the letters whose time has come. For the clock. */
  public void sweep() {
    for (var id : db.withExtension(SeriesNoticeStore.class, store -> store.due(clock.instant()))) {
      boolean more;
      do {
        more = db.inTransaction(handle -> batch(handle, id));
      } while (more);
    }
  }

  private boolean batch(Handle handle, SeriesNoticeId id) {
    var store = handle.attach(SeriesNoticeStore.class);
    var held = store.lock(id);
    if (held.isEmpty()) {
      return false;
    }
    var notice = held.get();
    var series = notice.seriesId();
    var people = store.next(series, notice.reached(), BATCH);
    if (!people.isEmpty()) {
      var seen = parts.seriesSeenBy(Viewer.GUEST, series);
      var all = parts.of(series);
      people.forEach(whose -> tell(handle, seen, all, whose));
      store.reach(id, people.getLast().id());
    }
    if (people.size() < BATCH) {
      store.end(id, clock.instant());
      store.endOfParts(series, clock.instant());
      return false;
    }
    return true;
  }

  private void tell(Handle handle, SeenSeries seen, List<Part> all, Registration known) {
    var now = clock.instant();
    var then = Objects.requireNonNull(seen.series().cancelledAt());
    var why = Objects.requireNonNullElse(seen.series().cancelledWhy(), "");
    var whose = handle.attach(RegistrationStore.class).touch(known.id(), now);
    var story = Story.read(handle, seen, whose, all, now);
    var ended =
        story.lines().stream()
            .filter(line -> line.endedBy(State.CANCELLED, then))
            .map(line -> line.part().id())
            .collect(Collectors.toSet());
    if (!story.stands()) {
      letters.supersede(handle, whose);
    }
    letters.tell(handle, story, Occasion.SERIES_CANCELLED, ended, why);
  }

  private static List<Part> inOrder(List<Part> ended) {
    return ended.stream().sorted(Comparator.comparingLong(part -> part.id().value())).toList();
  }
}
