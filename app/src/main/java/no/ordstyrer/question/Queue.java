package no.ordstyrer.question;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.ModerationStore.Next;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.State;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PersonId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a part: what moderators and the chair do with questions. Every command carries the
 * {@code rev} it saw, so that nobody acts on what somebody else has already handled.
 */
public final class Queue {
  /** The subject of the live change: the shortlist on the chair's desk. */
  public static final String SHORTLIST = Telling.SHORTLIST;

  private final Jdbi db;
  private final Registrations registrations;
  private final Steps steps;
  private final Clock clock;

  public Queue(Jdbi db, Registrations registrations, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.steps = new Steps(live, clock);
    this.clock = clock;
  }

  /** Every question of the part, for those who work the queue. */
  public List<Question> all(Viewer viewer, Seen seen) {
    mustWork(seen);
    return db.withExtension(QuestionStore.class, store -> store.all(seen.part().id()));
  }

  QueueRules rules(Seen seen) {
    var part = seen.part().id();
    var rules =
        db.withExtension(QuestionStore.class, store -> store.rules(part)).orElse(Rules.USUAL);
    return new QueueRules(rules, HoldAll.of(db, part).orElse(null));
  }

  public Question find(Viewer viewer, Seen seen, int number) {
    mustWork(seen);
    return db.withExtension(QuestionStore.class, store -> find(store, seen.part().id(), number));
  }

  /** What happened to a question, the latest first. */
  public List<Happening> history(Viewer viewer, Seen seen, int number) {
    var question = find(viewer, seen, number);
    return db.withExtension(ModerationStore.class, store -> store.events(question.id())).stream()
        .map(event -> new Happening(event.act(), event.accountName(), event.at()))
        .toList();
  }

  /** The open reports of a question, the latest first; for its moderators. */
  List<Reports.Told> reports(Seen seen, Question question) {
    return seen.standing().moderates()
        ? db.withExtension(ReportStore.class, store -> store.open(question.id()))
        : List.of();
  }

