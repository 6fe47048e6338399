package no.ordstyrer.panel;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.WhenCopied;
import org.jdbi.v3.core.Handle;

/**
 * The debate of the next edition begins with the motion, the stance question and the run of show of
 * the last one.
 */
public final class NextDebate implements WhenCopied {
  private final Clock clock;

  public NextDebate(Clock clock) {
    this.clock = clock;
  }

  /**
   * The plan as it was before the debate, no line begun and none left out; what replanning made of
   * it stays where it was. Nobody has a seat yet. A part that is no debate any more gets none.
   */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(DebateStore.class);
    parts.forEach((old, copy) -> {
      if (store.copy(old, copy, clock.instant())) {
        store.copyItems(old, copy);
        StancePlans.copy(
            handle, old, copy, to, part -> Optional.ofNullable(parts.get(part)), clock.instant());
      }
    });
  }
}
