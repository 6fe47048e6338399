package no.ordstyrer.registration;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** How a series has filled, and with whom by organisation. As Figures: for those who organise. */
public final class Trends {
  /** Registrations made on a day that still stand. */
  public record Day(LocalDate day, long people) {}

  /** People who stand, from one organisation, however written in capitals. */
  public record From(String organisation, long people) {}

  /** Places in the series in one state. */
  public record InState(PartRegistration.State state, long places) {}

  private final Jdbi db;

  public Trends(Jdbi db) {
    this.db = db;
  }

  /** Days that brought somebody, in order; a day is the arena's. */
  public List<Day> days(SeriesId series, ZoneId zone) {
    return db.withExtension(TrendStore.class, store -> store.days(series, zone.getId()));
  }

  /** Largest first; those who named none are left out. */
  public List<From> organisations(SeriesId series) {
    return db.withExtension(TrendStore.class, store -> store.organisations(series));
  }

  public List<InState> states(SeriesId series) {
    return db.withExtension(TrendStore.class, store -> store.states(series));
  }
}
