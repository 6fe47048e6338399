package no.ordstyrer.registration;

import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.Pass;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** Who is registered. */
public final class Registrations {
  private final Jdbi db;

  public Registrations(Jdbi db) {
    this.db = db;
  }

  /** The viewer as an attendee, if a pass of hers is for a registration of this series. */
  public Optional<Attendee> registered(Viewer viewer, SeriesId series) {
    return viewer.passes().isEmpty()
        ? Optional.empty()
        : db.withExtension(
            RegistrationStore.class,
            store -> store.registered(series, ids(viewer), generations(viewer)));
  }

  /** The viewer as an attendee, if she is confirmed in this part. */
  public Optional<Attendee> attending(Viewer viewer, Part part) {
    return viewer.passes().isEmpty()
        ? Optional.empty()
        : db.withExtension(
            RegistrationStore.class,
            store -> store.attending(part.id(), ids(viewer), generations(viewer)));
  }

  private static List<Long> ids(Viewer viewer) {
    return viewer.passes().stream().map(Pass::registration).toList();
  }

  private static List<Integer> generations(Viewer viewer) {
    return viewer.passes().stream().map(Pass::generation).toList();
  }
}
