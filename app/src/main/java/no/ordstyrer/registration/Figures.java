package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** How many, never who. For those who organise; the caller has asked what they may see. */
public final class Figures {
  private static final RegistrationId NOBODY = new RegistrationId(0);

  /** How many have a place in a part, wait for one, or wait for an answer. */
  public record OfPart(PartId partId, long confirmed, long waiting, long pending) {
    public static OfPart none(PartId part) {
      return new OfPart(part, 0, 0, 0);
    }

    /** How many hear of a change to the part. */
    public long reached() {
      return confirmed + waiting + pending;
    }
  }

  /**
   * How many the whole series has gathered.
   *
   * @param people each once, whatever number of parts
   * @param pending those of them whom an organiser has still to answer
   * @param organisations different names, however written in capitals
   */
  public record OfSeries(long people, long organisations, long pending, Map<PartId, OfPart> parts) {
    public OfPart part(PartId part) {
      return parts.getOrDefault(part, OfPart.none(part));
    }
  }

  /**
   * How full a series is.
   *
   * @param holders people with a place in any part, each once; 0 when nothing limits them
   * @param parts in the order of their ids
   */
  public record Fullness(int holders, List<Vacancy> parts) {
    public Vacancy part(PartId part) {
      return parts.stream().filter(one -> one.partId().equals(part)).findFirst().orElseThrow();
    }
  }

  private final Jdbi db;

  public Figures(Jdbi db) {
    this.db = db;
  }

  /** As it is {@code now}: offers that have lapsed count no more. */
  public Fullness fullness(Series series, Instant now) {
    var id = series.id();
    return db.withHandle(handle ->
        new Fullness(
            series.admission().capacity() == null
                ? 0
                : handle.attach(OfferStore.class).othersHolding(id, NOBODY, now),
            handle.attach(PartRegistrationStore.class).vacancies(id, now)));
  }

  /** How many people stand in any of the parts, each once. */
  public long holders(List<PartId> parts) {
    return db.withExtension(
        FigureStore.class, store -> store.holders(parts.stream().map(PartId::value).toList()));
  }

  public OfSeries of(SeriesId series) {
    return db.withExtension(
        FigureStore.class,
        store ->
            new OfSeries(
                store.people(series),
                store.organisations(series),
                store.pending(series),
                store.parts(series).stream()
                    .collect(Collectors.toMap(OfPart::partId, Function.identity()))));
  }
}
