package no.ordstyrer.registration;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.Invitation.Due;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes to those who are invited, in batches by the clock: no organiser waits for thousands of
 * letters, and a batch is written whole or not at all.
 */
public final class InvitationLetters {
  private static final int BATCH = 200;

  private final Jdbi db;
  private final Parts parts;
  private final Outbox outbox;
  private final Site site;
  private final Links links;
  private final Clock clock;

  public InvitationLetters(
      Jdbi db, Parts parts, Outbox outbox, Site site, Tokens tokens, Clock clock) {
    this.db = db;
    this.parts = parts;
    this.outbox = outbox;
    this.site = site;
    links = new Links(site, tokens);
    this.clock = clock;
  }

  /** Writes all letters that are asked for. For the clock. */
  public void sweep() {
    boolean more;
    do {
      more = db.inTransaction(this::batch);
    } while (more);
  }

  private boolean batch(Handle handle) {
    var store = handle.attach(InvitationStore.class);
    var due = store.due(BATCH, clock.instant());
    var programmes = new HashMap<SeriesId, Programme>();
    for (var one : due) {
      var programme =
          programmes.computeIfAbsent(
              one.seriesId(),
              id -> new Programme(parts.seriesSeenBy(Viewer.GUEST, id), parts.of(id)));
      if (one.state() == Invitation.State.PENDING && Invitations.mayInvite(programme.seen())) {
        outbox.post(handle, invitation(one, programme));
      }
    }
    if (!due.isEmpty()) {
      store.written(due.stream().map(one -> one.id().value()).toList());
    }
    return due.size() == BATCH;
  }

  private record Programme(SeenSeries seen, List<Part> parts) {}

  /** Tells somebody that she is not invited; only her: the screen says the same to everybody. */
  void turnAway(Handle handle, SeenSeries seen, String email, Language language) {
    var t = site.words(language);
    var title = seen.series().title();
    var prose =
        new Prose()
            .paragraph(t.say("invitation.letter.hello"))
            .paragraph(t.say("invitation.letter.UNINVITED", title))
            .paragraph(t.say("invitation.letter.UNINVITED.what", seen.arena().organiser()));
    var hour = clock.instant().getEpochSecond() / 3600;
    var key = "uninvited:" + seen.series().id().value() + ":" + hour + ":" + Form.emailKey(email);
    outbox.post(
        handle,
        Letter.plain(
                key.length() > 200 ? key.substring(0, 200) : key,
                "UNINVITED",
                Letter.Priority.ANSWER,
                email,
                language,
                t.say("invitation.letter.UNINVITED.subject", PartWords.shortened(title)),
                prose)
            .about(new Letter.About(seen.series().id().value(), null))
            .replyTo(seen.arena().contact()));
  }

  private Letter invitation(Invitation to, Programme programme) {
    var seen = programme.seen();
    var t = site.words(to.speaks());
    var why = to.letterDue() == Due.REMINDER ? "REMINDER" : "INVITATION";
    var title = seen.series().title();
    var prose =
        new Prose()
            .paragraph(
                to.name().isEmpty()
                    ? t.say("invitation.letter.hello")
                    : t.say("registration.letter.hello", to.name()))
            .paragraph(t.say("invitation.letter." + why, seen.arena().organiser(), title));
    if (!seen.series().question().isEmpty()) {
      prose.paragraph(seen.series().question());
    }
    programme(prose, programme, t);
    prose.button(t.say("invitation.letter.answer"), links.invitation(to));
    deadline(prose, to, programme, t);
    prose.paragraph(t.say("invitation.letter.personal"));
    var letter =
        Letter.plain(
                "invitation:" + to.id().value() + ":" + to.generation() + ":" + to.reminders(),
                why.equals("REMINDER") ? "INVITATION_REMINDER" : why,
                Letter.Priority.MANY,
                to.email(),
                to.speaks(),
                t.say("invitation.letter." + why + ".subject", PartWords.shortened(title)),
                prose)
            .about(new Letter.About(to.seriesId().value(), null))
            .replyTo(seen.arena().contact());
    return to.expiresAt() == null ? letter : letter.until(to.expiresAt());
  }

  private void programme(Prose prose, Programme programme, Messages t) {
    var zone = programme.seen().arena().zone();
    var ahead =
        programme.parts().stream()
            .filter(part -> part.ahead(clock.instant()))
            .map(part ->
                t.say(
                    "invitation.letter.line", PartWords.title(part), PartWords.when(part, t, zone)))
            .toList();
    if (!ahead.isEmpty()) {
      prose.bullets(ahead);
    }
  }

  private void deadline(Prose prose, Invitation to, Programme programme, Messages t) {
    var zone = programme.seen().arena().zone();
    var dates = new Dates(to.speaks());
    var opens = programme.seen().series().opensAt();
    if (opens != null && clock.instant().isBefore(opens)) {
      prose.paragraph(
          t.say("invitation.letter.opens", dates.moment(opens, zone), dates.zone(zone)));
    }
    if (to.expiresAt() != null) {
      prose.paragraph(t.say("invitation.letter.until", dates.day(to.lastDay(zone))));
    }
  }
}
