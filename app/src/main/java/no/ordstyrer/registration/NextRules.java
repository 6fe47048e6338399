package no.ordstyrer.registration;

import java.util.Map;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.series.WhenCopied;
import org.jdbi.v3.core.Handle;

/** The next edition keeps the rules of the last one: letters, needs, the list of participants. */
public final class NextRules implements WhenCopied {

  /** Who follows up needs is a person, and is named anew. */
  @Override
  public void copied(Handle handle, SeriesId from, SeriesId to, Map<PartId, PartId> parts) {
    var store = handle.attach(NextRuleStore.class);
    store.letters(from, to);
    store.needs(from, to);
    store.participants(from, to);
  }
}
