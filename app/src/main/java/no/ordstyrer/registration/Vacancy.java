package no.ordstyrer.registration;

import no.ordstyrer.series.PartId;
import org.jspecify.annotations.Nullable;

/**
 * How full a part is.
 *
 * @param capacity null for no limit
 * @param held places taken: confirmed, or kept by an offer that still stands
 * @param waiting people in the queue who have no offer
 */
public record Vacancy(PartId partId, @Nullable Integer capacity, int held, int waiting) {

  /**
   * Never negative: lowering the capacity evicts nobody. {@link Integer#MAX_VALUE} for no limit.
   */
  public int free() {
    return capacity == null ? Integer.MAX_VALUE : Math.max(0, capacity - held);
  }

  /** Whether a newcomer gets a place: nobody overtakes those who wait. */
  public boolean admits() {
    return waiting == 0 && free() > 0;
  }

  /** How many hold a place that there is no room for any more, since the capacity was lowered. */
  public int over() {
    return capacity == null ? 0 : Math.max(0, held - capacity);
  }

  public boolean limited() {
    return capacity != null;
  }
}
