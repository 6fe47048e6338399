package no.ordstyrer.panel;

import java.time.Clock;
import no.ordstyrer.series.Part;
import org.jdbi.v3.core.Handle;

/** The chairs of a debate's panel. They follow the programme. */
public final class Seats {
  private final Clock clock;

  public Seats(Clock clock) {
    this.clock = clock;
  }

  /**
   * A seat for everybody who chairs the debate or sits on its panel, in the order of the programme;
   * in the transaction of the change to the programme. Twice is once.
   */
  public void follow(Handle handle, Part before, Part after) {
    if (after.kind() == Part.Kind.PANEL_DEBATE) {
      var store = handle.attach(SeatStore.class);
      store.clear(after.id());
      store.fill(after.id(), clock.instant());
    }
  }
}