  /** Moves a question. {@code rev} is what the viewer's page showed. */
  public Moved act(Viewer viewer, Seen seen, int number, int rev, Act act) {
    if (!(seen.standing().moderates() || (seen.standing().chairs() && act.byChair()))) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle.attach(QuestionStore.class), seen.part().id(), number);
      return act(handle, question, rev, act, by);
    });
  }

  /** Its author takes a question back, until it is live. */
  public Moved withdraw(Viewer viewer, Seen seen, int number) {
    var attendee = registrations.attending(viewer, seen.part()).orElseThrow(NotFound::new);
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle.attach(QuestionStore.class), seen.part().id(), number);
      if (!attendee.id().equals(question.registrationId())) {
        throw new NotFound();
      }
      return act(handle, question, question.rev(), new Act.Withdraw(), null);
    });
  }

  /** Puts a question to people on the programme, and to nobody else. */
  public Moved assign(Viewer viewer, Seen seen, int number, int rev, Set<PersonId> people) {
    mustWork(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle.attach(QuestionStore.class), seen.part().id(), number);
      var there =
          Set.copyOf(question.assignedIds())
              .equals(Set.copyOf(people.stream().map(PersonId::value).toList()));
      if (there) {
        return new Moved.Done(question);
      }
      if (rev != question.rev()) {
        return Moved.Stale.of(question);
      }
      return new Moved.Done(
          steps.touch(
              handle,
              question,
              "assign",
              by,
              now -> handle.attach(ModerationStore.class).assign(question.id(), people, by, now)));
    });
  }

  /** In a transaction that holds the room. */
  Moved act(Handle handle, Question question, int rev, Act act, @Nullable AccountId by) {
    var to = act.from(question.state());
    if (to.isPresent() && to.get().equals(question.state()) && !moves(act, question)) {
      return new Moved.Done(question);
    }
    if (rev != question.rev()) {
      return Moved.Stale.of(question);
    }
    // What was carried goes on in the later part.
    if (to.isEmpty() || (act instanceof Act.Reopen && question.toPart() != null)) {
      return new Moved.Impossible(question);
    }
    if (act instanceof Act.Answer && by != null) {
      var claim = Claims.others(handle, question, by, clock.instant());
      if (claim.isPresent()) {
        return new Moved.Claimed(question, claim.get());
      }
    }
    var deed = steps.begin(handle, question, by);
    if (act instanceof Act.GoLive goLive) {
      clearStage(handle, question, goLive.finishPrevious(), deed);
    }
    if (act instanceof Act.Approve || act instanceof Act.Restore) {
      handle.attach(ReportStore.class).answer(question.id(), clock.instant());
    }
    var now = move(handle, question, act, to.get(), deed);
    if (act instanceof Act.Withdraw && !now.merged().isEmpty()) {
      Merging.release(handle, steps, now, deed);
    }
    return new Moved.Done(now);
  }

  /** Whatever else is live leaves the stage. */
  private void clearStage(Handle handle, Question in, boolean finish, Deed deed) {
    var act = finish ? new Act.Finish() : new Act.PutBack();
    handle
        .attach(QuestionStore.class)
        .live(in.partId())
        .filter(live -> !live.id().equals(in.id()))
        .ifPresent(live -> move(handle, live, act, act.from(live.state()).orElseThrow(), deed));
  }

  private Question move(Handle handle, Question question, Act act, State to, Deed deed) {
    if (act instanceof Act.Reject(_, var key)) {
      handle.attach(PolicyStore.class).chosen(question.id(), key);
    } else if (act instanceof Act.Retract(_, var key)) {
      handle.attach(PolicyStore.class).chosen(question.id(), key);
    }
    return steps.change(handle, question, next(handle, question, act, to), act.word(), deed);
  }

  private Next next(Handle handle, Question question, Act act, State to) {
    var rank = rank(handle, question, act, to);
    var reason =
        switch (act) {
          case Act.Reject(var why, _) -> why;
          case Act.Retract(var why, _) -> why;
          case Act.Close(var why) -> why;
          case Act.Approve _, Act.Restore _, Act.Reopen _, Act.Withdraw _, Act.Carry _ -> null;
          case Act.Report _ -> null;
          case Act.Shortlist _, Act.Unlist _, Act.GoLive _, Act.Finish _ -> question.reason();
          case Act.PutBack _, Act.Answer _, Act.FollowUp _ -> question.reason();
        };
    var answer = act instanceof Act.Answer(var text) ? text : question.answer();
    var reopened = act instanceof Act.Reopen;
    var owner = act instanceof Act.FollowUp(var who, _) ? who : question.followUpOwner();
    var due = act instanceof Act.FollowUp(_, var day) ? day : question.followUpDue();
    return new Next(
        to.moderation(),
        to.handling(),
        rank,
        reason,
        reopened ? null : answer,
        reopened ? null : owner,
        reopened ? null : due);
  }

  private @Nullable Integer rank(Handle handle, Question question, Act act, State to) {
    var listed = to.handling() == Handling.SHORTLISTED || to.handling() == Handling.LIVE;
    if (!listed) {
      return null;
    }
    if (act instanceof Act.Shortlist(var wanted) && wanted != null) {
      steps.makeRoom(handle, question, wanted);
      return wanted;
    }
    var last = handle.attach(ModerationStore.class).lastRank(question.partId());
    return question.rank() == null ? (Integer) last : question.rank();
  }

  private static boolean moves(Act act, Question question) {
    if (act instanceof Act.FollowUp(var owner, var due)) {
      return question.toPart() == null
          && !(owner.equals(question.followUpOwner())
              && Objects.equals(due, question.followUpDue()));
    }
    return act instanceof Act.Shortlist(var rank) && rank != null && !rank.equals(question.rank());
  }

  private static Question find(QuestionStore store, PartId part, int number) {
    return store.find(part, number).orElseThrow(NotFound::new);
  }

  static void mustWork(Seen seen) {
    if (!seen.standing().moderates() && !seen.standing().chairs()) {
      throw new NotFound();
    }
  }

  /** One line of a question's history; {@code who} is null for its author. */
  public record Happening(String act, @Nullable String who, java.time.Instant at) {}
}
