package no.ordstyrer.series;

import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/** Somebody on the programme of a part, as the public sees her. */
public record Person(
    PersonId id,
    PartId partId,
    Role role,
    String name,
    String title,
    String organisation,
    @Nullable AccountId accountId) {

  /** What she does there. */
  public enum Role {
    CHAIR,
    SPEAKER,
    PANELIST,
    HOST
  }
}
