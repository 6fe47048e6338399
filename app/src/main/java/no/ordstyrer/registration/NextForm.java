package no.ordstyrer.registration;

import java.time.Clock;
import java.util.Map;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.WhenCopied;
import org.jdbi.v3.core.Handle;

/** The next edition asks what the last one asked. */
public final class NextForm implements WhenCopied {
  private final Clock clock;

  public NextForm(Clock clock) {
    this.clock = clock;
  }

  /** Answers stay where they are. What was asked of a part that is left out is asked no more. */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(FieldStore.class);
    for (var field : store.asked(from)) {
      var old = field.partId();
      var part = old == null ? null : parts.get(old);
      if (old == null || part != null) {
        var id = store.insert(to, part, field.kind(), field.keepDays(), clock.instant());
        store.version(
            id,
            1,
            field.label(),
            field.help(),
            field.required(),
            field.options(),
            clock.instant(),
            null);
      }
    }
  }
}
