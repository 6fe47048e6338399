package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens.Purpose;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Contention;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is registered, and how one becomes so. */
public final class Registrations {
  /** Somebody who presses the button twice is not told that somebody used her address. */
  private static final Duration SAME_BREATH = Duration.ofMinutes(2);

  private final Jdbi db;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final InvitationLetters invitations;
  private final InvitationParts beside;
  private final Clock clock;

  public Registrations(
      Jdbi db,
      Parts parts,
      WaitingList waiting,
      RegistrationLetters letters,
      InvitationLetters invitations,
      Clock clock) {
    this.db = db;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    this.invitations = invitations;
    this.clock = clock;
    beside = new InvitationParts(db, parts, waiting, letters, clock);
  }

  /** The viewer as an attendee, if a pass of hers is for a registration of this series. */
  public Optional<Attendee> registered(Viewer viewer, SeriesId series) {
    return viewer.passes().isEmpty()
        ? Optional.empty()
        : db.withExtension(
            RegistrationStore.class,
            store -> store.registered(series, viewer.registrations(), viewer.generations()));
  }

  /**
   * The viewer as an attendee, if she is confirmed in this part.
   *
   * @throws no.ordstyrer.access.ShutOut when a moderator has closed the room to her
   */
  public Optional<Attendee> attending(Viewer viewer, Part part) {
    return new Attending(db).in(viewer, part.id());
  }

