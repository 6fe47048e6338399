package no.ordstyrer.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.Invitee;
import no.ordstyrer.web.Form;
import org.jspecify.annotations.Nullable;

/** The fields of an invitation. */
final class InvitationFields {
  private InvitationFields() {}

  static Invitee invitee(Form form) {
    return new Invitee(
        form.email("email"),
        form.optional("name", 200),
        form.optional("organisation", 200),
        language(form));
  }

  static Language language(Form form) {
    return form.one("language", Language.class).orElse(Language.NB);
  }

  /** The end of the day that was chosen, which must not be over; null for none. */
  static @Nullable Instant expiresAt(Form form, ZoneId zone, Instant now) {
    var day = form.date("expires");
    if (day.isEmpty()) {
      return null;
    }
    if (day.get().isBefore(LocalDate.ofInstant(now, zone))) {
      form.problem("expires", "invitations.problem.past");
    }
    return day.get().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
