package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The debate as a whole and its run of show. */
public final class Debates {
  /** The subject of the live change: the run of show and the debate's state. */
  public static final String RUN = "run";

  /** The subject of the live change: where the debate stands. */
  public static final String STATE = "debate-state";

  /** One question takes so long until this debate itself has shown its pace. */
  private static final Duration FIRST_PACE = Duration.ofMinutes(4);

  private final Jdbi db;
  private final Live live;
  private final WhenLive whenLive;
  private final Clock clock;

  /** Debates that nobody moves on. */
  public Debates(Jdbi db, Live live, Clock clock) {
    this(db, live, (_, _, _) -> {}, clock);
  }

  public Debates(Jdbi db, Live live, WhenLive whenLive, Clock clock) {
    this.db = db;
    this.live = live;
    this.whenLive = whenLive;
    this.clock = clock;
  }

  /** What belongs to a debate that begins, in the transaction in which it does. */
  public interface WhenLive {
    void live(Handle handle, Viewer viewer, Seen seen);
  }

  /** What is agreed before the debate. */
  public record Terms(
      String motion,
      Debate.Framing framing,
      Debate.TimeMode timeMode,
      Debate.Balance balance,
      TurnLengths lengths) {
    static Terms of(Debate debate) {
      return new Terms(
          debate.motion(), debate.framing(), debate.timeMode(), debate.balance(), debate.lengths());
    }
  }

  public Optional<Debate> of(PartId part) {
    return db.withExtension(DebateStore.class, store -> store.find(part));
  }

  public RunOfShow run(Seen seen) {
    var items = db.withExtension(DebateStore.class, store -> store.items(seen.part().id()));
    return new RunOfShow(items, seen.part().startsAt(), seen.part().endsAt());
  }

  /** How long a question takes here, at the median of those answered so far. */
  public Duration pace(PartId part) {
    var millis = db.withExtension(DebateStore.class, store -> store.pace(part));
    return millis == null || millis <= 0 ? FIRST_PACE : Duration.ofMillis(millis);
  }

  /**
   * Makes the debate of a part that its chair opens for the first time; a no-op when it is there.
   */
  public void begin(Seen seen, Messages t, int panelists) {
    if (!seen.standing().chairs() && !seen.standing().organises()) {
      throw new NotFound();
    }
    db.useTransaction(handle -> create(handle, seen.part().id(), t, panelists));
  }

  /** Makes the debate with the lines of "Panel debate 90"; there may be one already: a no-op. */
  public void create(Handle handle, PartId part, Messages t, int panelists) {
    var store = handle.attach(DebateStore.class);
    if (!store.create(part, clock.instant())) {
      return;
    }
    var rank = 0;
    for (var line : Template.panelDebate90(panelists)) {
      rank += 10;
      store.insertItem(
          part,
          rank,
          line.kind(),
          t.say("debate.template." + line.key()),
          line.seconds(),
          line.min(),
          line.flexible());
    }
  }

  /** What came of moving the debate on. */
  public enum StateMoved {
    DONE,
    /** It was there already. */
    BEFORE,
    /** Not from where it is. */
    IMPOSSIBLE,
    /** Somebody has moved it meanwhile. */
    STALE
  }

  /**
   * Moves the debate on, or back where that was a mistake. Whoever still speaks when it ends has
   * spoken until then, and the line that runs is over.
   *
   * @param from where the asker sees it; null for wherever it is
   */
  public StateMoved move(Viewer viewer, Seen seen, Debate.@Nullable State from, Debate.State to) {
    return commandWith(
        seen,
        (handle, store) -> {
          var part = seen.part().id();
          var state = store.lock(part).orElseThrow(NotFound::new).state();
          if (state == to) {
            return StateMoved.BEFORE;
          }
          if (from != null && state != from) {
            return StateMoved.STALE;
          }
          if (!state.leadsTo(to)) {
            return StateMoved.IMPOSSIBLE;
          }
          store.move(part, to, clock.instant());
          moved(handle, viewer, seen, state, to);
          live.changed(handle, part.value(), Audience.CHAIR, STATE);
          return StateMoved.DONE;
        });
  }

