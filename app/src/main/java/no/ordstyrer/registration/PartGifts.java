package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.db.Contention;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter.CalendarPart;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.PartNews.Sample;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives a part that was added later to those who registered for the whole series, when the
 * organiser says so: a place each, or a place in the queue, and one letter. In batches by the
 * clock, in the order in which they registered.
 */
public final class PartGifts {
  private static final int BATCH = 100;

  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public PartGifts(Jdbi db, Arenas arenas, Parts parts, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /** Whom the part would be given to now. Nobody where people choose, or when it is over. */
  public PartGift.Reach reach(Viewer viewer, Seen seen) {
    check(seen);
    if (!givable(seen.series(), seen.part(), clock.instant())) {
      return PartGift.Reach.NOBODY;
    }
    return db.withHandle(handle -> {
      var store = handle.attach(PartGiftStore.class);
      var id = seen.part().id();
      var vacancy =
          handle
              .attach(PartRegistrationStore.class)
              .vacancies(seen.series().id(), clock.instant())
              .stream()
              .filter(one -> one.partId().equals(id))
              .findFirst()
              .orElseThrow();
      var pending = seen.series().admission().approval() ? store.pending(id, 0) : 0;
      return PartGift.Reach.of(store.people(id, 0), pending, vacancy);
    });
  }

  /** What has been given, or is being given. */
  public Optional<PartGift> of(Viewer viewer, Seen seen) {
    check(seen);
    return db.withExtension(PartGiftStore.class, store -> store.find(seen.part().id()));
  }

  /** The letter to somebody who gets a place, as the viewer reads it. */
  public Sample foretell(Viewer viewer, Seen seen, String words, Language language) {
    var t = letters.words(language);
    var now = clock.instant();
    var somebody =
        Registration.nobody(seen.series(), t.say("change.somebody"), language.tag(), now);
    var line = new Line(seen.part(), PartRegistration.thought(seen.part().id(), now));
    var story = new Story(above(seen), somebody, List.of(line));
    var prose = prose(story, line, words);
    return new Sample(letters.subject(story, line, Occasion.NEW_PART), prose.blocks());
  }

  /** What came of it. */
  public enum Given {
    BEGUN,
    /** Once is enough: who comes later gets the part by herself. */
    ALREADY,
    /** The part is over or called off, or the series is not public. */
    TOO_LATE
  }

  public Given give(Viewer viewer, Seen seen, String words) {
    check(seen);
    var id = seen.part().id();
    var given = begin(viewer, seen, words);
    if (given == Given.BEGUN) {
      // The first have it before anybody else can come; the clock does the rest.
      Contention.inTransaction(db, handle -> batch(handle, id));
    }
    return given;
  }

  private Given begin(Viewer viewer, Seen seen, String words) {
    var id = seen.part().id();
    return db.inTransaction(handle -> {
      var now = clock.instant();
      var locked = Locked.take(handle, seen.series().id());
      if (!givable(locked.series(), locked.part(id), now)) {
        return Given.TOO_LATE;
      }
      var store = handle.attach(PartGiftStore.class);
      if (!store.begin(id, words, now, viewer.mustBeStaff())) {
        return Given.ALREADY;
      }
      arenas.note(handle, viewer, seen.arena().id(), "part.give-all", "part:" + id.value(), "");
      return Given.BEGUN;
    });
  }

  /** Gives what is to be given. For the clock. */
  public void sweep() {
    for (var part : db.withExtension(PartGiftStore.class, PartGiftStore::open)) {
      boolean more;
      do {
        more = Contention.inTransaction(db, handle -> batch(handle, part)).orElse(false);
      } while (more);
    }
  }

  private boolean batch(Handle handle, PartId id) {
    var now = clock.instant();
    var seen = parts.seenBy(Viewer.GUEST, id);
    var locked = Locked.take(handle, seen.series().id());
    var store = handle.attach(PartGiftStore.class);
    var gift = store.lock(id);
    if (gift.isEmpty()) {
      return false;
    }
    var part = locked.part(id);
    var people =
        givable(locked.series(), part, now)
            ? store.next(id, gift.get().reached(), BATCH)
            : List.<RegistrationId>of();
    var confirmed = 0;
    var waiting = 0;
    var pending = 0;
    for (var one : people) {
      switch (give(handle, above(seen), locked, part, one, gift.get().words())) {
        case Place.Confirmed _ -> confirmed++;
        case Place.Waitlisted _ -> waiting++;
        case Place.Pending _ -> pending++;
        case Place.Over _ -> throw new IllegalStateException("A part that is over is not given");
      }
    }
    if (!people.isEmpty()) {
      store.reach(id, people.getLast().value(), confirmed, waiting, pending);
    }
    if (people.size() < BATCH) {
      store.end(id, now);
      return false;
    }
    return true;
  }

  private Place give(
      Handle handle, SeenSeries seen, Locked locked, Part part, RegistrationId one, String words) {
    var now = clock.instant();
    var place = new Allotment(handle, locked, now).take(one, List.of(part)).getFirst().place();
    var whose = handle.attach(RegistrationStore.class).get(one);
    var story = Story.read(handle, seen, whose, List.of(part), now);
    var line = story.line(part.id());
    var entry = entry(story, line);
    entry.ifPresent(_ ->
        handle
            .attach(PartRegistrationStore.class)
            .invited(Objects.requireNonNull(line.place()).id(), true));
    letters.changed(handle, story, line, Occasion.NEW_PART, prose(story, line, words), entry);
    return place;
  }

  private Optional<CalendarPart> entry(Story story, Line line) {
    var invites = story.registration().calendar() == Registration.Calendar.INVITATIONS;
    return line.confirmed() && invites
        ? letters
            .entries()
            .of(story, line)
            .map(one -> new CalendarPart("REQUEST", Calendars.request(one)))
        : Optional.empty();
  }

  private Prose prose(Story story, Line line, String words) {
    var t = letters.words(story);
    var part = line.part();
    var prose =
        letters
            .hello(story)
            .paragraph(
                t.say(
                    "registration.letter.NEW_PART",
                    PartWords.title(part),
                    story.seen().series().title()))
            .paragraph(
                t.say(
                    "registration.letter.now",
                    PartWords.when(part, t, story.seen().arena().zone())))
            .paragraph(RegistrationWords.status(line, t) + ".");
    if (!words.isEmpty()) {
      prose.paragraph(t.say("registration.letter.why", words));
    }
    if (line.confirmed()) {
      prose.button(
          t.say("registration.letter.join", part.label()),
          letters.links().join(story.registration(), Objects.requireNonNull(line.place())));
    }
    return prose.link(
        t.say("registration.letter.manage"), letters.links().manage(story.registration()));
  }

  private static boolean givable(Series series, Part part, Instant now) {
    return series.state() == Series.State.PUBLISHED
        && series.registration() != Series.Registration.CHOOSE_PARTS
        && part.state() != Part.State.LIVE
        && part.ahead(now);
  }

  private static void check(Seen seen) {
    if (!seen.standing().organises()) {
      throw new NotFound();
    }
  }

  private static SeenSeries above(Seen seen) {
    return new SeenSeries(seen.arena(), seen.series(), seen.standing());
  }
}
