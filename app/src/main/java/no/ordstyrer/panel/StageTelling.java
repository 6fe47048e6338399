package no.ordstyrer.panel;

import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import org.jdbi.v3.core.Handle;

/** Tells the producer's page what has changed on it. */
final class StageTelling {
  private StageTelling() {}

  /** The plan moved on, or the chair covered the screen. */
  static void run(Live live, Handle handle, long part) {
    live.changed(handle, part, Audience.PRODUCER, StageScenes.RUN);
    live.changed(handle, part, Audience.PRODUCER, StageScenes.SCENES);
  }

  /** The screen, and {@code piece} of the producer's page. */
  static void screen(Live live, Handle handle, long part, String piece) {
    live.changed(handle, part, Audience.STAGE, "stage");
    live.changed(handle, part, Audience.PRODUCER, piece);
  }
}
