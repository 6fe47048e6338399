package no.ordstyrer.registration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.templates.StaticTemplates;
import no.ordstyrer.web.Assets;
import no.ordstyrer.web.Site;

/** The verbs of this room on a test's database, for tests that need no door. */
record Rooms(
    Parts parts,
    Registrations registrations,
    PartRegistrations places,
    WaitingList waiting,
    Approvals approvals,
    Rescheduling rescheduling,
    Tokens tokens) {
  static Rooms of(TestApp app) {
    var clock = app.clock();
    var arenas = new Arenas(app.db(), clock);
    var parts = new Parts(app.db(), arenas);
    var site = new Site(URI.create(app.origin()), Assets.onClasspath(), new Words());
    var tokens =
        new Tokens("a secret of the tests, thirty-two characters".getBytes(StandardCharsets.UTF_8));
    var outbox = new Outbox(new StaticTemplates(), clock);
    var letters = new RegistrationLetters(outbox, site, tokens, "post@arena.example");
    var invitations = new InvitationLetters(app.db(), parts, outbox, site, tokens, clock);
    var waiting = new WaitingList(app.db(), parts, letters, clock);
    var notices = new PartNotices(app.db(), parts, letters, Duration.ofMinutes(3), clock);
    var changes = new PartChanges(notices, clock);
    return new Rooms(
        parts,
        new Registrations(app.db(), parts, waiting, letters, invitations, clock),
        new PartRegistrations(app.db(), waiting, letters, clock),
        waiting,
        new Approvals(
            app.db(),
            arenas,
            parts,
            new ApprovalWork(app.db(), parts, waiting, letters, clock),
            clock),
        new Rescheduling(app.db(), arenas, changes, clock),
        tokens);
  }

  /** A member of staff, as a verb knows her. */
  Viewer staff(TestApp app, Cast.Person person) {
    return Viewer.staff(
        new AccountId(
            app.db()
                .withHandle(handle ->
                    handle
                        .select("select id from account where email = ?", person.email())
                        .mapTo(long.class)
                        .one())));
  }
}
