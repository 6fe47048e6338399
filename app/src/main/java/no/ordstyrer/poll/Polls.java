package no.ordstyrer.poll;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The polls of a part: written down, opened, closed, revealed, put away. Every command carries the
 * {@code rev} it saw, so that nobody undoes what somebody else has just done.
 */
public final class Polls {
  private final Jdbi db;
  private final Arenas arenas;
  private final PollTelling telling;
  private final Clock clock;

  public Polls(Jdbi db, Arenas arenas, Live live, Clock clock) {
    this.db = db;
    this.arenas = arenas;
    this.telling = new PollTelling(live);
    this.clock = clock;
  }

  /** Every poll of the part, for those who work with them. */
  public List<Poll> all(Seen seen) {
    mustWork(seen);
    return read(store -> store.all(seen.part().id()));
  }

  /** For those who work with them. */
  public Poll find(Seen seen, int number) {
    mustWork(seen);
    return find(seen.part().id(), number).orElseThrow(NotFound::new);
  }

  /** What the audience knows of: not the drafts, nor what was put away. */
  public List<Poll> met(PartId part) {
    return read(store -> store.all(part)).stream().filter(Poll::met).toList();
  }

  /** Those whose result is public, put away or not. */
  public List<Poll> told(PartId part) {
    return told(List.of(part));
  }

  /** The same of several parts at once, part by part. */
  public List<Poll> told(List<PartId> parts) {
    var ids = parts.stream().map(PartId::value).toList();
    return read(store -> store.all(ids)).stream()
        .filter(poll -> !poll.open() && poll.resultIsPublic())
        .toList();
  }

  /** What the audience's screen shows. */
  public Optional<Poll> staged(PartId part) {
    return met(part).stream().filter(poll -> poll.stagedAt() != null).findFirst();
  }

  Optional<Poll> find(PartId part, int number) {
    return read(store -> store.find(part, number));
  }

  /** What a result may be divided by. */
  List<GroupStore.Field> fields(Seen seen) {
    mustPrepare(seen);
    return db.withExtension(GroupStore.class, store -> store.fields(seen.part().id()));
  }

  PollPlace place(PartId part) {
    return read(store -> store.place(part));
  }

  public static boolean prepares(Seen seen) {
    return seen.standing().moderates() || seen.standing().organises();
  }

  public static boolean runs(Seen seen) {
    return seen.standing().moderates() || seen.standing().chairs();
  }

  static void mustWork(Seen seen) {
    if (!prepares(seen) && !runs(seen)) {
      throw new NotFound();
    }
  }

