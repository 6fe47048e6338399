package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.ModerationStore.Event;
import no.ordstyrer.question.ModerationStore.Next;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
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
  /** How long an act can be taken back, and what the network may need on top of it. */
  public static final Duration UNDO = Duration.ofSeconds(10);

  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What touches more than the question's own state is taken back by another act. */
  private static final Set<String> FINAL = Set.of("carry", "reopen", "assign");

  private final Jdbi db;
  private final Registrations registrations;
  private final Telling telling;
  private final Clock clock;

  public Queue(Jdbi db, Registrations registrations, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.telling = new Telling(live);
    this.clock = clock;
  }

  /** Every question of the part, for those who work the queue. */
  public List<Question> all(Viewer viewer, Seen seen) {
    mustWork(seen);
    return db.withExtension(QuestionStore.class, store -> store.all(seen.part().id()));
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

  /** Whether the viewer herself moved the question last, and may still take that back. */
  public boolean undoable(Viewer viewer, Question question) {
    return db.withExtension(ModerationStore.class, store -> store.events(question.id())).stream()
        .findFirst()
        .filter(last -> undone(last, viewer.mustBeStaff()).isPresent())
        .isPresent();
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

  /** Takes back the viewer's own last act on a question, within {@link #UNDO}. */
  public Moved undo(Viewer viewer, Seen seen, int number, int rev) {
    mustWork(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle.attach(QuestionStore.class), seen.part().id(), number);
      if (rev != question.rev()) {
        return stale(question);
      }
      var last = handle.attach(ModerationStore.class).events(question.id()).stream().findFirst();
      var was = last.flatMap(event -> undone(event, by));
      var busy = was.isPresent() && was.get().handling() == Handling.LIVE && live(handle, seen);
      if (was.isEmpty() || busy) {
        return new Moved.Impossible(question);
      }
      var next =
          new Next(
              was.get().moderation(),
              was.get().handling(),
              last.get().wasRank(),
              last.get().wasReason(),
              null,
              null,
              null);
      return new Moved.Done(write(handle, question, next, "undo", by));
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
        return stale(question);
      }
      var store = handle.attach(ModerationStore.class);
      store.unassign(question.id());
      people.forEach(person -> store.assign(question.id(), person, by, clock.instant()));
      store.touch(question.id(), by, clock.instant());
      return new Moved.Done(told(handle, question, "assign", by));
    });
  }

  /** In a transaction that holds the room. */
  Moved act(Handle handle, Question question, int rev, Act act, @Nullable AccountId by) {
    var to = act.from(question.state());
    if (to.isPresent() && to.get().equals(question.state()) && !moves(act, question)) {
      return new Moved.Done(question);
    }
    if (rev != question.rev()) {
      return stale(question);
    }
    if (to.isEmpty()) {
      return new Moved.Impossible(question);
    }
    if (act instanceof Act.GoLive goLive) {
      clearStage(handle, question, goLive.finishPrevious(), by);
    }
    var next = next(handle, question, act, to.get());
    return new Moved.Done(write(handle, question, next, act.word(), by));
  }

  /** Whatever is live leaves the stage; {@code for} the one that takes its place, or null. */
  void clearStage(Handle handle, Question in, boolean finish, @Nullable AccountId by) {
    handle
        .attach(QuestionStore.class)
        .live(in.partId())
        .filter(live -> !live.id().equals(in.id()))
        .ifPresent(live ->
            act(handle, live, live.rev(), finish ? new Act.Finish() : new Act.PutBack(), by));
  }

  private Question write(
      Handle handle, Question was, Next next, String word, @Nullable AccountId by) {
    handle.attach(ModerationStore.class).change(was.id(), next, by, clock.instant());
    return told(handle, was, word, by);
  }

  private Question told(Handle handle, Question was, String word, @Nullable AccountId by) {
    var store = handle.attach(QuestionStore.class);
    store.happened(
        was.id(),
        word,
        was.moderation().name(),
        was.handling().name(),
        was.rank(),
        was.reason(),
        by,
        clock.instant());
    var now = find(store, was.partId(), was.number());
    telling.changed(handle, was.state(), now);
    return now;
  }

  private Next next(Handle handle, Question question, Act act, State to) {
    var rank = rank(handle, question, act, to);
    var reason =
        switch (act) {
          case Act.Reject(var why) -> why;
          case Act.Retract(var why) -> why;
          case Act.Close(var why) -> why;
          case Act.Approve _, Act.Restore _, Act.Reopen _, Act.Withdraw _, Act.Carry _ -> null;
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
    var store = handle.attach(ModerationStore.class);
    if (act instanceof Act.Shortlist(var wanted) && wanted != null) {
      telling.ranked(
          handle, question.partId(), store.makeRoom(question.partId(), wanted, question.id()));
      return wanted;
    }
    return question.rank() == null ? (Integer) store.lastRank(question.partId()) : question.rank();
  }

  private Optional<State> undone(Event last, AccountId by) {
    var soon = clock.instant().isBefore(last.at().plus(UNDO).plus(GRACE));
    return soon
            && by.equals(last.accountId())
            && last.wasModeration() != null
            && last.wasHandling() != null
            && !FINAL.contains(last.act())
        ? Optional.of(
            new State(
                Moderation.valueOf(last.wasModeration()), Handling.valueOf(last.wasHandling())))
        : Optional.empty();
  }

  private static boolean moves(Act act, Question question) {
    return act instanceof Act.Shortlist(var rank) && rank != null && !rank.equals(question.rank());
  }

  private static boolean live(Handle handle, Seen seen) {
    return handle.attach(QuestionStore.class).live(seen.part().id()).isPresent();
  }

  private static Moved stale(Question question) {
    return new Moved.Stale(question, question.changedByName(), question.changedAt());
  }

  private static Question find(QuestionStore store, PartId part, int number) {
    return store.find(part, number).orElseThrow(NotFound::new);
  }

  private static void mustWork(Seen seen) {
    if (!seen.standing().moderates() && !seen.standing().chairs()) {
      throw new NotFound();
    }
  }

  /** One line of a question's history; {@code who} is null for its author. */
  public record Happening(String act, @Nullable String who, java.time.Instant at) {}
}
