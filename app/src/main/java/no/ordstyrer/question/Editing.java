package no.ordstyrer.question;

import java.time.Clock;
import java.util.Objects;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Handling;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.question.Question.State;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A moderator's edit of somebody's question: in place while nobody has seen it. What is public
 * already is never changed under those who voted for it: a new question with the new words takes
 * its place, and the first one is merged into it, so that votes and author go along.
 */
public final class Editing {
  static final String WORD = "rephrase";

  private final Jdbi db;
  private final Steps steps;
  private final Clock clock;

  public Editing(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.steps = new Steps(live, clock);
    this.clock = clock;
  }

  /** What became of an edit. */
  public sealed interface Edited {
    /** The question that was edited; {@code head} of it is the number of the new one. */
    record As(Moved moved) implements Edited {}

    record Empty(Question question) implements Edited {}

    record TooLong(Question question, int length, int limit) implements Edited {}
  }

  /**
   * Puts a question into other words.
   *
   * @param rev what the viewer's page showed
   * @param text after NFC
   */
  public Edited edit(Viewer viewer, Seen seen, int number, int rev, String text) {
    Merging.mustModerate(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var rules = handle.attach(QuestionStore.class).hold(seen.part().id());
      var question = Steps.find(handle, seen.part().id(), number);
      var length = text.codePointCount(0, text.length());
      if (text.isEmpty()) {
        return new Edited.Empty(question);
      }
      if (length > rules.questionLimit()) {
        return new Edited.TooLong(question, length, rules.questionLimit());
      }
      return new Edited.As(edit(handle, question, rev, text, by));
    });
  }

  private Moved edit(Handle handle, Question question, int rev, String text, AccountId by) {
    if (text.equals(question.text()) && editable(question)) {
      return new Moved.Done(question);
    }
    if (rev != question.rev()) {
      return Moved.Stale.of(question);
    }
    if (!editable(question)) {
      return new Moved.Impossible(question);
    }
    return new Moved.Done(
        question.pending()
            ? inPlace(handle, question, text, by)
            : derived(handle, question, text, by));
  }

  private Question inPlace(Handle handle, Question question, String text, AccountId by) {
    return steps.change(
        handle,
        question,
        question.state(),
        "edit",
        steps.begin(handle, question, by),
        now -> handle.attach(EditStore.class).edit(question.id(), text, by, now));
  }

  private Question derived(Handle handle, Question question, String text, AccountId by) {
    var number = handle.attach(QuestionStore.class).nextNumber(question.partId());
    var store = handle.attach(EditStore.class);
    store.derive(question.id(), number, text, by, clock.instant());
    var next = Steps.find(handle, question.partId(), number);
    store.assign(question.id(), next.id());
    handle
        .attach(ModerationStore.class)
        .noted(
            next.id(), "rephrased", Moderation.PUBLISHED, question.handling(), by, clock.instant());
    replace(handle, steps, question, next, WORD, steps.begin(handle, question, by));
    return Steps.find(handle, question.partId(), question.number());
  }

  /** Puts the first words back in the place of the new ones, whose votes go along. */
  static Question takeBack(Handle handle, Steps steps, Question first, String word, Deed deed) {
    var head = Steps.find(handle, first.partId(), Objects.requireNonNull(first.head()));
    var out =
        steps.change(
            handle,
            first,
            new State(Moderation.PUBLISHED, head.handling()),
            word,
            deed,
            now -> handle.attach(MergeStore.class).unmerge(first.id(), null, deed.by(), now));
    replace(handle, steps, head, out, "merge", deed);
    return Steps.find(handle, first.partId(), first.number());
  }

  /** Whether the question was put into other words, and these still wait for an answer. */
  static boolean replaced(Handle handle, Question question) {
    return question.headDerived()
        && question.head() != null
        && editable(Steps.find(handle, question.partId(), question.head()));
  }

  /** {@code next} takes the place of {@code was}, which is merged into it with all that it held. */
  private static void replace(
      Handle handle, Steps steps, Question was, Question next, String word, Deed deed) {
    var store = handle.attach(EditStore.class);
    var by = Objects.requireNonNull(deed.by());
    store.leaveOrigin(was.id());
    steps.change(
        handle,
        was,
        new State(Moderation.MERGED, Handling.OPEN),
        word,
        deed,
        now -> handle.attach(MergeStore.class).merge(was.id(), next.id(), by, now));
    store.stand(next.id(), was.handling(), was.rank(), was.liveAt(), was.carriedFrom());
    steps.settle(handle, was.partId());
    steps.tell(handle, Steps.find(handle, next.partId(), next.number()));
  }

  private static boolean editable(Question question) {
    return (question.pending() || question.published())
        && (question.state().waiting() || question.live());
  }
}
