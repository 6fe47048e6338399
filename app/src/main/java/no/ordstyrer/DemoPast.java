package no.ordstyrer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.question.Act;
import no.ordstyrer.question.Question;
import no.ordstyrer.registration.Attendance;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.Registration;
import no.ordstyrer.registration.Wish;
import no.ordstyrer.series.Admission;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.series.When;

/** The series that is over, and followed up: its debate was held some weeks ago. */
final class DemoPast {
  private static final Duration LENGTH = Duration.ofMinutes(90);
  private static final LocalTime HOUR = LocalTime.of(10, 0);

  /** How long ago each part was. */
  private static final List<Integer> DAYS_AGO = List.of(68, 54, 40);

  private static final int FIRST_CAME = 75;

  private final DemoHouse house;
  private final DemoContent content;
  private final Script script;
  private final DemoTalk talk;
  private final Instant now;

  DemoPast(DemoHouse house, DemoContent content, Script script, Instant now) {
    this.house = house;
    this.content = content;
    this.script = script;
    this.talk = new DemoTalk(house, content.attendees());
    this.now = now;
  }

  /**
   * What is told of it.
   *
   * @param people of each part, a line each: name, title, organisation
   * @param carried how the questions that were carried to the debate are answered there, in the
   *     order in which they came; null for aloud
   * @param polls of each part
   */
  record Script(
      String slug,
      String title,
      String question,
      String description,
      List<String> themes,
      List<PartScript> parts,
      List<List<String>> people,
      List<List<DemoContent.Asked>> questions,
      List<String> carried,
      List<List<DemoPolls.Scripted>> polls,
      DemoDebate.Script debate) {}

  record PartScript(Part.Kind kind, String label, String theme) {}

  void make(Viewer organiser, Viewer moderator, Viewer chair, Arena arena) {
    house.time().set(now.minus(FIRST_CAME, ChronoUnit.DAYS));
    var seen = plan(organiser, arena);
    var parts = house.parts().of(seen.series().id());
    crew(organiser, parts.getLast());
    register(seen);
    var debate = new DemoDebate(house, talk, script.debate(), content.attendees().size());
    debate.prepare(organiser, parts);
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      talk.open(moderator, part);
      debate.round(organiser, parts.getLast(), i);
      house
          .voices()
          .polls()
          .ask(moderator, part, script.polls().get(i), place -> talk.attendee(part, place));
      var asked = talk.ask(moderator, part, script.questions().get(i));
      if (i == parts.size() - 1) {
        answer(moderator, part);
        debate.hold(organiser, chair, part);
      }
      house.time().set(DemoTalk.begins(part).plus(LENGTH));
      house.rooms().end(moderator, talk.seenBy(moderator, part));
      talk.settle(moderator, part, parts.getLast(), script.questions().get(i), asked);
      came(organiser, part, i);
    }
    debate.publish(organiser, parts.getLast());
  }

  private SeenSeries plan(Viewer organiser, Arena arena) {
    var plans = new ArrayList<PartPlan>();
    for (var i = 0; i < script.parts().size(); i++) {
      var part = script.parts().get(i);
      var from =
          now.minus(DAYS_AGO.get(i), ChronoUnit.DAYS).atZone(arena.zone()).with(HOUR).toInstant();
      plans.add(
          new PartPlan(
              part.kind(),
              Part.Venue.ONLINE,
              part.label(),
              part.theme(),
              "",
              "",
              new When.At(from, from.plus(LENGTH)),
              null,
              null,
              false,
              true,
              false,
              DemoRooms.people(script.people().get(i), part.kind() == Part.Kind.PANEL_DEBATE)));
    }
    var plan =
        new SeriesPlan(
            script.slug(),
            null,
            script.title(),
            script.question(),
            script.description(),
            "nb",
            Series.Registration.WHOLE_SERIES,
            null,
            null,
            Admission.FREE,
            script.themes());
    house.planning().create(organiser, arena, plan, plans);
    var seen = house.parts().seriesSeenBy(organiser, arena.slug(), script.slug());
    house.publishing().publish(organiser, seen);
    return seen;
  }

  private void crew(Viewer organiser, Part debate) {
    for (var person : content.staff()) {
      if (person.role().equals("CHAIR") || person.role().equals("PANELIST")) {
        var role = PartRole.valueOf(person.role());
        var seen = talk.seenBy(organiser, debate);
        house.crew().give(organiser, seen, person.email(), person.name(), role);
      }
    }
  }

  private void register(SeenSeries seen) {
    for (var guest : content.attendees()) {
      house.time().set(house.time().instant().plus(Duration.ofHours(5)));
      var details =
          new Registration.Details(
              guest.name(),
              guest.organisation(),
              "",
              Language.stored(guest.language()),
              Registration.Calendar.SUBSCRIPTION);
      house
          .registrations()
          .register(Viewer.GUEST, seen, new Wish(guest.email(), details, Set.of()));
    }
  }

  /** What was carried to the debate gets its answer there. */
  private void answer(Viewer moderator, Part part) {
    var waiting =
        house.voices().questions().published(part.id()).stream()
            .filter(question -> question.carriedFrom() != null)
            .sorted(Comparator.comparingInt(Question::number))
            .toList();
    for (var i = 0; i < waiting.size(); i++) {
      house.time().set(house.time().instant().plusSeconds(240));
      var words = script.carried().get(i);
      if (words == null) {
        var live = talk.act(moderator, part, waiting.get(i), new Act.GoLive(true));
        house.time().set(house.time().instant().plusSeconds(150));
        talk.act(moderator, part, live, new Act.Finish());
      } else {
        talk.act(moderator, part, waiting.get(i), new Act.Answer(words));
      }
    }
  }

  /** Most came, not always the same ones. */
  private void came(Viewer organiser, Part part, int place) {
    var attendances = new Attendances(house.db(), house.time());
    var seen = talk.seenBy(organiser, part);
    var holders = attendances.find(organiser, seen, "", null, 1).holders();
    for (var i = 0; i < holders.size(); i++) {
      var mark = (i + place) % 4 == 0 ? Attendance.Mark.ABSENT : Attendance.Mark.ATTENDED;
      attendances.mark(organiser, seen, holders.get(i).id(), mark);
    }
  }
}
