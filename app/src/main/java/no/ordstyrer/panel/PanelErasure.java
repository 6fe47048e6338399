package no.ordstyrer.panel;

import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Handle;

/** Forgets what the panel wrote to itself, and who of the audience was given the floor. */
public final class PanelErasure {

  /** Notes, drafts and cues of a series: nobody but the panel saw them. */
  public int notes(Handle handle, SeriesId series) {
    var store = handle.attach(PanelErasureStore.class);
    return store.cues(series)
        + store.briefings(series)
        + store.requests(series)
        + store.runNotes(series)
        + store.pronounced(series);
  }

  /**
   * The names of those who spoke without a seat, and what was typed for the screen: the name at its
   * foot, the words of its pause picture. That somebody spoke, and how long, stays.
   */
  public int guests(Handle handle, SeriesId series) {
    var store = handle.attach(PanelErasureStore.class);
    return store.guests(series) + store.strips(series) + store.scenes(series);
  }
}
