package no.ordstyrer.question;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Answers in writing: drafted by moderators, the chair, or whom the question was put to; approved
 * and published by moderators. Nothing here publishes a question.
 */
public final class AnswerDrafts {
  private final Jdbi db;
  private final Queue queue;
  private final Clock clock;

  public AnswerDrafts(Jdbi db, Queue queue, Clock clock) {
    this.db = db;
    this.queue = queue;
    this.clock = clock;
  }

  /** A question, and the answer that is being written to it, if there is one. */
  public record Work(Question question, @Nullable AnswerDraft draft) {
    public boolean waits() {
      return waitsForAnswer(question);
    }

    /** Its draft can be published now. */
    public boolean ready() {
      return draft != null && draft.approved() && question.published() && waits();
    }
  }

  /** What waits for the viewer's answer, or for her approval of one: by number. */
  public List<Work> open(Viewer viewer, Seen seen) {
    if (!works(seen) && !seen.standing().sits()) {
      throw new NotFound();
    }
    return db.withHandle(handle -> {
      var drafts =
          handle.attach(AnswerDraftStore.class).of(seen.part().id()).stream()
              .collect(Collectors.toMap(AnswerDraft::questionId, Function.identity()));
      return handle.attach(QuestionStore.class).all(seen.part().id()).stream()
          .filter(AnswerDrafts::waitsForAnswer)
          .filter(question ->
              works(seen)
                  ? drafts.containsKey(question.id()) || !question.assigned().isEmpty()
                  : assigned(handle, viewer, question))
          .sorted(Comparator.comparingInt(Question::number))
          .map(question -> new Work(question, drafts.get(question.id())))
          .toList();
    });
  }

  public Work find(Viewer viewer, Seen seen, int number) {
    return db.withHandle(handle -> find(handle, viewer, seen, number));
  }

  /** {@code rev}: of the draft that the writer saw, 0 for none. */
  public Drafted save(Viewer viewer, Seen seen, int number, int rev, String text) {
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var work = find(handle, viewer, seen, number);
      if (!work.waits()) {
        return new Drafted.NotNow(work.question());
      }
      var claim = Claims.others(handle, work.question(), by, clock.instant());
      if (claim.isPresent()) {
        return new Drafted.Claimed(work.question(), claim.get());
      }
      var store = handle.attach(AnswerDraftStore.class);
      return store.save(work.question().id(), rev, text, by, clock.instant())
          ? new Drafted.Done(work.question())
          : overtaken(store, work.question());
    });
  }

  /** Its writer takes back a draft that nobody else has changed. */
  public Drafted takeBack(Viewer viewer, Seen seen, int number, int rev) {
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle, viewer, seen, number).question();
      var store = handle.attach(AnswerDraftStore.class);
      return store.drop(question.id(), by, rev)
          ? new Drafted.Done(question)
          : overtaken(store, question);
    });
  }

  /** The text may be published as it stands. */
  public Drafted approve(Viewer viewer, Seen seen, int number, int rev) {
    mustModerate(seen);
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = find(handle, viewer, seen, number).question();
      var store = handle.attach(AnswerDraftStore.class);
      return store.approve(question.id(), rev, viewer.mustBeStaff(), clock.instant())
          ? new Drafted.Done(question)
          : overtaken(store, question);
    });
  }

  /**
   * Publishes an approved answer, of a question that is published. The draft stays, for when the
   * answer is taken back.
   */
  public Drafted publish(Viewer viewer, Seen seen, int number, int rev) {
    mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var work = find(handle, viewer, seen, number);
      var question = work.question();
      var draft = work.draft();
      if (draft != null && draft.rev() != rev) {
        return new Drafted.Stale(question, draft);
      }
      return draft == null || !work.ready()
          ? new Drafted.NotNow(question)
          : publish(handle, question, draft, by);
    });
  }

  /**
   * What is written and not published, by question: of what lacks an outcome, and of what was
   * closed without an answer.
   */
  public Map<QuestionId, AnswerDraft> proposed(Seen seen) {
    mustModerate(seen);
    return db.withExtension(AnswerDraftStore.class, store -> store.of(seen.part().id())).stream()
        .collect(Collectors.toMap(AnswerDraft::questionId, Function.identity()));
  }

  /**
   * Approves and publishes what a moderator reads where it is proposed. A question that was closed
   * without an answer is opened for it; one that nobody has approved is left as it is.
   *
   * @param rev of the draft
   */
  public Drafted publishProposal(Viewer viewer, Seen seen, int number, int rev) {
    mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var work = find(handle, viewer, seen, number);
      var draft = work.draft();
      var closed = work.question().handling() == Question.Handling.NOT_ANSWERED;
      if (draft == null || !work.question().published() || !(work.waits() || closed)) {
        return new Drafted.NotNow(work.question());
      }
      if (!handle
          .attach(AnswerDraftStore.class)
          .approve(draft.questionId(), rev, by, clock.instant())) {
        return new Drafted.Stale(work.question(), draft);
      }
      if (closed) {
        queue.act(handle, work.question(), work.question().rev(), new Act.Reopen(), by);
      }
      return publish(handle, find(handle, viewer, seen, number).question(), draft, by);
    });
  }

  private Drafted publish(Handle handle, Question question, AnswerDraft draft, AccountId by) {
    return switch (queue.act(handle, question, question.rev(), new Act.Answer(draft.text()), by)) {
      case Moved.Done(var now) -> {
        if (draft.writtenBy() != null) {
          handle.attach(AnswerDraftStore.class).answeredBy(now.id(), draft.writtenBy());
        }
        yield new Drafted.Done(now);
      }
      case Moved.Claimed(var now, var claim) -> new Drafted.Claimed(now, claim);
      case Moved.Stale _, Moved.Impossible _, Moved.TakenUp _ -> new Drafted.NotNow(question);
    };
  }

  private static Work find(Handle handle, Viewer viewer, Seen seen, int number) {
    var question =
        handle
            .attach(QuestionStore.class)
            .find(seen.part().id(), number)
            .filter(found -> works(seen) || assigned(handle, viewer, found))
            .orElseThrow(NotFound::new);
    var draft = handle.attach(AnswerDraftStore.class).find(question.id());
    return new Work(question, draft.orElse(null));
  }

  private static Drafted overtaken(AnswerDraftStore store, Question question) {
    return store
        .find(question.id())
        .<Drafted>map(now -> new Drafted.Stale(question, now))
        .orElseGet(() -> new Drafted.NotNow(question));
  }

  /** What was put to her, once the public sees it. */
  private static boolean assigned(Handle handle, Viewer viewer, Question question) {
    return question.published()
        && Optional.of(viewer)
            .flatMap(Viewer::staff)
            .filter(
                account -> handle.attach(AnswerDraftStore.class).assigned(question.id(), account))
            .isPresent();
  }

  private static boolean waitsForAnswer(Question question) {
    return (question.pending() || question.published())
        && question.toPart() == null
        && (question.state().waiting() || question.handling() == Question.Handling.DEFERRED);
  }

  private static boolean works(Seen seen) {
    return seen.standing().moderates() || seen.standing().chairs();
  }

  private static void mustModerate(Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
  }
}
