package no.ordstyrer.poll;

import java.time.Clock;
import java.util.Map;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.WhenCopied;
import org.jdbi.v3.core.Handle;

/**
 * The next edition begins with the polls of the last one, as drafts. Answers stay where they are.
 */
public final class NextPolls implements WhenCopied {
  private final Clock clock;

  public NextPolls(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(PollStore.class);
    parts.forEach((old, part) ->
        store.all(old).stream()
            .filter(poll -> poll.state() != Poll.State.ARCHIVED)
            .forEach(poll -> Polls.insert(handle, part, PollPlan.of(poll), null, clock.instant())));
  }
}
