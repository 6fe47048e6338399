package no.ordstyrer.series;

import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.Viewer;

/** What registration, which is above us, knows about a viewer's places. */
public interface Held {
  /** The parts in which she has a place; empty when she is not registered for the series. */
  Optional<Set<PartId>> by(Viewer viewer, SeriesId series);
}
