package no.ordstyrer.panel;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;

/**
 * Who hears that a stance round opened or closed: the debate, and the parts in which it is asked.
 */
final class StanceTelling {
  private final Live live;

  StanceTelling(Live live) {
    this.live = live;
  }

  void changed(Handle handle, PartId debate, Stance stance) {
    Stream.concat(
            Stream.of(debate.value()),
            stance.rounds().stream().map(Stance.Round::partId).filter(Objects::nonNull))
        .distinct()
        .sorted()
        .forEach(part -> {
          for (var audience :
              List.of(Audience.CHAIR, Audience.PANEL, Audience.MODERATORS, Audience.ATTENDEES)) {
            live.changed(handle, part, audience, Stances.SUBJECT);
          }
          live.changed(handle, part, Audience.STAGE, "stage");
        });
  }
}
