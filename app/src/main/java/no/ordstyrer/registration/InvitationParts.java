package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.db.Contention;
import no.ordstyrer.registration.InvitationAnswers.Opened;
import no.ordstyrer.registration.Registered.Told;
import no.ordstyrer.series.Locked;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Somebody who is registered already and invited: to what she has not got, such as a part that
 * others do not learn of. Her link shows that the address is hers.
 */
public final class InvitationParts {
  private final Jdbi db;
  private final Parts parts;
  private final WaitingList waiting;
  private final RegistrationLetters letters;
  private final Clock clock;

  public InvitationParts(
      Jdbi db, Parts parts, WaitingList waiting, RegistrationLetters letters, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.waiting = waiting;
    this.letters = letters;
    this.clock = clock;
  }

  /** Her registration as it stands; empty when she has none, or the invitation admits nobody. */
  public Optional<Story> own(Opened opened) {
    if (!opened.invitation().admits()) {
      return Optional.empty();
    }
    var all = parts.of(opened.seen().series().id());
    var now = clock.instant();
    return db.withHandle(handle -> own(handle, opened, all, now));
  }

  private static Optional<Story> own(Handle handle, Opened opened, List<Part> all, Instant now) {
    var seen = opened.seen();
    return handle
        .attach(RegistrationStore.class)
        .byEmail(seen.series().id(), Form.emailKey(opened.invitation().email()))
        .map(whose -> Story.read(handle, seen, whose, all, now))
        .filter(Story::stands);
  }

  /** A place in each of the parts with these numbers that she has not got, or one in its queue. */
  public Registered add(Opened opened, Set<Integer> numbers) {
    return Contention.inTransaction(db, handle -> add(handle, opened, numbers))
        .orElseGet(Registered.Busy::new);
  }

  private Registered add(Handle handle, Opened opened, Set<Integer> numbers) {
    var now = clock.instant();
    var seen = opened.seen();
    var locked = Locked.take(handle, seen.series().id());
    var door = Door.of(locked.series(), locked.parts(), now);
    if (!door.asks()) {
      return new Registered.DoorShut(door);
    }
    var key = Form.emailKey(opened.invitation().email());
    var guest = Guest.of(handle, locked.series().id(), key, now);
    var own = own(handle, opened, locked.parts(), now).filter(_ -> guest.invited());
    var known = own.orElseThrow(NotFound::new).registration();
    var wanted = locked.parts().stream().filter(part -> numbers.contains(part.number())).toList();
    if (wanted.isEmpty()) {
      return new Registered.NoPartChosen();
    }
    waiting.lapse(handle, seen, locked);
    guest.accept(known.id());
    return add(handle, seen, locked, known, wanted);
  }

  /** The same for a registration that stands, under the series' lock: nobody is asked about her. */
  Registered add(
      Handle handle, SeenSeries seen, Locked locked, Registration known, List<Part> wanted) {
    var now = clock.instant();
    var before = Story.read(handle, seen, known, locked.parts(), now);
    var lacking = wanted.stream().filter(part -> before.line(part.id()).addable(now)).toList();
    if (!lacking.isEmpty()) {
      if (Approvals.asks(handle, locked.series(), known.id())) {
        Approvals.waive(handle, known.id(), now);
      }
      new Allotment(handle, locked, now).take(known.id(), lacking);
      var whose = handle.attach(RegistrationStore.class).touch(known.id(), now);
      letters.tell(
          handle,
          Story.read(handle, seen, whose, locked.parts(), now),
          Occasion.ADDED,
          lacking.stream().map(Part::id).collect(Collectors.toSet()));
    }
    var after = Story.read(handle, seen, known, locked.parts(), now);
    return new Registered.Received(
        wanted.stream().map(part -> told(after.line(part.id()))).toList());
  }

  private static Told told(Line line) {
    return new Told(line.part(), line.stands() ? line.standing() : new Place.Over());
  }
}
