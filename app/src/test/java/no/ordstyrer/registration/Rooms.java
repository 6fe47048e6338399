package no.ordstyrer.registration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import no.ordstyrer.TestApp;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.i18n.Words;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.series.Parts;
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
    Tokens tokens) {
  static Rooms of(TestApp app) {
    var clock = app.clock();
    var arenas = new Arenas(app.db(), clock);
    var parts = new Parts(app.db(), arenas);
    var site = new Site(URI.create(app.origin()), Assets.onClasspath(), new Words());
    var tokens =
        new Tokens("a secret of the tests, thirty-two characters".getBytes(StandardCharsets.UTF_8));
    var letters =
        new RegistrationLetters(
            new Outbox(new StaticTemplates(), clock), site, tokens, "post@arena.example");
    var waiting = new WaitingList(app.db(), parts, letters, clock);
    return new Rooms(
        parts,
        new Registrations(app.db(), parts, waiting, letters, clock),
        new PartRegistrations(app.db(), parts, waiting, letters, clock),
        waiting,
        new Approvals(app.db(), arenas, parts, waiting, letters, clock),
        tokens);
  }
}
