package no.ordstyrer.question;

import java.time.Clock;
import java.time.Instant;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.ModerationStore.Next;
import no.ordstyrer.question.Question.State;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How moderators' acts are written: the question, the line of its history, what it was before, and
 * who hears of it. To be used by whoever holds the room.
 */
final class Steps {
  private final Telling telling;
  private final Clock clock;

  Steps(Live live, Clock clock) {
    this.telling = new Telling(live);
    this.clock = clock;
  }

  Deed begin(Handle handle, Question on, @Nullable AccountId by) {
    return new Deed(handle.attach(UndoStore.class).nextDeed(), on.id(), by);
  }

  /** Moves a question so that the deed can be taken back. */
  Question change(Handle handle, Question was, Next next, String word, Deed deed) {
    var to = new State(next.moderation(), next.handling());
    var store = handle.attach(ModerationStore.class);
    return change(handle, was, to, word, deed, now -> store.change(was.id(), next, deed.by(), now));
  }

  /** The same, written by {@code write}, which raises the {@code rev} by one. */
  Question change(Handle handle, Question was, State to, String word, Deed deed, Write write) {
    var now = clock.instant();
    var event =
        handle
            .attach(ModerationStore.class)
            .noted(was.id(), word, to.moderation(), to.handling(), deed.by(), now);
    var leads = deed.on().equals(was.id());
    handle.attach(UndoStore.class).keep(event, was.id(), deed.id(), leads, now);
    write.at(now);
    handle.attach(ClaimStore.class).end(was.id());
    return told(handle, was);
  }

  /** Writes the question as it is to be. */
  interface Write {
    void at(Instant now);
  }

  /** Something about a question that is not where it stands. */
  Question touch(Handle handle, Question was, String word, AccountId by, Write write) {
    return change(
        handle,
        was,
        was.state(),
        word,
        begin(handle, was, by),
        now -> {
          write.at(now);
          handle.attach(ModerationStore.class).touch(was.id(), by, now);
        });
  }

  /** Gives a question back what it had before an act. */
  Question restore(Handle handle, Question was, UndoStore.Before before, AccountId by) {
    var now = clock.instant();
    makeRoom(handle, was, before.rank());
    handle
        .attach(ModerationStore.class)
        .noted(was.id(), Undo.WORD, before.moderation(), before.handling(), by, now);
    var store = handle.attach(UndoStore.class);
    store.restore(before.eventId(), by, now);
    store.assign(before.eventId(), by, now);
    handle.attach(ClaimStore.class).end(was.id());
    settle(handle, was.partId());
    var is = told(handle, was);
    for (var head : new Integer[] {was.head(), is.head()}) {
      if (head != null) {
        tell(handle, find(handle, was.partId(), head));
      }
    }
    return is;
  }

  /** Those who stand at the place move down one. */
  void makeRoom(Handle handle, Question question, @Nullable Integer rank) {
    if (rank != null) {
      var store = handle.attach(ModerationStore.class);
      telling.ranked(
          handle, question.partId(), store.makeRoom(question.partId(), rank, question.id()));
    }
  }

  /** After a question was merged or taken out: what came along counts where it counts. */
  void settle(Handle handle, PartId part) {
    handle
        .attach(MergeStore.class)
        .settle(part)
        .forEach(number -> tell(handle, find(handle, part, number)));
  }

  /**
   * What is merged into the question is others now: it looks another way, and stands where it
   * stood.
   */
  void tell(Handle handle, Question question) {
    told(handle, question);
  }

  private Question told(Handle handle, Question was) {
    var now = find(handle, was.partId(), was.number());
    telling.changed(handle, was.state(), now);
    return now;
  }

  static Question find(Handle handle, PartId part, int number) {
    return handle.attach(QuestionStore.class).find(part, number).orElseThrow(NotFound::new);
  }
}
