package no.ordstyrer.panel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a debate as it is written: how time is measured, who sits there as what, and the
 * lines of the run of show that have not begun.
 */
public final class DebatePlans {
  private final Jdbi db;
  private final Debates debates;
  private final Live live;
  private final Clock clock;

  public DebatePlans(Jdbi db, Debates debates, Live live, Clock clock) {
    this.db = db;
    this.debates = debates;
    this.live = live;
    this.clock = clock;
  }

  /** What may be written of a line; {@code minSeconds} at most {@code plannedSeconds}. */
  public record Line(
      String label,
      String notes,
      int plannedSeconds,
      int minSeconds,
      boolean flexible,
      int warnSeconds,
      int dangerSeconds) {
    static Line of(RunItem item) {
      return new Line(
          item.label(),
          item.notes(),
          item.plannedSeconds(),
          item.minSeconds(),
          item.flexible(),
          item.warnSeconds(),
          item.dangerSeconds());
    }
  }

  /** What somebody in a seat is there. */
  public enum SeatRole {
    CHAIR,
    CO_CHAIR,
    PANELIST,
    TIMEKEEPER
  }

  /**
   * One seat of the plan; name and organisation are the programme's, and so is the order.
   *
   * @param budgetMillis speaking time in all, null for no limit
   * @param spoke whether there are turns of hers, so that she stays what she is
   */
  public record SeatPlan(
      SeatId id,
      String name,
      String organisation,
      SeatRole role,
      String side,
      @Nullable Long budgetMillis,
      boolean spoke) {}

  /** What came of writing something anew. */
  public enum Written {
    DONE,
    /** Somebody has changed it meanwhile. */
    STALE,
    /** It has begun, or is gone; of a seat: it has spoken, and would lose its turns. */
    BEGUN
  }

  /** Makes the debate with the lines of the template; a no-op when it is there. */
  public void begin(Seen seen, Messages t) {
    if (seen.part().kind() != Part.Kind.PANEL_DEBATE) {
      throw new NotFound();
    }
    var panelists = db.withExtension(StanceStore.class, store -> store.panelists(seen.part().id()));
    debates.begin(seen, t, panelists);
  }

  public List<SeatPlan> seats(Seen seen) {
    return db.withExtension(SeatStore.class, store -> store.plans(seen.part().id()));
  }

  /** One line; empty when it is none of the part's. */
  public Optional<RunItem> line(Seen seen, RunItemId id) {
    return debates.run(seen).items().stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** Who wrote the form last, and when. */
  public PlanWritten written(Seen seen, PlanWritten.Of form) {
    return db.withExtension(DebateStore.class, store -> written(store, seen, form));
  }

  /**
   * How the debate is held; a result that has been shown keeps the framing it was shown under.
   *
   * @param rev the one that the writer saw
   */
  public Written settle(Viewer viewer, Seen seen, int rev, Debates.Terms terms) {
    return write(
        viewer,
        seen,
        PlanWritten.Of.TERMS,
        rev,
        (_, store) -> {
          store.settle(seen.part().id(), terms);
          return true;
        });
  }

  /**
   * All seats as they are written; BEGUN when one that has spoken would lose its turns.
   *
   * @param rev the one that the writer saw
   */
  public Written seat(Viewer viewer, Seen seen, int rev, List<SeatPlan> plans) {
    return write(
        viewer,
        seen,
        PlanWritten.Of.SEATS,
        rev,
        (handle, _) -> {
          var store = handle.attach(SeatStore.class);
          var part = seen.part().id();
          var before = store.plans(part);
          for (var plan : plans) {
            var was = before.stream().filter(one -> one.id().equals(plan.id())).findFirst();
            if (was.isEmpty() || (was.get().spoke() && was.get().role() != plan.role())) {
              return false;
            }
          }
          plans.forEach(
              plan -> store.plan(part, plan.id(), plan.role(), plan.side(), plan.budgetMillis()));
          return true;
        });
  }

  /** {@code act} answers whether it could be done. */
  private Written write(
      Viewer viewer,
      Seen seen,
      PlanWritten.Of form,
      int rev,
      BiFunction<Handle, DebateStore, Boolean> act) {
    var by = viewer.mustBeStaff();
    return debates.commandWith(
        seen,
        (handle, store) -> {
          if (written(store, seen, form).rev() != rev) {
            return Written.STALE;
          }
          if (!act.apply(handle, store)) {
            return Written.BEGUN;
          }
          store.write(seen.part().id(), form, by, clock.instant());
          FloorTelling.tell(live, handle, seen.part().id());
          return Written.DONE;
        });
  }

  private static PlanWritten written(DebateStore store, Seen seen, PlanWritten.Of form) {
    return store.written(seen.part().id(), form).orElse(PlanWritten.NEVER);
  }

  /** Behind all the others. */
  public RunItemId add(Seen seen, RunItem.Kind kind, Line line) {
    return debates.commandWith(
        seen,
        (_, store) -> {
          var part = seen.part().id();
          var rank = store.items(part).stream().mapToInt(RunItem::rank).max().orElse(0) + 10;
          return store.insertLine(part, rank, kind, line);
        });
  }

  /** {@code before}: the line as the writer saw it. */
  public Written edit(Seen seen, RunItemId id, String before, RunItem.Kind kind, Line line) {
    return debates.commandWith(
        seen,
        (_, store) -> {
          var part = seen.part().id();
          var there = store.items(part).stream().filter(item -> item.id().equals(id)).findFirst();
          if (there.isEmpty() || there.get().state() != RunItem.State.PLANNED) {
            return Written.BEGUN;
          }
          if (!mark(there.get()).equals(before)) {
            return Written.STALE;
          }
          store.editItem(part, id, kind, line);
          return Written.DONE;
        });
  }

  /** One step up or down among those that have not begun; else nothing. */
  public void move(Seen seen, RunItemId id, boolean up) {
    debates.commandWith(
        seen,
        (_, store) -> {
          var part = seen.part().id();
          var items = new ArrayList<>(store.items(part));
          var at = items.stream().map(RunItem::id).toList().indexOf(id);
          var to = up ? at - 1 : at + 1;
          if (at < 0 || to < 0 || to >= items.size() || begun(items.get(at), items.get(to))) {
            return false;
          }
          Collections.swap(items, at, to);
          var rank = 0;
          for (var item : items) {
            rank += 10;
            store.rank(part, item.id(), rank);
          }
          return true;
        });
  }

  /** A line that was left out is planned again. */
  public boolean takeIn(Seen seen, RunItemId id) {
    return debates.commandWith(seen, (_, store) -> store.takeIn(seen.part().id(), id));
  }

  /** For good; only what has been left out before. */
  public boolean remove(Seen seen, RunItemId id) {
    return debates.commandWith(seen, (_, store) -> store.deleteItem(seen.part().id(), id));
  }

  /** Two that saw the same have the same mark. */
  static String mark(RunItem item) {
    return Integer.toHexString((item.kind() + Line.of(item).toString()).hashCode());
  }

  private static boolean begun(RunItem... items) {
    for (var item : items) {
      if (item.state() != RunItem.State.PLANNED && item.state() != RunItem.State.SKIPPED) {
        return true;
      }
    }
    return false;
  }
}