  /** The parts in which the viewer has a place; empty when she is not registered for the series. */
  public Optional<Set<PartId>> held(Viewer viewer, SeriesId series) {
    return registered(viewer, series)
        .map(attendee ->
            db
                .withExtension(
                    PartRegistrationStore.class, store -> store.of(attendee.id(), clock.instant()))
                .stream()
                .filter(place -> place.state() == PartRegistration.State.CONFIRMED)
                .map(PartRegistration::partId)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** What the page of registration shows: the parts, how full they are, whether one may. */
  public Entrance entrance(SeenSeries seen) {
    var now = clock.instant();
    var all = parts.of(seen.series().id());
    var fullness = new Figures(db).fullness(seen.series(), now);
    return Entrance.of(seen, Door.of(seen.series(), all, now), all, fullness, now);
  }

  /**
   * One registration, with a place or a place in the queue for each part, in one transaction. An
   * address that is registered already is told what a newcomer would be, and is written to.
   */
  public Registered register(Viewer viewer, SeenSeries seen, Wish wish) {
    return Contention.<Registered>inTransaction(
            db, handle -> onScreen(seen.series(), register(handle, seen, wish, false)))
        .orElseGet(Registered.Busy::new);
  }

  /** The same for somebody whose link shows that the address is hers: she is told all. */
  public Registered register(InvitationAnswers.Opened opened, Wish wish) {
    return Contention.<Registered>inTransaction(
            db, handle -> register(handle, opened.seen(), wish, true))
        .orElseGet(Registered.Busy::new);
  }

  /** Sends the way to her registration to an address, if it is registered. */
  public void remind(SeenSeries seen, String email) {
    var now = clock.instant();
    var all = parts.of(seen.series().id());
    db.useTransaction(handle ->
        handle
            .attach(RegistrationStore.class)
            .byEmail(seen.series().id(), Form.emailKey(email))
            .map(whose -> Story.read(handle, seen, whose, all, now))
            .ifPresent(story ->
                letters.again(handle, story, Occasion.LINK, "link" + now.getEpochSecond() / 60)));
  }

  /** The registration that a manage link is for. */
  public Story managed(String token) {
    var claim = letters.links().read(Purpose.MANAGE, token);
    return story(claim.id(), claim.generation());
  }

  /** The same for the link of a calendar that fetches it. */
  public Story fed(String token) {
    var claim = letters.links().read(Purpose.FEED, token);
    return story(claim.id(), claim.generation());
  }

  /** Another whenever a row behind it was written, or a part was called off before {@code gone}. */
  Optional<String> fedState(String token, Instant gone) {
    var claim = letters.links().read(Purpose.FEED, token);
    return db.withExtension(
        RegistrationStore.class, store -> store.state(claim.id(), claim.generation(), gone));
  }

  /** Whose optional letters a link stops. */
  public Story unsubscribing(String token) {
    var claim = letters.links().read(Purpose.UNSUBSCRIBE, token);
    return story(claim.id(), claim.generation());
  }

  /** What the browser is given that has opened a link of hers. */
  public String pass(Story story) {
    return letters.links().pass(story.registration());
  }

  private Story story(long id, int generation) {
    var whose =
        db.withExtension(RegistrationStore.class, store -> store.find(id, generation))
            .orElseThrow(NotFound::new);
    var seen = parts.seriesSeenBy(Viewer.GUEST, whose.seriesId());
    var all = parts.of(whose.seriesId());
    return db.withHandle(handle -> Story.read(handle, seen, whose, all, clock.instant()));
  }

  /**
   * The same within the caller's transaction. {@code proven}: whether a link shows that the address
   * is hers.
   */
  Registered register(Handle handle, SeenSeries seen, Wish wish, boolean proven) {
    var now = clock.instant();
    var locked = Locked.take(handle, seen.series().id());
    var door = Door.of(locked.series(), locked.parts(), now);
    if (!door.asks()) {
      return new Registered.DoorShut(door);
    }
    var key = Form.emailKey(wish.email());
    var guest = Guest.of(handle, locked.series().id(), key, now);
    // A part that others do not learn of is told to nobody who only types an invited address.
    var whole = guest.invited() && (proven || door instanceof Door.Invited);
    var wanted =
        wanted(locked, wish, now).stream().filter(part -> whole || !part.hidden()).toList();
    if (wanted.isEmpty()) {
      return new Registered.NoPartChosen();
    }
    waiting.lapse(handle, seen, locked);
    var store = handle.attach(RegistrationStore.class);
    var known = store.byEmail(locked.series().id(), key);
    if (door instanceof Door.Invited && !guest.admitted(known.isPresent())) {
      return turnAway(handle, seen, locked, wish, wanted);
    }
    if (known.isPresent() && stands(handle, known.get(), now)) {
      guest.accept(known.get().id());
      return proven && guest.invited()
          ? beside.add(handle, seen, locked, known.get(), wanted)
          : sameAgain(handle, seen, locked, known.get(), wish, wanted);
    }
    known.ifPresent(one -> Approvals.reopen(handle, one.id(), now));
    var whose =
        known.isEmpty()
            ? store.insert(locked.series().id(), key, row(wish), now)
            : store.update(known.get().id(), row(wish), now);
    guest.accept(whose.id());
    if (!guest.invited() || !Approvals.asks(handle, locked.series(), whose.id())) {
      return enrol(handle, seen, locked, whose, wish, wanted);
    }
    // Nobody answers for her; but whoever only types her address is told what others are.
    var asOthers = asNewcomer(handle, seen, locked, wish, wanted);
    Approvals.waive(handle, whose.id(), now);
    var hers = enrol(handle, seen, locked, whose, wish, wanted);
    return proven ? hers : asOthers;
  }

  /** Where only the invited get in, the screen does not tell who they are. */
  private static Registered onScreen(Series series, Registered outcome) {
    return outcome instanceof Registered.Received
            && series.registration() == Series.Registration.INVITED
        ? new Registered.ByLetter()
        : outcome;
  }

  private Registered enrol(
      Handle handle,
      SeenSeries seen,
      Locked locked,
      Registration whose,
      Wish wish,
      List<Part> wanted) {
    var now = clock.instant();
    var told = new Allotment(handle, locked, now).take(whose.id(), wanted);
    handle.attach(RegistrationStore.class).wants(whose.id(), wish.parts().isEmpty());
    wish.aside().write(handle, whose, told, now);
    var story = Story.read(handle, seen, whose, locked.parts(), now);
    letters.tell(
        handle,
        story,
        wish.by().isEmpty() ? Occasion.REGISTERED : Occasion.COLLEAGUE,
        wanted.stream().map(Part::id).collect(Collectors.toSet()),
        wish.by());
    return new Registered.Received(told);
  }

  /** Tells the one whose address it is that she is registered already. */
  private Registered sameAgain(
      Handle handle,
      SeenSeries seen,
      Locked locked,
      Registration known,
      Wish wish,
      List<Part> wanted) {
    var now = clock.instant();
    var answer = asNewcomer(handle, seen, locked, wish, wanted);
    if (known.changedAt().isBefore(now.minus(SAME_BREATH))) {
      var story = Story.read(handle, seen, known, locked.parts(), now);
      letters.again(handle, story, Occasion.AGAIN, "again" + now.getEpochSecond() / 600);
    }
    return answer;
  }

  /** Tells the one whose address it is that she is not invited. */
  private Registered turnAway(
      Handle handle, SeenSeries seen, Locked locked, Wish wish, List<Part> wanted) {
    var answer = asNewcomer(handle, seen, locked, wish, wanted);
    invitations.turnAway(handle, seen, wish.email(), wish.details().language());
    return answer;
  }

  /**
   * Does for a newcomer what was asked, keeps the answer and takes the rest back: so the answer and
   * the time it takes are a newcomer's.
   */
  private Registered asNewcomer(
      Handle handle, SeenSeries seen, Locked locked, Wish wish, List<Part> wanted) {
    handle.savepoint("newcomer");
    var newcomer =
        handle
            .attach(RegistrationStore.class)
            .insert(locked.series().id(), UUID.randomUUID().toString(), row(wish), clock.instant());
    var answer = enrol(handle, seen, locked, newcomer, wish, wanted);
    handle.rollbackToSavepoint("newcomer");
    return answer;
  }

  private static boolean stands(Handle handle, Registration known, Instant now) {
    return handle.attach(PartRegistrationStore.class).of(known.id(), now).stream()
        .anyMatch(place -> place.state().stands());
  }

  private static List<Part> wanted(Locked locked, Wish wish, Instant now) {
    if (!wish.parts().isEmpty()) {
      return locked.parts().stream().filter(part -> wish.parts().contains(part.number())).toList();
    }
    return locked.series().registration() == Series.Registration.CHOOSE_PARTS
        ? List.of()
        : locked.parts().stream().filter(part -> part.ahead(now)).toList();
  }

  private static RegistrationStore.Row row(Wish wish) {
    return RegistrationStore.Row.of(wish.email(), wish.details());
  }
}
