package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Contention;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Somebody stands at the door without a place: she gets one there, and is in. */
public final class WalkIns {
  private final Jdbi db;
  private final Arenas arenas;
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Live live;
  private final Clock clock;

  public WalkIns(
      Jdbi db, Arenas arenas, Parts parts, RegistrationLetters letters, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.parts = parts;
    this.letters = letters;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Who comes.
   *
   * @param place what she waits for, when she was found by her name; her own name counts then
   * @param email empty when she gives none; then nobody writes to her
   * @param overruled why she is let in although there is no room for her, or empty
   * @param command of the form's own making, 8-60 characters: obeyed once
   */
  public record Newcomer(
      @Nullable PartRegistrationId place,
      String name,
      String organisation,
      String email,
      String overruled,
      String command) {}

  /** What came of it. */
  public sealed interface LetIn {
    /** She is in, under the name that she registered with. */
    record Done(Arrival guest) implements LetIn {}

    /** There is no room for her; {@code waiting} stand in line before her. */
    record Full(int capacity, int held, int waiting) implements LetIn {}

    /** An organiser has not answered yet whether she may come. */
    record Unanswered() implements LetIn {}

    /** The part is cancelled. */
    record Off() implements LetIn {}

    /** Too many at the same moment: nothing was changed, try again. */
    record Busy() implements LetIn {}
  }

  /** Who waits for that place; empty when nobody does (any more). */
  public Optional<Hopeful> hopeful(Viewer viewer, Seen seen, PartRegistrationId place) {
    CheckIns.check(viewer, seen);
    return db.withExtension(CheckInStore.class, store -> store.hopeful(seen.part().id(), place));
  }

  public LetIn letIn(Viewer viewer, Seen seen, Newcomer who) {
    var account = CheckIns.check(viewer, seen);
    return Contention.<LetIn>inTransaction(db, handle -> letIn(handle, viewer, seen, account, who))
        .orElseGet(LetIn.Busy::new);
  }

  private LetIn letIn(Handle handle, Viewer viewer, Seen seen, AccountId account, Newcomer who) {
    var now = clock.instant();
    var door = handle.attach(CheckInStore.class);
    var id = seen.part().id();
    var locked = Locked.take(handle, seen.series().id());
    var before =
        door.walkedIn(id, CheckIns.made(who.command())).flatMap(place -> door.guest(id, place));
    if (before.isPresent()) {
      return new LetIn.Done(before.get());
    }
    var part = locked.part(id);
    if (part.state() == Part.State.CANCELLED) {
      return new LetIn.Off();
    }
    var registrations = handle.attach(RegistrationStore.class);
    var known = known(handle, locked, id, who);
    var held = known.flatMap(whose -> placed(handle, whose, part, now));
    if (held.isPresent()) {
      return new LetIn.Done(enter(handle, seen, held.get(), who, account));
    }
    var allotment = new Allotment(handle, locked, now);
    var vacancy = allotment.vacancy(part);
    var unanswered = known.filter(whose -> isUnanswered(handle, whose, part, now)).isPresent();
    var room = !unanswered && allotment.hasRoom(idOf(known), vacancy);
    if (unanswered && who.overruled().isEmpty()) {
      return new LetIn.Unanswered();
    }
    if (!room && who.overruled().isEmpty()) {
      return new LetIn.Full(
          Objects.requireNonNullElse(vacancy.capacity(), vacancy.held()),
          vacancy.held(),
          vacancy.waiting());
    }
    var whose = known.orElseGet(() -> register(registrations, seen, who, now));
    var place = place(handle, whose, part, account, now);
    door.walkIn(
        place, id, CheckIns.made(who.command()), room ? null : who.overruled(), now, account);
    note(handle, viewer, seen, room);
    write(handle, seen, locked, whose, known.isPresent(), part, now);
    return new LetIn.Done(enter(handle, seen, place, who, account));
  }

  /** Who she is: found by her name at the door, or known by the address that she gives. */
  private static Optional<Registration> known(
      Handle handle, Locked locked, PartId part, Newcomer who) {
    if (who.place() != null) {
      return Optional.of(
          handle.attach(CheckInStore.class).whose(part, who.place()).orElseThrow(NotFound::new));
    }
    return who.email().isEmpty()
        ? Optional.empty()
        : handle
            .attach(RegistrationStore.class)
            .byEmail(locked.series().id(), Form.emailKey(who.email()));
  }

  private static boolean isUnanswered(Handle handle, Registration whose, Part part, Instant now) {
    return handle.attach(PartRegistrationStore.class).of(whose.id(), now).stream()
        .anyMatch(place ->
            place.partId().equals(part.id())
                && place.state() == PartRegistration.State.PENDING_APPROVAL);
  }

  private static RegistrationId idOf(Optional<Registration> known) {
    return known.map(Registration::id).orElse(new RegistrationId(0));
  }

  private static Optional<PartRegistrationId> placed(
      Handle handle, Registration whose, Part part, Instant now) {
    return handle.attach(PartRegistrationStore.class).of(whose.id(), now).stream()
        .filter(place -> place.partId().equals(part.id()))
        .filter(place -> place.state() == PartRegistration.State.CONFIRMED)
        .map(PartRegistration::id)
        .findFirst();
  }

  private static Registration register(
      RegistrationStore store, Seen seen, Newcomer who, Instant now) {
    var key = who.email().isEmpty() ? "door:" + UUID.randomUUID() : Form.emailKey(who.email());
    var row =
        new RegistrationStore.Row(
            who.name(),
            who.email(),
            who.organisation(),
            "",
            seen.series().language(),
            Registration.Calendar.NONE.name());
    return store.insert(seen.series().id(), key, row, now);
  }

  private static PartRegistrationId place(
      Handle handle, Registration whose, Part part, AccountId account, Instant now) {
    var places = handle.attach(PartRegistrationStore.class);
    var confirmed = PartRegistration.State.CONFIRMED;
    var place =
        places
            .place(whose.id(), part.id(), confirmed, false, UUID.randomUUID().toString(), now)
            .orElseGet(() -> fromTheQueue(handle, whose, part, now));
    places.note(place, confirmed, account.value(), now);
    return place;
  }

  private static PartRegistrationId fromTheQueue(
      Handle handle, Registration whose, Part part, Instant now) {
    var place =
        handle.attach(PartRegistrationStore.class).of(whose.id(), now).stream()
            .filter(one -> one.partId().equals(part.id()))
            .map(PartRegistration::id)
            .findFirst()
            .orElseThrow();
    handle.attach(OfferStore.class).end(place, Offer.Outcome.CLAIMED, now);
    handle.attach(CheckInStore.class).letIn(place, now);
    return place;
  }

  private Arrival enter(
      Handle handle, Seen seen, PartRegistrationId place, Newcomer who, AccountId account) {
    var door = handle.attach(CheckInStore.class);
    var command = CheckIns.made(who.command());
    if (door.checkIn(place, CheckIns.Way.DOOR, command, clock.instant(), account)) {
      CheckIns.changed(handle, live, seen.part().id(), place);
    }
    return door.guest(seen.part().id(), place).orElseThrow();
  }

  private void note(Handle handle, Viewer viewer, Seen seen, boolean room) {
    var act = room ? "people.walk-in" : "people.overrule";
    arenas.note(handle, viewer, seen.arena().id(), act, "part:" + seen.part().id().value(), "");
  }

  /** Who gave an address gets the way to her own page; others are not written to. */
  private void write(
      Handle handle,
      Seen seen,
      Locked locked,
      Registration whose,
      boolean known,
      Part part,
      Instant now) {
    var above = parts.seriesSeenBy(Viewer.GUEST, seen.series().id());
    var fresh = handle.attach(RegistrationStore.class).touch(whose.id(), now);
    var story = Story.read(handle, above, fresh, locked.parts(), now);
    letters.tell(handle, story, known ? Occasion.ADDED : Occasion.REGISTERED, Set.of(part.id()));
  }
}
