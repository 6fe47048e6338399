package no.ordstyrer.registration;

import java.util.Optional;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Site;
import org.jspecify.annotations.Nullable;

/** The pieces of the door's page, for the page and for the other phones at the door. */
final class CheckInFaces {
  private final CheckIns checkIns;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  CheckInFaces(CheckIns checkIns, Parts parts, Site site, Templates templates) {
    this.checkIns = checkIns;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  void register(Live live) {
    live.renders(CheckIns.COUNT, this::told);
    live.renders(CheckIns.GUEST, this::told);
  }

  String count(Messages t, PartId part) {
    return templates.registrationCheckInCount(t, checkIns.count(part)).render();
  }

  String guest(Messages t, Seen seen, Arrival guest) {
    return templates.registrationCheckInGuest(t, seen, guest).render();
  }

  String said(Messages t, Seen seen, CheckIns.@Nullable Checked checked) {
    return templates.registrationCheckInSaid(t, seen, checked).render();
  }

  String code(Form form, Seen seen) {
    return templates.registrationCheckInCode(form, CheckInView.path(seen)).render();
  }

  private Optional<String> told(long part, Audience audience, Language language, String subject) {
    if (!audience.equals(Audience.CHECK_IN)) {
      return Optional.empty();
    }
    var t = site.words(language);
    var id = new PartId(part);
    if (subject.equals(CheckIns.COUNT)) {
      return Optional.of(count(t, id));
    }
    var key = subject.substring(subject.indexOf(':') + 1);
    return key.matches("[0-9]{1,18}")
        ? checkIns
            .guest(id, new PartRegistrationId(Long.parseLong(key)))
            .map(guest -> guest(t, parts.seenBy(Viewer.GUEST, id), guest))
        : Optional.empty();
  }
}
