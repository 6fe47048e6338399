package no.ordstyrer.room;

import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Order;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;

/** Puts together what the page of a part shows. */
public final class RoomViews {
  private final Rooms rooms;
  private final Presence presence;
  private final Programmes programmes;
  private final Registrations registrations;
  private final Voices voices;
  private final Live live;

  public RoomViews(
      Rooms rooms,
      Presence presence,
      Programmes programmes,
      Registrations registrations,
      Voices voices,
      Live live) {
    this.rooms = rooms;
    this.presence = presence;
    this.programmes = programmes;
    this.registrations = registrations;
    this.live = live;
    this.voices = voices;
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
        programmes.people(seen),
        programmes.of(seen),
        programmes.materials(seen),
        voices.questions().list(viewer, seen, order),
        voices.polls().list(viewer, seen),
        voices.stances().asked(seen, attendee.map(Attendee::id).orElse(null)).orElse(null),
        voices.floors().ofEverybody(part.id()).orElse(null),
        voices.reactions().of(part.id()),
        presence.present(part.id()),
        standing.moderates() ? presence.crowd(part.id()) : Present.NOBODY,
        subscription);
  }
}
