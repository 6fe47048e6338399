package no.ordstyrer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.ordstyrer.account.AccountErasure;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.LiveErasure;
import no.ordstyrer.mail.LetterErasure;
import no.ordstyrer.panel.PanelErasure;
import no.ordstyrer.panel.StanceErasure;
import no.ordstyrer.poll.PollErasure;
import no.ordstyrer.question.QuestionErasure;
import no.ordstyrer.registration.Answers;
import no.ordstyrer.registration.Approvals;
import no.ordstyrer.registration.AttendanceErasure;
import no.ordstyrer.registration.BulkActs;
import no.ordstyrer.registration.Erasure;
import no.ordstyrer.registration.Handovers;
import no.ordstyrer.registration.InvitationErasure;
import no.ordstyrer.registration.InvitationImports;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.registration.Organisations;
import no.ordstyrer.registration.OwnAttendance;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.ParticipantLists;
import no.ordstyrer.registration.PersonFiles;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.SanctionErasure;
import no.ordstyrer.room.RoomErasure;
import no.ordstyrer.series.CrewErasure;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.studio.Keeping;
import no.ordstyrer.studio.Retention;
import org.jdbi.v3.core.Handle;

/** Which room forgets what. A new table with people in it gets its line here. */
final class Forgetting {
  private Forgetting() {}

  /** What each room forgets of a series when its time is over. */
  static Map<Keeping, Retention.OfSeries> ofSeries(Clock clock) {
    var people = new Erasure(clock);
    var questions = new QuestionErasure();
    var letters = new LetterErasure();
    var panel = new PanelErasure();
    var polls = new PollErasure();
    return Map.of(
        Keeping.LETTERS,
            (handle, series, _) ->
                letters.ofSeries(handle, series.value()) + BulkActs.forget(handle, series),
        Keeping.WAITING, (handle, series, _) -> people.withoutPlace(handle, series),
        Keeping.INVITED, (handle, series, _) -> invited(handle, series, clock),
        Keeping.NEEDS, (handle, series, _) -> Needs.forget(handle, series),
        Keeping.ANSWERS, Forgetting::answers,
        Keeping.UNPUBLISHED,
            (handle, series, _) ->
                questions.unpublished(handle, series)
                    + panel.notes(handle, series)
                    + polls.unshown(handle, series),
        Keeping.AUTHORS,
            (handle, series, _) ->
                questions.authors(handle, series)
                    + new SanctionErasure().ofSeries(handle, series)
                    + panel.guests(handle, series)
                    + polls.leftOpen(handle, series, clock.instant())
                    + polls.names(handle, series)
                    + new StanceErasure().unrevealed(handle, series),
        Keeping.PEOPLE,
            (handle, series, _) ->
                people.people(handle, series) + CrewErasure.ofSeries(handle, series));
  }

  private static int invited(Handle handle, SeriesId series, Clock clock) {
    return new InvitationErasure(clock).ofSeries(handle, series);
  }

  /** Each answer in its field's time, and all of those whom an earlier line has forgotten. */
  private static int answers(Handle handle, SeriesId series, int age) {
    return Answers.forgetDue(handle, series, age)
        + Answers.forgetErased(handle, series)
        + ParticipantLists.forgetDue(handle, series, age);
  }

  /** What other rooms hold of one person, to be told to her and forgotten with her. */
  static List<OwnData.Elsewhere> elsewhere(Clock clock) {
    return List.of(
        new OwnQuestions(),
        new PollErasure(),
        new StanceErasure(),
        new OwnLetters(),
        new Answers.Own(),
        new ParticipantLists.Own(),
        new SanctionErasure(),
        new Approvals.Own(),
        new PersonFiles.Own(),
        new Handovers.Own(),
        new InvitationErasure.Own(new InvitationErasure(clock)),
        new OwnAttendance(),
        new Needs.Own());
  }

  private static final class OwnQuestions implements OwnData.Elsewhere {
    private final QuestionErasure questions = new QuestionErasure();

    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return Stream.of(
              questions.of(handle, whose.value()).stream().map(own -> written("QUESTION", own)),
              questions.votes(handle, whose.value()).stream().map(own -> written("VOTE", own)),
              questions.reports(handle, whose.value()).stream().map(own -> written("REPORT", own)))
          .flatMap(one -> one)
          .toList();
    }

    private static OwnData.Written written(String kind, QuestionErasure.Own own) {
      return new OwnData.Written(kind, own.state(), own.askedAt().toString(), own.text());
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return questions.person(handle, whose.value());
    }
  }

  private static final class OwnLetters implements OwnData.Elsewhere {
    /** Her letters are in her own mailbox. */
    @Override
    public List<OwnData.Written> of(Handle handle, RegistrationId whose) {
      return List.of();
    }

    @Override
    public int forget(Handle handle, RegistrationId whose) {
      return new LetterErasure().ofRegistration(handle, whose.value());
    }
  }

  /** Letters that were still to leave when their reader was forgotten, in the last month. */
  private static int lastLetters(Handle handle, Instant before) {
    return Erasure.since(handle, before).stream()
        .mapToInt(whose -> new LetterErasure().ofRegistration(handle, whose.value()))
        .sum();
  }

  /** Who of the staff did what: noted, and with each question. */
  private static int log(Handle handle, Instant before) {
    return Arenas.forgetNotes(handle, before)
        + new QuestionErasure().actors(handle, before)
        + new SanctionErasure().actors(handle, before)
        + new PollErasure().actors(handle, before);
  }

  /** What belongs to no series and is forgotten by its age. */
  static List<Retention.Sweep> byAge() {
    var accounts = new AccountErasure();
    var letters = new LetterErasure();
    return List.of(
        new Retention.Sweep("imports", Duration.ofDays(1), InvitationImports::forget),
        new Retention.Sweep("doors", Duration.ofDays(1), accounts::doors),
        new Retention.Sweep("accounts", Duration.ofDays(180), accounts::idle),
        new Retention.Sweep("last-letters", Duration.ofDays(30), Forgetting::lastLetters),
        new Retention.Sweep("needs", Duration.ofDays(7), Needs::forgetLeft),
        new Retention.Sweep("letters", Duration.ofDays(7), letters::loose),
        new Retention.Sweep("log", Duration.ofDays(730), Forgetting::log),
        new Retention.Sweep("bounced", Duration.ofDays(365), letters::bounced),
        new Retention.Sweep("handovers", Duration.ofDays(7), Handovers::forgetOver),
        new Retention.Sweep("report-trials", Duration.ofDays(7), AttendanceErasure::trials),
        new Retention.Sweep("organisations", Duration.ofDays(30), Organisations::forget),
        new Retention.Sweep("commands", Duration.ofDays(2), new QuestionErasure()::commands),
        new Retention.Sweep("undos", Duration.ofDays(1), new QuestionErasure()::undos),
        new Retention.Sweep("changes", Duration.ofDays(2), new LiveErasure()::changes),
        new Retention.Sweep("presence", Duration.ofDays(90), new RoomErasure()::presence),
        new Retention.Sweep("reactions", Duration.ofHours(1), new RoomErasure()::reactions));
  }
}
