package no.ordstyrer.question;

import java.util.Map;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.WhenCopied;
import org.jdbi.v3.core.Handle;

/** The parts of the next edition are moderated as those of the last one were; nothing is asked. */
public final class NextRooms implements WhenCopied {
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    parts.forEach(handle.attach(QuestionStore.class)::copyRules);
  }
}