  public Poll create(Viewer viewer, Seen seen, PollPlan plan) {
    mustPrepare(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var poll = insert(handle, seen.part().id(), plan, by, clock.instant());
      telling.drafted(handle, poll);
      note(handle, viewer, seen, "create", poll.number());
      return poll;
    });
  }

  /** A draft of a part, in a transaction that is under way. */
  static Poll insert(
      Handle handle, PartId part, PollPlan plan, @Nullable AccountId by, java.time.Instant now) {
    var store = handle.attach(PollStore.class);
    store.holdPart(part);
    var number = store.nextNumber(part);
    var id =
        store.insert(
            part,
            number,
            plan.kind(),
            plan.question(),
            plan.least(),
            plan.most(),
            plan.visibility(),
            plan.named(),
            plan.by(),
            now,
            by);
    options(store, id, plan);
    return store.find(part, number).orElseThrow();
  }

  /** Changes a draft. What has been opened is frozen. */
  public PollMoved edit(Viewer viewer, Seen seen, int number, int rev, PollPlan plan) {
    mustPrepare(seen);
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var store = handle.attach(PollStore.class);
      var poll = store.hold(seen.part().id(), number).orElseThrow(NotFound::new);
      if (poll.rev() != rev) {
        return new PollMoved.Stale(poll);
      }
      var saved =
          store.update(
              poll.id(),
              plan.kind(),
              plan.question(),
              plan.least(),
              plan.most(),
              plan.visibility(),
              plan.named(),
              plan.by(),
              clock.instant(),
              by);
      if (!saved) {
        return new PollMoved.Impossible(poll);
      }
      store.dropOptions(poll.id());
      options(store, poll.id(), plan);
      note(handle, viewer, seen, "edit", number);
      var now = store.find(seen.part().id(), number).orElseThrow();
      telling.drafted(handle, now);
      return new PollMoved.Done(now);
    });
  }

  /** Moves a poll. {@code rev} is what the viewer's page showed. */
  public PollMoved act(Viewer viewer, Seen seen, int number, int rev, Poll.Act act) {
    if (!runs(seen)) {
      throw new NotFound();
    }
    var by = viewer.mustBeStaff();
    return db.inTransaction(handle -> {
      var store = handle.attach(PollStore.class);
      store.holdPart(seen.part().id());
      var poll = store.hold(seen.part().id(), number).orElseThrow(NotFound::new);
      if (poll.reached(act)) {
        return new PollMoved.Done(poll);
      }
      if (poll.rev() != rev) {
        return new PollMoved.Stale(poll);
      }
      if (!poll.may(act) || (act == Poll.Act.OPEN && !takes(seen.part()))) {
        return new PollMoved.Impossible(poll);
      }
      turn(handle, poll, act, seen.part(), by);
      note(handle, viewer, seen, act.word(), number);
      var now = store.find(seen.part().id(), number).orElseThrow();
      telling.changed(handle, poll, now);
      return new PollMoved.Done(now);
    });
  }

  /** The part is over: nobody answers any more. */
  public void partEnded(Handle handle, PartId part) {
    var store = handle.attach(PollStore.class);
    for (var open : store.all(part).stream().filter(Poll::open).toList()) {
      var poll = store.hold(part, open.number()).orElseThrow();
      if (poll.open()) {
        close(handle, poll, null);
        telling.changed(handle, poll, store.find(part, poll.number()).orElseThrow());
      }
    }
  }

  private void turn(Handle handle, Poll poll, Poll.Act act, Part part, AccountId by) {
    var store = handle.attach(PollStore.class);
    var now = clock.instant();
    switch (act) {
      case OPEN -> {
        store.begin(poll.id(), poll.round() + 1, KeyedTag.secret(), now);
        handle.attach(GroupStore.class).begin(poll.id(), poll.round() + 1);
        store.turn(poll.id(), Poll.State.OPEN, poll.round() + 1, now, by);
        if (part.state() == Part.State.LIVE) {
          stage(handle, poll, by);
        }
      }
      case CLOSE -> close(handle, poll, by);
      case REVEAL -> {
        store.reveal(poll.id(), poll.round(), now);
        store.turn(poll.id(), Poll.State.REVEALED, poll.round(), now, by);
      }
      case STAGE -> stage(handle, poll, by);
      case UNSTAGE -> store.stage(poll.id(), null, now, by);
      case ARCHIVE -> store.turn(poll.id(), Poll.State.ARCHIVED, poll.round(), now, by);
      case RESTORE -> store.turn(poll.id(), poll.restored(), poll.round(), now, by);
    }
  }

  /** One at a time: what was on the screen makes way. */
  private void stage(Handle handle, Poll poll, AccountId by) {
    var store = handle.attach(PollStore.class);
    for (var other : store.all(poll.partId())) {
      if (other.stagedAt() != null && !other.id().equals(poll.id())) {
        store.stage(other.id(), null, clock.instant(), by);
        telling.drafted(handle, other);
      }
    }
    store.stage(poll.id(), clock.instant(), clock.instant(), by);
  }

  private void close(Handle handle, Poll poll, @Nullable AccountId by) {
    handle.attach(PollStore.class).close(poll, clock.instant(), by);
  }

  private static boolean takes(Part part) {
    return part.state() != Part.State.ENDED && part.state() != Part.State.CANCELLED;
  }

  private static void options(PollStore store, PollId id, PollPlan plan) {
    var words = plan.words();
    var positions =
        IntStream.range(0, words.size()).mapToObj(i -> i + plan.kind().first()).toList();
    store.insertOptions(id, positions, words);
  }

  void note(Handle handle, Viewer viewer, Seen seen, String act, int number) {
    arenas.note(
        handle,
        viewer,
        seen.arena().id(),
        "poll." + act,
        "part:" + seen.part().id().value(),
        "poll:" + number);
  }

  private static void mustPrepare(Seen seen) {
    if (!prepares(seen)) {
      throw new NotFound();
    }
  }

  private <T> T read(Function<PollStore, T> query) {
    return db.withExtension(PollStore.class, query::apply);
  }
}
