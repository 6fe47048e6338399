package no.ordstyrer.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Limit;
import no.ordstyrer.web.Limits;
import org.jdbi.v3.core.Handle;

/** Writes once more to somebody who is registered: where she stands, with her own links. */
public final class Resends {
  /** Nobody's mailbox is filled by an organiser who presses a button. */
  private static final Limit OF_ADDRESS = new Limit("resend.address", 3, Duration.ofHours(4));

  private static final Limit OF_STAFF = new Limit("resend.staff", 60, Duration.ofMinutes(1));

  private final Parts parts;
  private final RegistrationLetters letters;
  private final Limits limits;
  private final Clock clock;

  public Resends(Parts parts, RegistrationLetters letters, Limits limits, Clock clock) {
    this.parts = parts;
    this.letters = letters;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether the address may be written to once more, and the organiser write. It counts. */
  public boolean allowed(AccountId by, String address) {
    var taken =
        List.of(OF_ADDRESS.by(Form.emailKey(address)), OF_STAFF.by("account:" + by.value()));
    return limits.take(taken) instanceof Limits.Answer.Granted;
  }

  /**
   * Answers false when she is registered in another series, or forgotten. Twice for the same {@code
   * reason} within a minute is once.
   */
  public boolean again(Handle handle, SeenSeries seen, long registration, String reason) {
    var now = clock.instant();
    var found = handle.attach(RegistrationStore.class).known(seen.series().id(), registration);
    if (found.isEmpty()) {
      return false;
    }
    var story = Story.read(handle, seen, found.get(), parts.of(seen.series().id()), now);
    letters.again(handle, story, Occasion.LINK, reason + "." + now.getEpochSecond() / 60);
    return true;
  }
}
