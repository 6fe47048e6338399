package no.ordstyrer.registration;

import java.util.Optional;
import no.ordstyrer.access.ShutOut;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Jdbi;

/** Whether somebody may take part: the one place that every voice of the room asks. */
record Attending(Jdbi db) {
  /**
   * One of the viewer's passes that is good in the part.
   *
   * @throws ShutOut when there is none, and a moderator has closed the room to her
   */
  Optional<Attendee> in(Viewer viewer, PartId part) {
    if (viewer.passes().isEmpty()) {
      return Optional.empty();
    }
    var ids = viewer.registrations();
    var generations = viewer.generations();
    return db.withExtension(
        RegistrationStore.class,
        store -> {
          var found = store.attending(part, ids, generations);
          if (found.isEmpty()) {
            store
                .shut(part, ids, generations)
                .ifPresent(shut -> {
                  throw new ShutOut(shut.reason(), shut.at());
                });
          }
          return found;
        });
  }
}