  private void moved(Handle handle, Viewer viewer, Seen seen, Debate.State from, Debate.State to) {
    var part = seen.part().id();
    var now = clock.instant();
    switch (to) {
      case LIVE -> {
        if (from == Debate.State.GREEN_ROOM) {
          whenLive.live(handle, viewer, seen);
        } else if (from == Debate.State.CLOSING) {
          Stances.notYetLast(handle, live, part);
        }
      }
      case CLOSING -> Stances.openLast(handle, live, part, now);
      case ENDED -> {
        TurnSteps.endAll(handle.attach(TurnStore.class), part, now);
        endRunning(handle, handle.attach(DebateStore.class), part, now);
        FloorTelling.tell(live, handle, part);
      }
      case DRAFT, GREEN_ROOM, INTERMISSION, PUBLISHED -> {}
    }
  }

  /**
   * Covers the stage at once, whatever is on it; the same again uncovers it. Sets, never toggles.
   */
  public void hold(Seen seen, boolean held) {
    commandWith(
        seen,
        (handle, store) -> {
          store.hold(seen.part().id(), held);
          if (!held) {
            handle.attach(StageSceneStore.class).uncover(seen.part().id(), clock.instant());
          }
          return true;
        });
  }

  /**
   * Ends the running line and begins the next planned one. {@code believed} is the line that the
   * asker sees running, or null; answers false when it is another.
   */
  public boolean next(Seen seen, @Nullable RunItemId believed) {
    return commandWith(
        seen,
        (handle, store) -> {
          var part = seen.part().id();
          var run = new RunOfShow(store.items(part), null, null);
          var running = run.running().map(RunItem::id).orElse(null);
          if (!java.util.Objects.equals(running, believed)) {
            return false;
          }
          var now = clock.instant();
          var ended = endRunning(handle, store, part, now);
          return run.next().map(item -> begin(handle, store, part, item, now)).orElse(ended);
        });
  }

  /** With the last opening the audience has said where it stood before the debate. */
  private boolean endRunning(Handle handle, DebateStore store, PartId part, Instant now) {
    var openings =
        store.items(part).stream().filter(item -> item.kind() == RunItem.Kind.OPENING).toList();
    var ended = store.endRunning(part, now);
    if (openings.stream().anyMatch(RunItem::open)
        && openings.stream().noneMatch(item -> item.state() == RunItem.State.PLANNED)) {
      Stances.closeFirst(handle, live, part, now);
    }
    return ended;
  }

  /** With the closings the audience says where it stands after the debate. */
  private boolean begin(Handle handle, DebateStore store, PartId part, RunItem item, Instant now) {
    if (item.kind() == RunItem.Kind.CLOSING) {
      Stances.openLast(handle, live, part, now);
    }
    return store.begin(part, item.id(), now);
  }

  public boolean pause(Seen seen) {
    return command(seen, store -> store.pause(seen.part().id(), clock.instant()));
  }

  public boolean resume(Seen seen) {
    return command(seen, store -> store.resume(seen.part().id(), clock.instant()));
  }

  public boolean skip(Seen seen, RunItemId item) {
    return command(seen, store -> store.skip(seen.part().id(), item));
  }

  /** Accepts the proposal as it stands now. Answers how many lines got shorter. */
  public int replan(Seen seen) {
    return command(
        seen,
        store -> {
          var part = seen.part();
          var run = new RunOfShow(store.items(part.id()), part.startsAt(), part.endsAt());
          var plan = run.proposal(clock.instant());
          plan.forEach((item, seconds) -> store.replan(part.id(), item, seconds));
          return plan.size();
        });
  }

  private <T> T command(Seen seen, Function<DebateStore, T> act) {
    return commandWith(seen, (_, store) -> act.apply(store));
  }

  /** One command at a time per debate; those who see the plan are told. */
  <T> T commandWith(Seen seen, BiFunction<Handle, DebateStore, T> act) {
    if (!seen.standing().chairs() && !seen.standing().organises()) {
      throw new NotFound();
    }
    return db.inTransaction(handle -> {
      var store = handle.attach(DebateStore.class);
      if (store.lock(seen.part().id()).isEmpty()) {
        throw new NotFound();
      }
      var answer = act.apply(handle, store);
      var part = seen.part().id().value();
      live.changed(handle, part, Audience.CHAIR, RUN);
      live.changed(handle, part, Audience.PANEL, RUN);
      live.changed(handle, part, Audience.STAGE, "stage");
      live.changed(handle, part, Audience.ATTENDEES, "stage");
      StageTelling.run(live, handle, part);
      return answer;
    });
  }
}
