package no.ordstyrer.studio;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;
import org.jspecify.annotations.Nullable;

/**
 * A series as those who work in its arena see it.
 *
 * @param unheard changes of parts that can still be taken back
 * @param dueAt when those who had a place hear that the series is cancelled; null when it is not,
 *     or some have heard
 */
public record SeriesOverview(
    SeenSeries seen,
    List<Part> parts,
    List<Person> people,
    Figures.OfSeries figures,
    Figures.Fullness fullness,
    Map<PartId, PartNotices.Unheard> unheard,
    @Nullable Instant dueAt,
    SeriesPlots plots,
    Checklist checklist,
    Instant now) {

  public Series series() {
    return seen.series();
  }

  /** {@code /studio/samhandlingsarena/18}. */
  public String base() {
    return "/studio" + seen.path();
  }

  public boolean draft() {
    return series().state() == Series.State.DRAFT;
  }

  public boolean organises() {
    return seen.standing().organises();
  }

  /** Parts with more people than places, since the capacity was lowered. */
  public List<Part> crowded() {
    return parts.stream().filter(part -> fullness.part(part.id()).over() > 0).toList();
  }

  /** How many people more than the series has room for hold a place in it. */
  public int over() {
    var capacity = series().admission().capacity();
    return capacity == null ? 0 : Math.max(0, fullness.holders() - capacity);
  }

  public List<Person> people(Part part) {
    return people.stream().filter(person -> person.partId().equals(part.id())).toList();
  }

  public PartNotices.@Nullable Unheard unheard(Part part) {
    return unheard.get(part.id());
  }
}
