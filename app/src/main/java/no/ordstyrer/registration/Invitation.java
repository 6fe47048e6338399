package no.ordstyrer.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * An organiser's wish that somebody registers.
 *
 * @param email as written, for sending; addresses are compared by their key
 * @param language the tag of the language she is written to in
 * @param since when the state began
 * @param expiresAt null for as long as one can register
 * @param generation raised by every new invitation, which makes the earlier link void
 * @param letterDue what is still to be written to her, or null
 * @param letterAskedAt when a letter to her was asked for last
 * @param reminders how often she has been reminded of this generation
 */
public record Invitation(
    InvitationId id,
    SeriesId seriesId,
    String email,
    String name,
    String organisation,
    String language,
    State state,
    Instant since,
    @Nullable Instant expiresAt,
    int generation,
    @Nullable Due letterDue,
    Instant letterAskedAt,
    int reminders) {

  /** Nobody is written to again sooner. */
  public static final Duration REST = Duration.ofDays(3);

  /** Who has not answered so many reminders has answered. */
  public static final int MOST_REMINDERS = 3;

  /** Where it stands. */
  public enum State {
    PENDING,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
  }

  /** A letter that is to be written. */
  public enum Due {
    INVITATION,
    REMINDER
  }

  /** Whether she may be reminded, and if not, why. */
  public enum Reminding {
    YES,
    ANSWERED,
    TOO_SOON,
    ENOUGH
  }

  public Language speaks() {
    return Language.stored(language);
  }

  /**
   * Whether it lets her register. Who declined may think again; who came and left may come back.
   */
  public boolean admits() {
    return switch (state) {
      case PENDING, ACCEPTED, DECLINED -> true;
      case REVOKED, EXPIRED -> false;
    };
  }

  /** Whether its last day can be another: it waits for her answer, or was not answered in time. */
  public boolean extendable() {
    return state == State.PENDING || state == State.EXPIRED;
  }

  /** The day at whose end it expires. Only of one that does. */
  public LocalDate lastDay(ZoneId zone) {
    return lastDay(Objects.requireNonNull(expiresAt), zone);
  }

  static LocalDate lastDay(Instant expiresAt, ZoneId zone) {
    return expiresAt.minusSeconds(1).atZone(zone).toLocalDate();
  }

  public Reminding reminding(Instant now) {
    if (state != State.PENDING) {
      return Reminding.ANSWERED;
    }
    if (reminders >= MOST_REMINDERS) {
      return Reminding.ENOUGH;
    }
    return now.isBefore(letterAskedAt.plus(REST)) ? Reminding.TOO_SOON : Reminding.YES;
  }
}
