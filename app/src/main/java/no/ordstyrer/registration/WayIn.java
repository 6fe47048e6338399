package no.ordstyrer.registration;

import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.InvitationAnswers.Opened;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * How somebody came to the form of registration.
 *
 * @param action where the form posts to
 * @param invited by the link of this invitation, or null by the series' own page
 */
public record WayIn(SeenSeries seen, String action, @Nullable Opened invited) {

  static WayIn open(SeenSeries seen) {
    return new WayIn(seen, seen.path() + "/registration", null);
  }

  /** {@code path}: of the invitation. One that admits nobody any more leads nowhere. */
  static WayIn invited(Opened opened, String path) {
    if (!opened.invitation().admits()) {
      throw new NotFound();
    }
    return new WayIn(opened.seen(), path + "/registration", opened);
  }

  /** Whether the address is the invitation's and cannot be changed here. */
  public boolean locked() {
    return invited != null;
  }

  String received() {
    return action + "/received";
  }

  /** What is known of her already. */
  void fill(Form form) {
    lock(form);
    if (invited != null) {
      var known = invited.invitation();
      form.put("name", known.name())
          .put("organisation", known.organisation())
          .put("language", known.speaks());
    }
  }

  /** Whatever was typed, the address is the one that was invited. */
  void lock(Form form) {
    if (invited != null) {
      form.put("email", invited.invitation().email());
    }
  }
}
