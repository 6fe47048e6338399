package no.ordstyrer.registration;

import java.time.Instant;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesId;

/**
 * A person's standing intent for a series.
 *
 * @param email as typed, for sending; addresses are compared by their key
 * @param language the tag of the language her letters are written in
 * @param generation raised to make every earlier link of hers void
 * @param rev raised by every change that is written to her about
 */
public record Registration(
    RegistrationId id,
    SeriesId seriesId,
    String name,
    String email,
    String organisation,
    String roleTitle,
    String language,
    Calendar calendar,
    int generation,
    Instant changedAt,
    int rev) {

  /** How the parts come into her calendar. */
  public enum Calendar {
    /** One invitation by mail per part, followed by its changes. */
    INVITATIONS,
    /** A feed that her calendar fetches by itself. */
    SUBSCRIPTION,
    NONE
  }

  public Language speaks() {
    return Language.stored(language);
  }

  /** What she may change without anybody's leave. */
  public record Details(
      String name, String organisation, String roleTitle, Language language, Calendar calendar) {}

  public Details details() {
    return new Details(name, organisation, roleTitle, speaks(), calendar);
  }

  /** The same registration as somebody else is told of it. */
  Registration to(String otherName, String otherEmail) {
    return new Registration(
        id,
        seriesId,
        otherName,
        otherEmail,
        organisation,
        roleTitle,
        language,
        calendar,
        generation,
        changedAt,
        rev);
  }

  /** Somebody with a name and nothing else, for a letter that is only thought of. */
  static Registration nobody(Series series, String name, String language, Instant now) {
    return new Registration(
        new RegistrationId(0), series.id(), name, "", "", "", language, Calendar.NONE, 1, now, 1);
  }
}
