package no.ordstyrer.registration;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeriesId;
import org.jdbi.v3.core.Jdbi;

/** How many, never who. For those who organise; the caller has asked what they may see. */
public final class Figures {
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
   * @param organisations different names, however written in capitals
   */
  public record OfSeries(long people, long organisations, Map<PartId, OfPart> parts) {
    public OfPart part(PartId part) {
      return parts.getOrDefault(part, OfPart.none(part));
    }
  }

  private final Jdbi db;

  public Figures(Jdbi db) {
    this.db = db;
  }

  public OfSeries of(SeriesId series) {
    return db.withExtension(
        FigureStore.class,
        store ->
            new OfSeries(
                store.people(series),
                store.organisations(series),
                store.parts(series).stream()
                    .collect(Collectors.toMap(OfPart::partId, Function.identity()))));
  }
}
