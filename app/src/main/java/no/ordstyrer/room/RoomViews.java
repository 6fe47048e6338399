package no.ordstyrer.room;

import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Order;
import no.ordstyrer.question.Questions;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.Seen;

/** Puts together what the page of a part shows. */
public final class RoomViews {
  private final Rooms rooms;
  private final Presence presence;
  private final Parts parts;
  private final Registrations registrations;
  private final Questions questions;
  private final Live live;

  public RoomViews(
      Rooms rooms,
      Presence presence,
      Parts parts,
      Registrations registrations,
      Questions questions,
      Live live) {
    this.rooms = rooms;
    this.presence = presence;
    this.parts = parts;
    this.registrations = registrations;
    this.live = live;
    this.questions = questions;
  }

  RoomView of(Viewer viewer, Seen seen, Order order) {
    var part = seen.part();
    var attendee = registrations.attending(viewer, part);
    var subscription =
        live.subscription(
            seen.path() + "/live",
            part.id().value(),
            RoomDoor.audience(seen),
            attendee.map(who -> who.id().value()).orElse(null));
    var standing = seen.standing();
    var inside = attendee.isPresent() || standing.moderates() || standing.onPanel();
    return new RoomView(
        seen,
        rooms.of(part.id()),
        attendee.isPresent(),
        registrations.registered(viewer, seen.series().id()).isPresent(),
        rooms.video(part, inside || standing.organises()),
        people(seen),
        questions.list(viewer, seen, order),
        presence.present(part.id()),
        subscription);
  }

  private List<Person> people(Seen seen) {
    return parts.people(seen.series().id()).stream()
        .filter(person -> person.partId().equals(seen.part().id()))
        .toList();
  }
}
