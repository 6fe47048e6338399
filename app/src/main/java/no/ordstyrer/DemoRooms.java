package no.ordstyrer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.Registration;
import no.ordstyrer.registration.Wish;
import no.ordstyrer.series.Admission;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.series.When;

/** The series that lives: Samhandlingsarena #18 over again, around today. */
final class DemoRooms {
  private static final Duration LENGTH = Duration.ofMinutes(90);
  private static final int RHYTHM_DAYS = 14;
  private static final LocalTime USUAL_HOUR = LocalTime.of(10, 0);

  /** Fewer than who want to come: so there is a waiting list. */
  private static final int DEBATE_PLACES = 14;

  private final DemoHouse house;
  private final DemoContent content;
  private final DemoTalk talk;
  private final Instant start;

  /** {@code start}: of the second part, which is live. */
  DemoRooms(DemoHouse house, DemoContent content, Instant start) {
    this.house = house;
    this.content = content;
    this.talk = new DemoTalk(house, content.attendees());
    this.start = start;
  }

  SeenSeries plan(Viewer organiser, Arena arena) {
    var model = house.parts().seriesSeenBy(organiser, arena.slug(), "18").series();
    var plans = new ArrayList<PartPlan>();
    for (var part : house.parts().of(model.id())) {
      plans.add(part(part, arena.zone()));
    }
    var plan =
        new SeriesPlan(
            "19",
            19,
            model.title(),
            model.question(),
            content.description(),
            model.language(),
            Series.Registration.WHOLE_SERIES,
            null,
            null,
            Admission.FREE,
            content.themes());
    house.planning().create(organiser, arena, plan, plans);
    var seen = house.parts().seriesSeenBy(organiser, arena.slug(), "19");
    house.publishing().publish(organiser, seen);
    return seen;
  }

  private PartPlan part(Part model, ZoneId zone) {
    var days = (model.number() - 2L) * RHYTHM_DAYS;
    var wall = start.atZone(zone).plusDays(days);
    // Only the part that is live keeps the hour of the visit.
    var from = (days == 0 ? wall : wall.with(USUAL_HOUR)).toInstant();
    var debate = model.kind() == Part.Kind.PANEL_DEBATE;
    return new PartPlan(
        model.kind(),
        model.venue(),
        model.label(),
        model.theme(),
        "",
        "",
        new When.At(from, from.plus(LENGTH)),
        debate ? DEBATE_PLACES : null,
        "https://video.example/samhandlingsarena-19-" + model.number(),
        // Shown on the part's page: so a join link leads there, and not to an address that is none.
        true,
        true,
        debate,
        people(content.people().get(model.number() - 1), debate));
  }

  /** One a line: name, title, organisation. In a debate the first is the chair. */
  static List<PartPlan.PersonPlan> people(List<String> lines, boolean debate) {
    var people = new ArrayList<PartPlan.PersonPlan>();
    for (var line : lines) {
      var pieces = line.split(", ", 3);
      var role =
          !debate
              ? Person.Role.SPEAKER
              : people.isEmpty() ? Person.Role.CHAIR : Person.Role.PANELIST;
      people.add(new PartPlan.PersonPlan(role, pieces[0], pieces[1], pieces[2]));
    }
    return people;
  }

  /** They come over the days before the first part, some hours apart. */
  void register(Viewer organiser, SeenSeries seen) {
    var asides = new DemoAsides(house);
    asides.ask(organiser, seen);
    for (var i = 0; i < content.attendees().size(); i++) {
      var guest = content.attendees().get(i);
      house.time().set(house.time().instant().plus(Duration.ofHours(9)));
      var first = i == 0;
      var details =
          new Registration.Details(
              guest.name(),
              guest.organisation(),
              "",
              Language.stored(guest.language()),
              first ? Registration.Calendar.INVITATIONS : Registration.Calendar.SUBSCRIPTION);
      house
          .registrations()
          .register(
              Viewer.GUEST,
              seen,
              new Wish(guest.email(), details, Set.of(), asides.of(seen, i), ""));
    }
  }

  /** The first part has been held, the second is going on, the third gathers questions. */
  void talk(Viewer moderator, SeenSeries seen) {
    var parts = house.parts().of(seen.series().id());
    var script = content.questions();
    talk.open(moderator, parts.get(0));
    var held = talk.ask(moderator, parts.get(0), script.get(0));
    poll(moderator, parts.get(0), 0);
    house.time().set(DemoTalk.begins(parts.get(0)).plus(LENGTH));
    house.rooms().end(moderator, talk.seenBy(moderator, parts.get(0)));
    talk.settle(moderator, parts.get(0), parts.get(2), script.get(0), held);

    house.time().set(start.minus(Duration.ofHours(20)));
    talk.ask(moderator, parts.get(2), script.get(2));
    talk.open(moderator, parts.get(1));
    talk.ask(moderator, parts.get(1), script.get(1));
    poll(moderator, parts.get(1), 1);
    poll(moderator, parts.get(2), 2);
  }

  private void poll(Viewer moderator, Part part, int script) {
    var polls = DemoContent.polls().parts().get(script);
    house.voices().polls().ask(moderator, part, polls, place -> talk.attendee(part, place));
  }
}
