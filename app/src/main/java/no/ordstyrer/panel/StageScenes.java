package no.ordstyrer.panel;

import java.time.Clock;
import java.util.function.Function;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.StageScene.Kind;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the audience's screen is told to show: a scene, a pause picture over it, a name at its foot.
 * Each command carries the {@code rev} that its page saw. One that comes too late changes nothing
 * and is told who was quicker, unless it was the same person: keys are pressed faster than a page
 * hears of them. One that asks for what is already so is done.
 */
public final class StageScenes {
  /** The kind of the subjects of the producer's page. */
  public static final String KIND = "producer";

  public static final String SCENES = KIND + ":scenes";
  public static final String STRIP = KIND + ":strip";
  public static final String RUN = KIND + ":run";

  /** The longest that is typed on the screen, in characters. */
  public static final int LONGEST = 120;

  private final Jdbi db;
  private final Live live;
  private final Noted noted;
  private final Clock clock;

  public StageScenes(Jdbi db, Live live, Noted noted, Clock clock) {
    this.db = db;
    this.live = live;
    this.noted = noted;
    this.clock = clock;
  }

  public StageScene of(PartId part) {
    return db.withExtension(StageSceneStore.class, store -> store.scene(part))
        .orElseThrow(NotFound::new);
  }

  public StageStrip strip(PartId part) {
    return db.withExtension(StageSceneStore.class, store -> store.strip(part))
        .orElseThrow(NotFound::new);
  }

  /** Chooses a scene. Under a pause picture it waits until that is taken away. */
  public StageMoved choose(Viewer viewer, Seen seen, Kind to, int saw) {
    return scene(
        viewer,
        seen,
        saw,
        "scene",
        change -> {
          if (change.now().scene() == to) {
            return false;
          }
          change.mustBeFresh();
          change.store().choose(seen.part().id(), to, change.by(), clock.instant());
          return true;
        });
  }

  /** One step back; twice is where one was. */
  public StageMoved back(Viewer viewer, Seen seen, int saw) {
    return scene(
        viewer,
        seen,
        saw,
        "scene",
        change -> {
          change.mustBeFresh();
          var to = change.now().previous();
          change.store().choose(seen.part().id(), to, change.by(), clock.instant());
          return true;
        });
  }

  /**
   * Covers the screen at once with a pause picture, or uncovers it, whoever covered it. Sets, never
   * toggles.
   *
   * @param words at most {@link #LONGEST} characters; empty for the usual ones
   */
  public StageMoved hold(Viewer viewer, Seen seen, boolean held, String words, int saw) {
    var said = held ? words : "";
    return scene(
        viewer,
        seen,
        saw,
        "hold",
        change -> {
          var now = change.now();
          if (now.held() == held && now.heldWords().equals(said)) {
            return false;
          }
          change.mustBeFresh();
          var part = seen.part().id();
          change.store().hold(part, held, said, change.by(), clock.instant());
          change.handle().attach(DebateStore.class).hold(part, held);
          live.changed(change.handle(), part.value(), Audience.CHAIR, Debates.RUN);
          return true;
        });
  }

  /** Makes a name ready without showing it; what is on the screen stays there. */
  public StageMoved prepare(Viewer viewer, Seen seen, String name, String title, int saw) {
    return strip(
        viewer,
        seen,
        saw,
        now -> new StageStrip(name, title, now.shownName(), now.shownTitle(), 0, null, null, null));
  }

  /** Shows what is made ready, or takes away what is shown. Sets, never toggles. */
  public StageMoved show(Viewer viewer, Seen seen, boolean shown, int saw) {
    if (shown && !strip(seen.part().id()).ready()) {
      mustProduce(seen);
      return new StageMoved.Impossible();
    }
    return strip(
        viewer,
        seen,
        saw,
        now ->
            shown
                ? now.asShown()
                : new StageStrip(now.name(), now.title(), "", "", 0, null, null, null));
  }

  /** A scene as it is while it is locked, and who wants it otherwise. */
  private record Change(
      Handle handle, StageSceneStore store, StageScene now, AccountId by, int saw) {
    void mustBeFresh() {
      if (now.rev() != saw && !by.equals(now.changer())) {
        throw new Late(new StageMoved.Stale(now.changedBy(), now.changedAt()));
      }
    }
  }

  /** Ends a transaction that came too late. */
  private static final class Late extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient StageMoved.Stale stale;

    Late(StageMoved.Stale stale) {
      super(null, null, false, false);
      this.stale = stale;
    }
  }

  private StageMoved scene(
      Viewer viewer, Seen seen, int saw, String act, Function<Change, Boolean> change) {
    return moved(
        viewer,
        seen,
        act,
        (handle, by) -> {
          var part = seen.part().id();
          handle.attach(DebateStore.class).lock(part); // First, as the chair's commands do.
          var store = handle.attach(StageSceneStore.class);
          store.makeScene(part, clock.instant());
          store.lockScene(part);
          var now = store.scene(part).orElseThrow(NotFound::new);
          var changed = change.apply(new Change(handle, store, now, by, saw));
          if (changed) {
            StageTelling.screen(live, handle, part.value(), SCENES);
          }
          return changed;
        });
  }

  private StageMoved strip(
      Viewer viewer, Seen seen, int saw, Function<StageStrip, StageStrip> change) {
    return moved(
        viewer,
        seen,
        "strip",
        (handle, by) -> {
          var part = seen.part().id();
          var store = handle.attach(StageSceneStore.class);
          store.makeStrip(part, clock.instant());
          store.lockStrip(part);
          var now = store.strip(part).orElseThrow(NotFound::new);
          var next = change.apply(now);
          if (next.sameAs(now)) {
            return false;
          }
          if (now.rev() != saw && !by.equals(now.changer())) {
            throw new Late(new StageMoved.Stale(now.changedBy(), now.changedAt()));
          }
          store.write(part, next, by, clock.instant());
          StageTelling.screen(live, handle, part.value(), STRIP);
          return true;
        });
  }

  private interface Work {
    boolean in(Handle handle, AccountId by);
  }

  private StageMoved moved(Viewer viewer, Seen seen, String act, Work work) {
    mustProduce(seen);
    var by = viewer.mustBeStaff();
    try {
      var changed = db.inTransaction(handle -> work.in(handle, by));
      if (changed) {
        noted.by(viewer, seen, "panel.producer." + act);
      }
      return new StageMoved.Done(changed);
    } catch (Late late) {
      return late.stale;
    }
  }

  private static void mustProduce(Seen seen) {
    if (!seen.standing().produces()) {
      throw new NotFound();
    }
  }
}
