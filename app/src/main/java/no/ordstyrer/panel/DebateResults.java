package no.ordstyrer.panel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What a debate leaves behind, for everybody once it is published. As soon as it has ended, those
 * who run the part see it as it will be.
 */
public final class DebateResults {
  private final Jdbi db;

  public DebateResults(Jdbi db) {
    this.db = db;
  }

  /**
   * Empty when the part has no debate.
   *
   * @throws NotFound when there is one, and the viewer may not see its results yet
   */
  public Optional<DebateResult> of(Seen seen) {
    return db.withHandle(handle -> {
      var debate = handle.attach(DebateStore.class).find(seen.part().id());
      if (debate.filter(one -> !shown(one.state(), seen)).isPresent()) {
        throw new NotFound();
      }
      return debate.map(one -> read(handle, one, seen.part().id()));
    });
  }

  /**
   * How long somebody spoke in the debate of a part, what was given back of it taken off.
   *
   * @param open whether everybody sees it
   */
  public record Spoke(
      PartId partId, String name, String organisation, Duration time, int turns, boolean open) {}

  /** The speaking time of those debates among them that the viewer sees, debate by debate. */
  public List<Spoke> spoke(List<Seen> debates) {
    var ids = debates.stream().map(seen -> seen.part().id().value()).toList();
    return db.withHandle(handle -> {
      var states =
          handle.attach(DebateStore.class).ofParts(ids).stream()
              .collect(Collectors.toMap(DebateStore.Standing::partId, DebateStore.Standing::state));
      var shown =
          debates.stream()
              .filter(seen -> {
                var state = states.get(seen.part().id());
                return state != null && shown(state, seen);
              })
              .map(seen -> seen.part().id().value())
              .toList();
      return handle.attach(LedgerStore.class).spoke(shown).stream()
          .map(one ->
              new Spoke(
                  one.partId(),
                  one.name(),
                  one.organisation(),
                  Duration.ofMillis(one.millis()),
                  one.turns(),
                  states.get(one.partId()) == Debate.State.PUBLISHED))
          .toList();
    });
  }

  private static DebateResult read(Handle handle, Debate debate, PartId part) {
    return DebateResult.of(
        debate,
        handle.attach(TurnStore.class).all(part),
        handle.attach(LedgerStore.class).lines(part),
        handle.attach(DebateStore.class).items(part),
        handle.attach(FloorStore.class).places(part));
  }

  /** Where each debate of the series stands. */
  public Map<PartId, Debate.State> states(SeriesId series) {
    return db.withExtension(DebateStore.class, store -> store.ofSeries(series)).stream()
        .collect(Collectors.toMap(DebateStore.Standing::partId, DebateStore.Standing::state));
  }

  /** Whether nothing of the part is kept back: it has no debate, or a published one. */
  public boolean open(PartId part) {
    return db.withExtension(DebateStore.class, store -> store.find(part)).stream()
        .allMatch(debate -> debate.state() == Debate.State.PUBLISHED);
  }

  private static boolean shown(Debate.State state, Seen seen) {
    return switch (state) {
      case PUBLISHED -> true;
      case ENDED -> seen.standing().keepsRoom() || seen.standing().chairs();
      case DRAFT, GREEN_ROOM, LIVE, INTERMISSION, CLOSING -> false;
    };
  }
}
