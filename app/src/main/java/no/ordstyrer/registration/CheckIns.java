package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who has come to where a part is held. For those who stand at its door, several at once. */
public final class CheckIns {
  /** What is told anew when anybody comes: how many are in. */
  static final String COUNT = "check-in";

  /** What is told anew of one person. */
  static final String GUEST = "check-in-guest";

  /** How many are shown at once: more than fit a hand are sought. */
  static final int MOST = 25;

  private final Jdbi db;
  private final Live live;
  private final Tokens tokens;
  private final Clock clock;

  public CheckIns(Jdbi db, Live live, Tokens tokens, Clock clock) {
    this.db = db;
    this.live = live;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** How somebody was recognised. */
  public enum Way {
    NAME,
    CODE,
    DOOR
  }

  /** How many are in, of how many who have a place. */
  public record Count(int present, int expected) {}

  /** Somebody who is in; {@code now} unless she was in before. */
  public record Checked(Arrival guest, boolean now) {}

  /** The first of those whom {@code words} are a piece of, by name; of all when it is empty. */
  public List<Arrival> find(Viewer viewer, Seen seen, String words) {
    check(viewer, seen);
    var pattern = PeopleSearch.pattern(words);
    return db.withExtension(
        CheckInStore.class,
        store -> store.guests(seen.series().id(), seen.part().id(), pattern, MOST));
  }

  /** The same of those who have no place; nobody when nothing is sought. */
  public List<Hopeful> hopefuls(Viewer viewer, Seen seen, String words) {
    check(viewer, seen);
    var pattern = PeopleSearch.pattern(words);
    return pattern == null
        ? List.of()
        : db.withExtension(
            CheckInStore.class, store -> store.hopefuls(seen.part().id(), pattern, MOST));
  }

  public Count count(PartId part) {
    return db.withExtension(CheckInStore.class, store -> store.count(part));
  }

  /** Empty when she has no place in the part (any more). */
  public Optional<Arrival> guest(PartId part, PartRegistrationId place) {
    return db.withExtension(CheckInStore.class, store -> store.guest(part, place));
  }

  /** The part that a code is for, whoever asks; the viewer still needs a right to it. */
  public Optional<PartId> partOf(String typed) {
    return DoorCode.read(typed).flatMap(code -> holder(code)).map(CheckInStore.Holder::partId);
  }

  /**
   * She is here. Sent twice, by one hand or by two, it is said once.
   *
   * @param command of the form's own making, 8-60 characters: obeyed once, even after it was undone
   */
  public Checked checkIn(
      Viewer viewer, Seen seen, PartRegistrationId place, Way way, String command) {
    var account = check(viewer, seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(CheckInStore.class);
      var part = seen.part().id();
      if (store.guest(part, place).isEmpty()) {
        throw new NotFound();
      }
      var now = store.checkIn(place, way, made(command), clock.instant(), account);
      if (now) {
        changed(handle, live, part, place);
      }
      return new Checked(store.guest(part, place).orElseThrow(NotFound::new), now);
    });
  }

  /** The same by the code that she shows; empty when it is none of this part. */
  public Optional<Checked> checkIn(Viewer viewer, Seen seen, String typed, String command) {
    check(viewer, seen);
    var part = seen.part().id();
    return DoorCode.read(typed)
        .filter(code -> holder(code).filter(one -> one.partId().equals(part)).isPresent())
        .map(code -> new PartRegistrationId(code.place()))
        .filter(place -> guest(part, place).isPresent())
        .map(place -> checkIn(viewer, seen, place, Way.CODE, command));
  }

  /**
   * A slip of the thumb. Who got her place at the door lets it go again. Saying it twice is fine.
   */
  public void undo(Viewer viewer, Seen seen, PartRegistrationId place) {
    var account = check(viewer, seen);
    db.useTransaction(handle -> {
      var store = handle.attach(CheckInStore.class);
      var guest = store.guest(seen.part().id(), place).orElseThrow(NotFound::new);
      var now = clock.instant();
      if (store.undo(place, now, account)) {
        if (guest.walkIn()) {
          var places = handle.attach(PartRegistrationStore.class);
          places.end(place, PartRegistration.State.CANCELLED, now);
          places.note(place, PartRegistration.State.CANCELLED, account.value(), now);
        }
        changed(handle, live, seen.part().id(), place);
      }
    });
  }

  static void changed(Handle handle, Live live, PartId part, PartRegistrationId place) {
    live.changed(handle, part.value(), Audience.CHECK_IN, GUEST + ":" + place.value());
    live.changed(handle, part.value(), Audience.CHECK_IN, COUNT);
  }

  /** Only where people come in by a door, and only for those who stand there. */
  static AccountId check(Viewer viewer, Seen seen) {
    if (!seen.standing().checksIn() || seen.part().venue() == Part.Venue.ONLINE) {
      throw new NotFound();
    }
    return viewer.mustBeStaff();
  }

  static String made(String command) {
    return command.matches("[A-Za-z0-9_-]{8,60}") ? command : UUID.randomUUID().toString();
  }

  private Optional<CheckInStore.Holder> holder(DoorCode code) {
    return db.withExtension(
            CheckInStore.class, store -> store.holder(new PartRegistrationId(code.place())))
        .filter(holder -> code.isTrue(tokens, holder.generation()));
  }
}
