package no.ordstyrer.panel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.KeyedTag;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The stance question before anybody has answered it. The first round is open from the moment the
 * question is there: whoever registers can answer.
 */
public final class StancePlans {
  private final Jdbi db;
  private final Debates debates;
  private final StanceTelling telling;
  private final Clock clock;

  public StancePlans(Jdbi db, Debates debates, Live live, Clock clock) {
    this.db = db;
    this.debates = debates;
    this.telling = new StanceTelling(live);
    this.clock = clock;
  }

  /** What became of the edit. */
  public enum Saved {
    DONE,
    /** Somebody has answered, or a round is over: the question stands. */
    FROZEN,
    /** Somebody else has changed it meanwhile. */
    STALE
  }

  /** {@code rev}: 0 as long as there is no question. */
  public record Draft(StancePlan plan, int rev, boolean frozen) {}

  public Draft of(Seen seen) {
    Stances.mayChair(seen);
    return db.withHandle(handle -> {
      var store = handle.attach(StanceStore.class);
      var part = seen.part().id();
      var debate = handle.attach(DebateStore.class).find(part);
      var framing = debate.map(Debate::framing).orElse(Debate.Framing.EXPLORATORY);
      var motion = debate.map(Debate::motion).orElse("");
      return store
          .ofPart(part)
          .map(head ->
              new Draft(plan(store, head, framing, motion), head.rev(), store.frozen(head.id())))
          .orElseGet(
              () -> new Draft(new StancePlan("", List.of(), List.of(), framing, motion), 0, false));
    });
  }

  /**
   * Writes the question anew, and what the debate is about; the debate is made when there is none.
   */
  public Saved save(Viewer viewer, Seen seen, StancePlan plan, int rev, Messages t) {
    Stances.mayChair(seen);
    return db.inTransaction(handle -> {
      var store = handle.attach(StanceStore.class);
      var part = seen.part().id();
      debates.create(handle, part, t, store.panelists(part));
      // Who is first has the debate; the other waits here, and is told.
      var debate = handle.attach(DebateStore.class).lock(part).orElseThrow();
      var there = store.ofPart(part).flatMap(head -> store.lock(head.id()));
      if (there.map(StanceStore.Head::rev).orElse(0) != rev) {
        return Saved.STALE;
      }
      if (there.isPresent() && store.frozen(there.get().id())) {
        return Saved.FROZEN;
      }
      var id = written(store, seen, there.orElse(null), plan);
      settle(handle.attach(DebateStore.class), viewer, part, debate, plan);
      telling.changed(handle, part, StanceReading.whole(store, store.lock(id).orElseThrow()));
      return Saved.DONE;
    });
  }

  /** Whoever has the debate's terms before her meanwhile is told, if they are others now. */
  private void settle(
      DebateStore store, Viewer viewer, PartId part, Debate debate, StancePlan plan) {
    var terms =
        new Debates.Terms(
            plan.motion(), plan.framing(), debate.timeMode(), debate.balance(), debate.lengths());
    if (!terms.equals(Debates.Terms.of(debate))) {
      store.settle(part, terms);
      store.write(part, PlanWritten.Of.TERMS, viewer.mustBeStaff(), clock.instant());
    }
  }

  /**
   * The same question for a debate of another edition; asked in those earlier parts that came
   * along.
   */
  static void copy(
      Handle handle, PartId from, PartId to, SeriesId series, UnaryParts parts, Instant now) {
    var store = handle.attach(StanceStore.class);
    store
        .ofPart(from)
        .ifPresent(head -> {
          var plan = plan(store, head, Debate.Framing.EXPLORATORY, "");
          var between =
              plan.between().stream().flatMap(part -> parts.copyOf(part).stream()).toList();
          var copied =
              new StancePlan(
                  plan.question(), plan.options(), between, plan.framing(), plan.motion());
          write(store, inserted(store, series, to, copied, now), to, copied, now);
        });
  }

  /** What a part became in the copy; nothing when it did not come along. */
  interface UnaryParts {
    Optional<PartId> copyOf(PartId part);
  }

  private static StancePlan plan(
      StanceStore store, StanceStore.Head head, Debate.Framing framing, String motion) {
    var stance = StanceReading.whole(store, head);
    return new StancePlan(
        stance.question(),
        stance.options().stream().map(Stance.Option::words).toList(),
        stance.rounds().stream()
            .filter(round -> round.kind() == Stance.Round.Kind.BETWEEN)
            .flatMap(round -> Optional.ofNullable(round.partId()).stream())
            .map(PartId::new)
            .toList(),
        framing,
        motion);
  }

  /**
   * With rounds of its own: whoever still has the old words before her is not counted under the new
   * ones. Where nothing that is asked has changed, the rounds stay.
   */
  private StanceId written(
      StanceStore store, Seen seen, StanceStore.@Nullable Head there, StancePlan plan) {
    var part = seen.part().id();
    var now = clock.instant();
    if (there == null) {
      var id = inserted(store, seen.series().id(), part, plan, now);
      write(store, id, part, plan, now);
      return id;
    }
    var same = plan(store, there, plan.framing(), plan.motion()).equals(plan);
    store.rewrite(there.id(), plan.question());
    if (!same) {
      store.dropOptions(there.id());
      store.dropRounds(there.id());
      write(store, there.id(), part, plan, now);
    }
    return there.id();
  }

  private static StanceId inserted(
      StanceStore store, SeriesId series, PartId part, StancePlan plan, Instant now) {
    return store.insert(series, part, plan.question(), KeyedTag.secret(), now);
  }

  private static void write(
      StanceStore store, StanceId id, PartId part, StancePlan plan, Instant now) {
    for (var i = 0; i < plan.options().size(); i++) {
      store.insertOption(id, i + 1, plan.options().get(i));
    }
    var ord = 1;
    store.insertRound(id, ord, Stance.Round.Kind.PRE, null, now);
    for (var between : plan.between()) {
      ord++;
      store.insertRound(id, ord, Stance.Round.Kind.BETWEEN, between, null);
    }
    store.insertRound(id, ord + 1, Stance.Round.Kind.POST, part, null);
  }
}
