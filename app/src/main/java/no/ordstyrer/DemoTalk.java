package no.ordstyrer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import no.ordstyrer.access.Pass;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.question.Act;
import no.ordstyrer.question.Asking;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Rules;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Seen;

/** The questions of the demo, as people ask them and as they are handled. */
final class DemoTalk {
  private final DemoHouse house;
  private final List<DemoContent.Guest> guests;

  DemoTalk(DemoHouse house, List<DemoContent.Guest> guests) {
    this.house = house;
    this.guests = guests;
  }

  void open(Viewer moderator, Part part) {
    house.time().set(begins(part));
    var seen = seenBy(moderator, part);
    house.rooms().turn(moderator, seen, Rules.Phase.OPEN, house.rooms().of(part.id()).rev());
  }

  /** Asks, looks at and votes on what the script says. Answers the questions as they stand. */
  List<Question> ask(Viewer moderator, Part part, List<DemoContent.Asked> script) {
    var asked = new ArrayList<Question>();
    for (var line : script) {
      house.time().set(house.time().instant().plusSeconds(70));
      var attendee = attendee(part, line.by());
      var theme =
          line.theme() == null
              ? null
              : house.parts().themes(part.seriesId()).get(line.theme()).id();
      var language = line.language() == null ? "nb" : line.language();
      house
          .voices()
          .questions()
          .ask(
              attendee,
              seenBy(attendee, part),
              new Asking(line.text(), line.anonymous(), language, theme, "", false));
      var newest =
          house.voices().queue().all(moderator, seenBy(moderator, part)).stream()
              .max(Comparator.comparingInt(Question::number))
              .orElseThrow();
      asked.add(follow(moderator, part, newest, line));
    }
    return asked;
  }

  private Question follow(Viewer moderator, Part part, Question asked, DemoContent.Asked line) {
    var acts =
        switch (line.fate()) {
          case PENDING -> List.<Act>of();
          case REJECTED -> List.<Act>of(new Act.Reject("Hører ikke til temaet."));
          case PUBLISHED, FOLLOW_UP, CARRIED -> List.<Act>of(new Act.Approve());
          case SHORTLISTED -> List.of(new Act.Approve(), new Act.Shortlist(null));
          case LIVE -> List.of(new Act.Approve(), new Act.GoLive(true));
          case ANSWERED ->
              line.answer() == null
                  ? List.of(new Act.Approve(), new Act.GoLive(true), new Act.Finish())
                  : List.of(new Act.Approve(), new Act.Answer(line.answer()));
        };
    var question = asked;
    for (var act : acts) {
      question = act(moderator, part, question, act);
      if (act instanceof Act.Approve) {
        vote(part, question, line);
        question =
            house.voices().queue().find(moderator, seenBy(moderator, part), question.number());
      }
    }
    return question;
  }

  private void vote(Part part, Question question, DemoContent.Asked line) {
    for (var i = 1; i <= line.votes(); i++) {
      var voter = attendee(part, (line.by() + i) % guests.size());
      house.voices().votes().set(voter, seenBy(voter, part), question.number(), true, 1);
    }
  }

  /** What has no answer when the part is over is carried to the debate or followed up. */
  void settle(
      Viewer moderator,
      Part part,
      Part debate,
      List<DemoContent.Asked> script,
      List<Question> questions) {
    for (var i = 0; i < questions.size(); i++) {
      var seen = seenBy(moderator, part);
      var question = house.voices().queue().find(moderator, seen, questions.get(i).number());
      switch (script.get(i).fate()) {
        case CARRIED ->
            house
                .voices()
                .outcomes()
                .carry(moderator, seen, question.number(), question.rev(), debate.id());
        case FOLLOW_UP -> {
          var due = LocalDate.ofInstant(begins(debate), seen.arena().zone());
          act(moderator, part, question, new Act.FollowUp("Ola Arrangør", due));
        }
        case PENDING, REJECTED, PUBLISHED, SHORTLISTED, LIVE, ANSWERED -> {
          // These have their outcome, or never get one.
        }
      }
    }
  }

  Question act(Viewer moderator, Part part, Question question, Act act) {
    return house
        .voices()
        .queue()
        .act(moderator, seenBy(moderator, part), question.number(), question.rev(), act)
        .now();
  }

  Viewer attendee(Part part, int place) {
    return Viewer.holding(new Pass(person(part, place).value(), 1));
  }

  /** By her place among the guests. */
  RegistrationId person(Part part, int place) {
    var email = guests.get(place).email();
    return house
        .db()
        .withExtension(DemoStore.class, store -> store.registration(part.seriesId(), email));
  }

  Seen seenBy(Viewer viewer, Part part) {
    return house.parts().seenBy(viewer, part.id());
  }

  static Instant begins(Part part) {
    return Objects.requireNonNull(part.startsAt());
  }
}
