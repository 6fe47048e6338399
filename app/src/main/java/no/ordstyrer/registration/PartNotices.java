package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.Holders;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells the holders of a part that it has changed: once for several quick edits, and in batches, so
 * that no organiser waits for thousands of letters.
 */
public final class PartNotices {
  private static final int BATCH = 200;

  /** However often it is edited, nobody is kept from the first news for longer. */
  private static final int PATIENCE = 5;

  /** So near its beginning a part's news does not wait. */
  private static final Duration NEAR = Duration.ofHours(2);

  private final Jdbi db;
  private final Parts parts;
  private final PartNews news;
  private final Duration gather;
  private final Clock clock;

  /** {@code gather}: how long after an edit another one is still told of in the same letter. */
  public PartNotices(
      Jdbi db, Parts parts, RegistrationLetters letters, Duration gather, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.news = new PartNews(letters);
    this.gather = gather;
    this.clock = clock;
  }

  /** Notes that the part was changed, in the transaction of the change. */
  void note(Handle handle, Part before, Part after, Instant now) {
    var store = handle.attach(PartNoticeStore.class);
    var open = store.open(before.id());
    var due = due(before, after, now);
    if (open.isPresent() && open.get().reached() == 0) {
      var latest = open.get().notedAt().plus(gather.multipliedBy(PATIENCE));
      store.put(open.get().id(), now, due.isAfter(latest) ? latest : due);
      return;
    }
    open.ifPresent(begun -> store.end(begun.id(), now));
    store.insert(before, now, due, open.map(PartNotice::id).orElse(null));
  }

  /** The organiser's own line; an empty one takes back what she said before. */
  void say(Handle handle, PartId part, String words) {
    handle.attach(PartNoticeStore.class).say(part, words);
  }

  /** The part as all its holders know it, while the letters about its change wait. */
  Optional<Holders.Known> known(Handle handle, PartId part, Instant now) {
    var store = handle.attach(PartNoticeStore.class);
    return store
        .open(part)
        .filter(notice -> notice.reached() == 0 && now.isBefore(notice.dueAt()))
        .map(notice -> new Holders.Known(store.was(notice.id()), notice.notedAt()));
  }

  /** Whether a part in another place is news to its holders; other words are not. */
  public boolean tells(Part before, Part after) {
    return PartNews.elsewhere(before, after) && after.cancelledAt() == null;
  }

  /** When the holders would hear of a change that is made now. */
  public Instant due(Part before, Part after, Instant now) {
    return near(before, now) || near(after, now) ? now : now.plus(gather);
  }

  /** The changes of a series that nobody has heard of yet, and can be taken back. */
  public Map<PartId, Unheard> unheard(Viewer viewer, SeenSeries seen) {
    if (!seen.standing().organises()) {
      return Map.of();
    }
    var now = clock.instant();
    return db.withExtension(
        PartNoticeStore.class,
        store ->
            store.unheard(seen.series().id()).stream()
                .filter(notice -> now.isBefore(notice.dueAt()))
                .collect(
                    Collectors.toMap(
                        PartNotice::partId,
                        notice -> new Unheard(store.was(notice.id()), notice.dueAt()))));
  }

  /**
   * What holders would be told, and how: one letter each, in the viewer's language, from what they
   * know. Empty when the part would be as they know it.
   */
  public Optional<PartNews.Sample> foretell(
      Viewer viewer, SeenSeries seen, Part after, String words, Language language) {
    var unheard = unheard(viewer, seen).get(after.id());
    var was = unheard == null ? parts.seenBy(viewer, after.id()).part() : unheard.was();
    return news.foretell(seen, was, after, words, language, clock.instant());
  }

  /**
   * A change that can still be taken back.
   *
   * @param was the part as its holders know it
   * @param dueAt when they hear of it
   */
  public record Unheard(Part was, Instant dueAt) {}

  /** Writes the letters whose time has come. For the clock. */
  public void sweep() {
    for (var part : db.withExtension(PartNoticeStore.class, store -> store.due(clock.instant()))) {
      boolean more;
      do {
        more = db.inTransaction(handle -> batch(handle, part));
      } while (more);
    }
  }

  private boolean batch(Handle handle, PartId id) {
    var store = handle.attach(PartNoticeStore.class);
    var open = store.lock(id).flatMap(store::open);
    if (open.isEmpty()) {
      return false;
    }
    var notice = open.get();
    var places = store.next(id, notice.reached(), notice.changedAt(), BATCH);
    if (!places.isEmpty()) {
      tell(handle, notice, places);
      store.reach(notice.id(), places.getLast().id().value());
    }
    if (places.size() < BATCH) {
      store.end(notice.id(), clock.instant());
      return false;
    }
    return true;
  }

  private void tell(Handle handle, PartNotice notice, List<PartRegistration> places) {
    var store = handle.attach(PartNoticeStore.class);
    var part = parts.seenBy(Viewer.GUEST, notice.partId()).part();
    var seen = parts.seriesSeenBy(Viewer.GUEST, part.seriesId());
    var known = Known.read(store, notice);
    var people =
        store.people(places.stream().map(place -> place.registrationId().value()).toList()).stream()
            .collect(Collectors.toMap(Registration::id, Function.identity()));
    for (var place : places) {
      var line = new Line(part, place);
      var whose = Objects.requireNonNull(people.get(place.registrationId()));
      var story = new Story(seen, whose, List.of(line));
      news.tell(handle, story, line, known.to(place, whose), notice.words());
    }
  }

  static boolean near(Part part, Instant now) {
    return part.startsAt() != null && part.startsAt().isBefore(now.plus(NEAR));
  }

  /** What holders know of a part, by the notices that reached them. */
  private record Known(Part was, Instant notedAt, long upTo, Optional<Known> earlier) {

    static Known read(PartNoticeStore store, PartNotice notice) {
      var follows = notice.follows();
      var cut = follows == null ? null : store.get(follows);
      return new Known(
          store.was(notice.id()),
          notice.notedAt(),
          cut == null ? Long.MAX_VALUE : cut.reached(),
          cut == null ? Optional.empty() : Optional.of(read(store, cut)));
    }

    /** Who came or changed something while the edits were gathered may have seen any of them. */
    PartNews.Knows to(PartRegistration place, Registration whose) {
      if (place.id().value() > upTo && earlier.isPresent()) {
        return earlier.get().to(place, whose);
      }
      var between = place.state().stands() && place.since().isAfter(notedAt);
      return new PartNews.Knows(was, !between && !whose.changedAt().isAfter(notedAt));
    }
  }
}
