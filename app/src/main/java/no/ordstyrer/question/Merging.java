package no.ordstyrer.question;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.question.Question.State;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Questions that ask the same become one: the others are merged into it, with what was merged into
 * them. Their authors and votes stay with them, and each remembers what it was merged into, so that
 * each can be taken out again as it was, with what it brought along.
 */
public final class Merging {
  private final Jdbi db;
  private final Steps steps;

  public Merging(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.steps = new Steps(live, clock);
  }

  /** What became of merging. */
  public sealed interface Merged {
    record As(Moved moved) implements Merged {}

    /** {@code other}: the number that could not be merged into. */
    record Refused(Question question, int other, Why why) implements Merged {}
  }

  /** Why a question cannot be merged into another. */
  public enum Why {
    ITSELF,
    /** No such number in the part. */
    UNKNOWN,
    /** The other is rejected or withdrawn. */
    GONE,
    /** The other is merged itself. */
    MERGED,
    /** This one is public, and the other is not. */
    UNSEEN
  }

  /** What the question might be merged into, the most alike first. */
  public List<Question> alike(Viewer viewer, Seen seen, Question question) {
    mustModerate(seen);
    return db.withExtension(
        MergeStore.class,
        store ->
            store.alike(seen.part().id(), question.id(), question.text(), question.published()));
  }

  /** {@code rev} is what the viewer's page showed of the question that goes into the other. */
  public Merged merge(Viewer viewer, Seen seen, int number, int rev, int into) {
    mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      if (question.head() != null && question.head() == into) {
        return new Merged.As(new Moved.Done(question));
      }
      if (rev != question.rev()) {
        return new Merged.As(Moved.Stale.of(question));
      }
      if (!mergeable(question)) {
        return new Merged.As(new Moved.Impossible(question));
      }
      var other = handle.attach(QuestionStore.class).find(seen.part().id(), into);
      var why = refusal(question, other);
      return why.isPresent()
          ? new Merged.Refused(question, into, why.get())
          : new Merged.As(new Moved.Done(merge(handle, question, other.orElseThrow(), by)));
    });
  }

  /** Takes a question out of the other: it is what it was, and the votes are its own again. */
  public Moved unmerge(Viewer viewer, Seen seen, int number, int rev) {
    mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      if (question.pending() || question.published()) {
        return new Moved.Done(question);
      }
      if (rev != question.rev()) {
        return Moved.Stale.of(question);
      }
      return question.moderation() == Moderation.MERGED
          ? new Moved.Done(unmerge(handle, question, steps.begin(handle, question, by)))
          : new Moved.Impossible(question);
    });
  }

  /**
   * When the one that they were merged into is withdrawn: nobody withdraws what others asked, and
   * what is merged into theirs goes with them. Her own stay with it.
   */
  static void release(Handle handle, Steps steps, Question head, Deed deed) {
    for (var number : handle.attach(MergeStore.class).children(head.id())) {
      var question = Steps.find(handle, head.partId(), number);
      if (Objects.equals(question.registrationId(), head.registrationId())) {
        release(handle, steps, question, deed);
      } else {
        unmerge(handle, steps, question, deed);
      }
    }
  }

  private Question merge(Handle handle, Question question, Question other, AccountId by) {
    var now =
        steps.change(
            handle,
            question,
            new State(Moderation.MERGED, Handling.OPEN),
            "merge",
            steps.begin(handle, question, by),
            at -> handle.attach(MergeStore.class).merge(question.id(), other.id(), by, at));
    steps.settle(handle, question.partId());
    steps.tell(handle, Steps.find(handle, other.partId(), other.number()));
    return now;
  }

  private Question unmerge(Handle handle, Question question, Deed deed) {
    return Editing.replaced(handle, question)
        ? Editing.takeBack(handle, steps, question, "unmerge", deed)
        : unmerge(handle, steps, question, deed);
  }

  private static Question unmerge(Handle handle, Steps steps, Question question, Deed deed) {
    var store = handle.attach(MergeStore.class);
    var was = store.was(question.id());
    var parent = store.parent(question.id());
    var rank = rank(handle, question, was);
    steps.makeRoom(handle, question, rank);
    var now =
        steps.change(
            handle,
            question,
            new State(was.moderation(), was.handling()),
            "unmerge",
            deed,
            at -> store.unmerge(question.id(), rank, deed.by(), at));
    steps.settle(handle, question.partId());
    if (question.head() != null) {
      steps.tell(handle, Steps.find(handle, question.partId(), question.head()));
    }
    // Its card names what was merged into it, also when it is merged into another itself.
    parent
        .filter(number -> !Objects.equals(number, question.head()))
        .ifPresent(number -> steps.tell(handle, Steps.find(handle, question.partId(), number)));
    return Steps.find(handle, now.partId(), now.number());
  }

  private static @Nullable Integer rank(Handle handle, Question question, MergeStore.Was was) {
    if (was.handling() != Handling.SHORTLISTED) {
      return null;
    }
    var last = handle.attach(ModerationStore.class).lastRank(question.partId());
    return was.rank() == null ? (Integer) last : was.rank();
  }

  private static boolean mergeable(Question question) {
    return (question.pending() || question.published())
        && (question.state().waiting() || question.live());
  }

  private static Optional<Why> refusal(Question question, Optional<Question> into) {
    if (into.isEmpty()) {
      return Optional.of(Why.UNKNOWN);
    }
    var other = into.get();
    if (other.id().equals(question.id())) {
      return Optional.of(Why.ITSELF);
    }
    if (other.moderation() == Moderation.MERGED) {
      return Optional.of(Why.MERGED);
    }
    if (!other.pending() && !other.published()) {
      return Optional.of(Why.GONE);
    }
    return question.published() && other.pending() ? Optional.of(Why.UNSEEN) : Optional.empty();
  }

  static void mustModerate(Seen seen) {
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
  }
}
