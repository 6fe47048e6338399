package no.ordstyrer.question;

import java.time.Clock;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;

/**
 * A question asked again in a later part, and taken back from there. To be used by whoever holds
 * the room of the earlier part.
 */
final class Carrying {
  static final String WORD = "carry";

  private final Telling telling;
  private final Clock clock;

  Carrying(Live live, Clock clock) {
    this.telling = new Telling(live);
    this.clock = clock;
  }

  /** The later part's room must be held too. */
  void carry(Handle handle, Question question, PartId to, AccountId by) {
    var store = handle.attach(QuestionStore.class);
    var carrying = handle.attach(CarryStore.class);
    var number = store.nextNumber(to);
    var now = clock.instant();
    carrying.carry(question.id(), to, number, by, now);
    carrying.uniteVotes(question.id(), to, now);
    var there = store.find(to, number).orElseThrow();
    store.happened(there.id(), "carried", null, null, null, null, by, now);
    telling.changed(handle, null, there);
  }

  /**
   * Takes it out of the later part again, where nobody has done anything with it; its number is not
   * used again. Otherwise it stays, and what became of the undo is the answer.
   */
  Optional<Moved> takeBack(Handle handle, Question question, AccountId by) {
    var carrying = handle.attach(CarryStore.class);
    var later = carrying.whereTo(question.id());
    if (later.isEmpty()) {
      return Optional.of(new Moved.Impossible(question));
    }
    var store = handle.attach(QuestionStore.class);
    // The earlier part first, as when it was carried.
    store.hold(later.get());
    // Waits for votes that are under way; only the next look sees them.
    if (carrying.copy(question.id(), by, clock.instant()).isEmpty()) {
      return Optional.of(new Moved.Impossible(question));
    }
    var copy = carrying.copy(question.id(), by, clock.instant()).orElseThrow();
    if (copy.touched()) {
      return Optional.of(new Moved.TakenUp(question, copy.partNumber(), copy.number()));
    }
    var there = store.find(copy.partId(), copy.number()).orElseThrow();
    telling.changed(handle, there.state(), there);
    carrying.remove(copy.id());
    return Optional.empty();
  }
}
