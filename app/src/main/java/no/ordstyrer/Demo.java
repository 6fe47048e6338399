package no.ordstyrer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;

/**
 * The content of the demo: five arenas, and a debate series that is in the middle of its life. Its
 * first part was held two weeks ago, its second is live, its debate is two weeks ahead. An earlier
 * series is over, with all that it left.
 */
public final class Demo {
  /** How long a printed link can be used; once. */
  private static final Duration LINK_LIFE = Duration.ofHours(12);

  private static final Duration BEFORE = Duration.ofDays(30);

  /**
   * Somebody of the cast.
   *
   * @param does what she is there, in English, for the operator
   * @param link signs her in, once; an attendee's leads to her own registration
   */
  public record Guest(String name, String does, String link) {}

  private final DemoHouse house;
  private final DemoContent content;
  private final Instant now;

  private Demo(DemoHouse house, DemoContent content, Instant now) {
    this.house = house;
    this.content = content;
    this.now = now;
  }

  /**
   * Makes the content if it is not there, brings it to today if it is from an earlier day, and
   * gives everybody of the cast a new link. The schema must be migrated.
   */
  public static List<Guest> load(DataSource source, Settings settings, Clock clock) {
    var now = clock.instant();
    var demo = new Demo(DemoHouse.on(source, settings, now), DemoContent.debate(), now);
    var store = demo.house.db().onDemand(DemoStore.class);
    if (store.loaded()) {
      store
          .stale(now)
          .map(start -> Duration.between(start, demo.start()))
          .ifPresent(since -> store.forward(since.toSeconds(), since.toDays()));
    } else if (store.begun()) {
      throw new IllegalStateException("The demo's content is half made. Begin with --fresh.");
    } else {
      demo.make();
    }
    return demo.guests();
  }

  /** When the live part began: some twenty minutes ago, on a whole ten minutes. */
  private Instant start() {
    var begun = now.minus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
    return begun.minus(begun.getEpochSecond() / 60 % 10, ChronoUnit.MINUTES);
  }

  private void make() {
    house.time().set(now.minus(BEFORE));
    var owner = staff(content.staff().getFirst());
    var organiser = staff(content.staff().get(1));
    DemoContent.arenas()
        .forEach(node -> new DemoArena(house, node).make(Viewer.staff(owner), organiser));
    var arena = house.arenas().seenBy(Viewer.GUEST, "samhandlingsarena");
    house
        .db()
        .useTransaction(handle -> {
          for (var person : content.staff()) {
            if (person.role().equals("MODERATOR")) {
              house
                  .arenas()
                  .give(handle, Viewer.staff(owner), arena.id(), staff(person), Role.MODERATOR);
            }
          }
        });
    var rooms = new DemoRooms(house, content, start());
    var seen = rooms.plan(Viewer.staff(organiser), arena);
    crew(Viewer.staff(organiser), seen);
    rooms.register(Viewer.staff(organiser), seen);
    var moderator = Viewer.staff(first("MODERATOR"));
    rooms.talk(moderator, seen);
    new DemoPast(house, content, DemoContent.past(), now)
        .make(Viewer.staff(organiser), moderator, Viewer.staff(first("CHAIR")), arena);
    house.time().set(now);
    house
        .db()
        .useTransaction(handle ->
            house
                .arenas()
                .note(
                    handle,
                    Viewer.GUEST,
                    arena.id(),
                    "demo.load",
                    "arena:" + arena.id().value(),
                    ""));
  }

  /** Chair and panelists of the debate, which is the last part. */
  private void crew(Viewer organiser, SeenSeries seen) {
    var debate = house.parts().of(seen.series().id()).getLast();
    for (var person : content.staff()) {
      if (person.role().equals("CHAIR") || person.role().equals("PANELIST")) {
        var part = house.parts().seenBy(organiser, debate.id());
        var role = PartRole.valueOf(person.role());
        house.crew().give(organiser, part, person.email(), person.name(), role);
      }
    }
  }

  private AccountId first(String role) {
    return content.staff().stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .map(this::staff)
        .orElseThrow();
  }

  /** Her account, made when there is none: so nobody is written a welcome. */
  private AccountId staff(DemoContent.Staff person) {
    return house
        .db()
        .inTransaction(
            handle -> house.accounts().ensure(handle, person.email(), person.name(), Language.NB));
  }

  private List<Guest> guests() {
    var guests = new ArrayList<Guest>();
    for (var person : content.staff()) {
      var account = staff(person);
      var link =
          house
              .db()
              .inTransaction(handle -> house.accounts().operatorLink(handle, account, LINK_LIFE));
      guests.add(new Guest(person.name(), person.role().toLowerCase(java.util.Locale.ROOT), link));
    }
    var series = live();
    for (var person : content.attendees().subList(0, 3)) {
      var id =
          house
              .db()
              .withExtension(
                  DemoStore.class, store -> store.registration(series.id(), person.email()));
      var token = house.tokens().issue(Tokens.Purpose.MANAGE, id.value(), 1);
      guests.add(new Guest(person.name(), "attendee", house.site().link("/manage/" + token)));
    }
    return List.copyOf(guests);
  }

  private Series live() {
    return house.parts().seriesSeenBy(Viewer.GUEST, "samhandlingsarena", "19").series();
  }
}
