package no.ordstyrer.series;

import org.jdbi.v3.core.Handle;

/**
 * Forgets who had a role on the parts of a series, so that nothing holds an account for ever. The
 * published programme keeps its names.
 */
public final class CrewErasure {
  private CrewErasure() {}

  /** Answers how many roles that were. */
  public static int ofSeries(Handle handle, SeriesId series) {
    var store = handle.attach(CrewStore.class);
    store.unknowAll(series);
    return store.takeAll(series);
  }
}
