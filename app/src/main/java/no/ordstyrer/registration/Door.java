package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Series;

/** Whether one may register for a series now, and if not, why. */
public sealed interface Door {
  record Open() implements Door {}

  /** It opens by itself. */
  record NotYet(Instant opensAt) implements Door {}

  record Closed() implements Door {}

  /** Open for those who are invited. Who that is, only their letters say. */
  record Invited() implements Door {}

  /** Every part is over or cancelled, or the series is kept as an archive. */
  record Over() implements Door {}

  record Cancelled(String why) implements Door {}

  record Draft() implements Door {}

  /** Whether there is a form to fill in: for everybody, or for those who are invited. */
  default boolean asks() {
    return this instanceof Open || this instanceof Invited;
  }

  static Door of(Series series, List<Part> parts, Instant now) {
    return switch (series.state()) {
      case DRAFT -> new Draft();
      case CANCELLED -> new Cancelled(Objects.requireNonNullElse(series.cancelledWhy(), ""));
      case ARCHIVED -> new Over();
      case PUBLISHED -> published(series, parts, now);
    };
  }

  private static Door published(Series series, List<Part> parts, Instant now) {
    if (parts.stream().noneMatch(part -> part.ahead(now))) {
      return new Over();
    }
    if (series.opensAt() != null && now.isBefore(series.opensAt())) {
      return new NotYet(series.opensAt());
    }
    if (!series.open(now)) {
      return new Closed();
    }
    return series.registration() == Series.Registration.INVITED ? new Invited() : new Open();
  }
}
