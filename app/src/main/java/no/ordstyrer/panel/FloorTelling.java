package no.ordstyrer.panel;

import java.util.List;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;

/** Who hears that the floor is another. Each is shown what it may see of it. */
final class FloorTelling {
  private static final List<Audience> HEARERS =
      List.of(
          Audience.CHAIR, Audience.PANEL, Audience.STAGE, Audience.ATTENDEES, Audience.MODERATORS);

  private FloorTelling() {}

  static void tell(Live live, Handle handle, PartId part) {
    HEARERS.forEach(audience -> live.changed(handle, part.value(), audience, Turns.FLOOR));
    live.changed(handle, part.value(), Audience.CHAIR, Turns.SHARES);
  }
}
