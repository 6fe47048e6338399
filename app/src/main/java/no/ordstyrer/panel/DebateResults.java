package no.ordstyrer.panel;

import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
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
    var part = seen.part().id();
    return db.withHandle(handle -> {
      var debates = handle.attach(DebateStore.class);
      var debate = debates.find(part);
      if (debate.isEmpty()) {
        return Optional.empty();
      }
      if (!shown(debate.get(), seen)) {
        throw new NotFound();
      }
      return Optional.of(
          DebateResult.of(
              debate.get(),
              handle.attach(TurnStore.class).all(part),
              handle.attach(LedgerStore.class).lines(part),
              debates.items(part),
              handle.attach(FloorStore.class).places(part)));
    });
  }

  /** Whether nothing of the part is kept back: it has no debate, or a published one. */
  public boolean open(PartId part) {
    return db.withExtension(DebateStore.class, store -> store.find(part)).stream()
        .allMatch(debate -> debate.state() == Debate.State.PUBLISHED);
  }

  private static boolean shown(Debate debate, Seen seen) {
    return switch (debate.state()) {
      case PUBLISHED -> true;
      case ENDED -> seen.standing().keepsRoom() || seen.standing().chairs();
      case DRAFT, GREEN_ROOM, LIVE, INTERMISSION, CLOSING -> false;
    };
  }
}
