package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.Mails;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.templates.StaticTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inviting, by file and by hand, and what the invited do about it. */
class InvitationPagesTest {
  private static final String DESK = "/studio" + Cast.SERIES + "/invitations";
  private static final String PATH = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void a_file_is_tried_before_anything_is_sent(String charset) {
    register("ida@etat.example");
    invite("eva@etat.example");
    written();
    var file =
        """
        Navn;E-post;Virksomhet;Språk

        Bjørn Åsen; bjorn@Etat.example ;"Etat; for øl";nynorsk
        Bjørn igjen;BJORN@etat.example;;
        Kåre;kare(a)etat.example;;
        Uten;;;
        Ida;ida@etat.example;;
        Eva;eva@etat.example;;
        Ærlig;erlig@blåbær.example;;English
        """;
    var preview = upload(file.getBytes(Charset.forName(charset)));

    var page = ola.get(preview).body();
    assertThat(page)
        .contains(
            "2 personer blir invitert.", "5 linjer hoppes over.", "Bjørn Åsen", "Etat; for øl");
    assertThat(skipped(page))
        .containsExactly(
            "4 Står tidligere i filen",
            "5 Ikke en gyldig e-postadresse",
            "6 Mangler e-postadresse",
            "7 Allerede påmeldt",
            "8 Allerede invitert");
    written();
    assertThat(Inbox.of(app, "bjorn@Etat.example").letters()).isEmpty();
    assertThat(states()).containsExactly("eva@etat.example PENDING");

    var wrong = ola.post(preview + "/confirmation", "expected", "3");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Listen er endret siden du så den");
    assertThat(ola.post(preview + "/confirmation", "expected", "2").statusCode()).isEqualTo(303);
    assertThat(ola.get(DESK).body()).contains("Skriver brev: 0 av 2.");
    assertThat(ola.get(DESK).body()).contains("data-progress=\"running\"");
    written();
    assertThat(ola.get(DESK).body()).contains("data-progress=\"done\"");
    assertThat(ola.get(DESK).body())
        .doesNotContain("Skriver brev")
        .contains("erlig@blåbær.example");

    var bjorn = Inbox.of(app, "bjorn@Etat.example").last();
    assertThat(bjorn.kind()).isEqualTo("INVITATION");
    assertThat(bjorn.language()).isEqualTo("nn");
    assertThat(bjorn.subject()).startsWith("Invitasjon: Er styringsstrukturen");
    assertThat(bjorn.textBody())
        .contains(
            "Hei, Bjørn Åsen", "NORSTELLA inviterer deg til", "Webinar 2", "Lenkja er di eiga");
    assertThat(bjorn.htmlBody()).contains(bjorn.link("/invitation/"));
    assertThat(Inbox.of(app, "erlig@blåbær.example").last().textBody()).contains("invites you to");

    // The same button once more changes nothing.
    assertThat(ola.post(preview + "/confirmation", "expected", "2").statusCode()).isEqualTo(303);
    written();
    assertThat(Inbox.of(app, "bjorn@Etat.example").letters()).hasSize(1);
    assertThat(ola.get(preview).statusCode()).isEqualTo(404);
  }

  @Test
  void columns_are_chosen_when_the_headings_say_nothing() {
    var preview =
        upload(
            "Kontakt|x,Hvem\nanne(at)x,Anne\nbo@x.example,Bo\n".getBytes(StandardCharsets.UTF_8));
    assertThat(ola.get(preview).body())
        .contains("Én person blir invitert.", "Én linje hoppes over.");
    var swapped = preview + "?chosen=yes&EMAIL=2&NAME=1&header=yes";
    assertThat(ola.get(swapped).body()).contains("0 personer blir invitert.");
    var whole = preview + "?chosen=yes&EMAIL=1&NAME=2";
    assertThat(ola.get(whole).body()).contains("Én person blir invitert.", "2 linjer hoppes over.");
    var sent =
        ola.post(
            preview + "/confirmation",
            "expected",
            "1",
            "chosen",
            "yes",
            "EMAIL",
            "1",
            "NAME",
            "2",
            "header",
            "yes");
    assertThat(sent.statusCode()).isEqualTo(303);
    written();
    assertThat(Inbox.of(app, "bo@x.example").last().textBody()).startsWith("Hei, Bo\n");
  }

  @Test
  void what_is_no_list_is_refused_with_its_reason() {
    assertThat(send("".getBytes(StandardCharsets.UTF_8)).body()).contains("Velg en fil");
    assertThat(send("E-post\n".getBytes(StandardCharsets.UTF_8)).body())
        .contains("ingen linjer med personer");
    assertThat(send(new byte[] {'P', 'K', 3, 4, 0, 0}).body()).contains("Vi kan ikke lese");
    var many =
        IntStream.range(0, 10_002)
            .mapToObj(n -> "p" + n + "@x.example")
            .collect(Collectors.joining("\n"));
    assertThat(send(many.getBytes(StandardCharsets.UTF_8)).body())
        .contains("høyst 10000 om gangen");
    var large = send(new byte[3_000_000]);
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(large.body())
        .contains("Filen er på 3 MB. Den kan være på høyst 2 MB", "Inviter fra en fil")
        .containsPattern("value=\"NN\" selected")
        .doesNotContain("Velg en fil.");
    assertThat(send(new byte[17_000_000]).statusCode()).isEqualTo(413);
    ola = app.stranger();
    assertThat(send(new byte[3_000_000]).statusCode()).isEqualTo(413);
    assertThat(states()).isEmpty();
  }

  @Test
  void thousands_are_written_in_batches() {
    var many =
        IntStream.range(0, 1500)
            .mapToObj(n -> "p" + n + "@x.example")
            .collect(Collectors.joining("\n"));
    var preview = upload(many.getBytes(StandardCharsets.UTF_8));
    assertThat(ola.get(preview).body())
        .contains("Send 1500 invitasjoner", "p49@")
        .doesNotContain("p50@");
    assertThat(ola.get(preview + "?page=30").body()).contains("p1499@");
    ola.post(preview + "/confirmation", "expected", "1500");
    assertThat(ola.get(DESK).body())
        .contains("Skriver brev: 0 av 1")
        .contains("Viser 1–50 av 1500");
    written();
    assertThat(count("select count(*) from letter where kind = 'INVITATION'")).isEqualTo(1500);
    assertThat(ola.get(DESK + "?page=30").body()).contains("Viser 1451–1500 av 1500");
    assertThat(ola.get(DESK + "?q=P1499&state=PENDING").body()).contains("Viser 1–1 av 1");
    assertThat(ola.get(DESK + "?state=DECLINED").body()).contains("Ingen treff");
    assertThat(
            count("select count(*) from audit where act = 'invitation.send' and detail = '1500'"))
        .isEqualTo(1);
  }

  @Test
  void one_is_invited_by_typing_and_only_once() {
    var refused = ola.post(DESK + "/new", "email", "anne(a)etat", "name", "Anne", "language", "NN");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("anne(a)etat", "value=\"Anne\"", "href=\"#email\"");
    assertThat(
            post("new", "email", "anne@etat.example", "language", "NB", "expires", "2030-09-04")
                .body())
        .contains("Velg en dag som ikke er over");
    invite("anne@etat.example");
    assertThat(post("new", "email", "ANNE@etat.example", "language", "NB").body())
        .contains("allerede invitert");
    register("ida@etat.example");
    assertThat(post("new", "email", "ida@etat.example", "language", "NB").body())
        .contains("allerede påmeldt");
    app.db().useHandle(handle -> handle.execute("update series set archived_at = now()"));
    assertThat(post("new", "email", "ny@etat.example", "language", "NB").body())
        .contains("Bare en publisert serie");
    assertThat(states()).containsExactly("anne@etat.example PENDING");
  }

  @Test
  void she_accepts_with_the_address_that_was_invited() {
    invite("anne@etat.example", "name", "Anne Deltaker");
    var link = link("anne@etat.example");
    assertThat(app.stranger().get(link).body())
        .contains("Du er invitert", "NORSTELLA inviterer deg", "Ja takk, meld meg på");
    var form = app.stranger().get(link + "/registration");
    assertThat(form.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(form.body())
        .containsPattern("value=\"anne@etat.example\"[^>]* readonly")
        .contains("value=\"Anne Deltaker\"");
    assertThat(states()).containsExactly("anne@etat.example PENDING");

    var sent =
        app.stranger()
            .post(
                link + "/registration",
                "email",
                "annen@etat.example",
                "name",
                "Anne",
                "scope",
                "all");

    assertThat(location(sent)).endsWith("/received?del-1=0&del-2=0&del-3=0");
    assertThat(Inbox.of(app, "anne@etat.example").first("REGISTERED").textBody())
        .contains("Du er påmeldt 3 av 3");
    assertThat(Inbox.of(app, "annen@etat.example").letters()).isEmpty();
    assertThat(states()).containsExactly("anne@etat.example ACCEPTED");
    assertThat(app.stranger().get(link).body()).contains("Du har takket ja");
    assertThat(ola.get(DESK).body()).contains("Takket ja");
  }

  @Test
  void she_declines_and_may_think_again() {
    invite("anne@etat.example");
    var link = link("anne@etat.example");
    assertThat(app.stranger().get(link + "/decline").statusCode()).isEqualTo(404);
    assertThat(location(app.stranger().post(link + "/decline")))
        .endsWith("?done=invitation.declined");
    assertThat(app.stranger().get(link).body()).contains("Du har takket nei", "likevel være med");
    later(Duration.ofDays(4));
    assertThat(ola.get(DESK + "/reminders").body()).contains("0 personer får en påminnelse");
    app.stranger().post(link + "/registration", "name", "Anne", "scope", "all");
    assertThat(states()).containsExactly("anne@etat.example ACCEPTED");
    assertThat(app.stranger().post(link + "/decline").statusCode()).isEqualTo(422);
    assertThat(history("anne@etat.example"))
        .containsExactly("PENDING ola@samhandling.example", "DECLINED -", "ACCEPTED -");
  }

  @Test
  void she_is_known_by_her_address_also_without_the_link() {
    invite("anne@blåbær.example");
    register(" ANNE@xn--blbr-roah.example ");
    assertThat(states()).containsExactly("anne@blåbær.example ACCEPTED");
  }

  @Test
  void where_only_the_invited_get_in_the_screen_tells_nobody_who_they_are() {
    invite("anne@etat.example");
    invited();
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("Påmelding bare for inviterte", PATH);
    assertThat(app.stranger().get(PATH).body())
        .contains("Denne serien er bare for inviterte")
        .doesNotContain("Plass til alle");

    var yes = register("anne@etat.example");
    var no = register("bo@etat.example");
    var again = register("anne@etat.example");

    assertThat(yes.statusCode()).isEqualTo(303);
    assertThat(location(yes)).isEqualTo(Cast.SERIES + "/registration/received");
    for (var other : List.of(no, again)) {
      assertThat(other.statusCode()).isEqualTo(yes.statusCode());
      assertThat(location(other)).isEqualTo(location(yes));
      assertThat(other.headers().map().keySet()).isEqualTo(yes.headers().map().keySet());
    }
    assertThat(app.stranger().get(location(no)).body())
        .contains("Er adressen invitert, er du påmeldt");
    assertThat(Inbox.of(app, "anne@etat.example").first("REGISTERED").links()).isNotEmpty();
    var kind = Inbox.of(app, "bo@etat.example").last();
    assertThat(kind.kind()).isEqualTo("UNINVITED");
    assertThat(kind.textBody()).contains("denne adressen er ikke blant dem", "NORSTELLA");
    assertThat(kind.links()).isEmpty();
    assertThat(count("select count(*) from registration")).isEqualTo(1);
    register("bo@etat.example");
    assertThat(Inbox.of(app, "bo@etat.example").letters()).hasSize(1);
  }

  @Test
  void who_is_invited_needs_no_approval_and_the_screen_does_not_tell() {
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
    invite("anne@etat.example");
    invite("bo@etat.example");
    var link = link("bo@etat.example");

    var yes = register("anne@etat.example");
    var no = register("cecilie@etat.example");
    assertThat(location(yes)).isEqualTo(location(no));
    assertThat(Inbox.of(app, "anne@etat.example").first("REGISTERED").textBody())
        .contains("Du er påmeldt 3 av 3");
    assertThat(Inbox.of(app, "cecilie@etat.example").first("REGISTERED").textBody())
        .doesNotContain("Du er påmeldt 3 av 3");

    var own = app.stranger().post(link + "/registration", "name", "Bo", "scope", "all");
    assertThat(location(own)).endsWith("?del-1=0&del-2=0&del-3=0");
  }

  @Test
  void a_file_that_nobody_confirms_is_forgotten_the_day_after() {
    var preview = upload("Glemt;glemt@etat.example".getBytes(StandardCharsets.UTF_8));
    assertThat(count("select count(*) from invitation_import")).isEqualTo(1);
    later(Duration.ofHours(25));
    app.app().retention().night();
    assertThat(count("select count(*) from invitation_import")).isZero();
    assertThat(ola.get(preview).statusCode()).isEqualTo(404);
    var thrown = upload("b@x.example".getBytes(StandardCharsets.UTF_8));
    assertThat(location(ola.post(thrown + "/deletion"))).endsWith("invitations.dropped");
    assertThat(count("select count(*) from invitation_import")).isZero();
  }

  @Test
  void a_revoked_or_expired_invitation_admits_nobody_until_it_is_renewed() {
    invited();
    invite("anne@etat.example", "expires", "2030-09-06");
    var link = link("anne@etat.example");
    assertThat(app.stranger().get(link).body()).contains("Svar senest fredag 6. september 2030");
    later(Duration.ofHours(40));
    assertThat(app.stranger().get(link).body()).contains("Fristen for å svare er gått ut");
    assertThat(app.stranger().get(link + "/registration").statusCode()).isEqualTo(404);
    register("anne@etat.example");
    assertThat(Inbox.of(app, "anne@etat.example").last().kind()).isEqualTo("UNINVITED");
    assertThat(ola.get(DESK + "?state=EXPIRED").body())
        .contains("anne@etat.example", "Inviter på nytt");

    assertThat(ola.post(DESK + "/1/renewal", "expires", "2030-09-20").statusCode()).isEqualTo(303);
    var fresh = link("anne@etat.example");
    assertThat(fresh).isNotEqualTo(link);
    assertThat(app.stranger().get(link).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(fresh).body()).contains("Ja takk, meld meg på");

    assertThat(ola.get(DESK + "/1/revocation").body()).contains("Trekke tilbake invitasjonen?");
    assertThat(location(ola.post(DESK + "/1/revocation"))).endsWith("invitations.revoked");
    assertThat(location(ola.post(DESK + "/1/revocation"))).endsWith("invitations.answered");
    assertThat(app.stranger().get(fresh).body()).contains("Arrangøren har trukket den tilbake");
    assertThat(
            app.stranger()
                .post(fresh + "/registration", "name", "Anne", "scope", "all")
                .statusCode())
        .isEqualTo(404);
    assertThat(count("select count(*) from registration")).isZero();
  }

  @Test
  void its_last_day_is_changed_and_the_link_stays_good() {
    invited();
    invite("anne@etat.example", "expires", "2030-09-06");
    var link = link("anne@etat.example");
    assertThat(ola.get(DESK).body()).contains("/invitations/1/expiry", "Endre fristen");
    assertThat(ola.get(DESK + "/1/expiry").body()).contains("value=\"2030-09-06\"");
    var past = post("1/expiry", "was", "2030-09-06", "expires", "2030-09-01");
    assertThat(past.statusCode()).isEqualTo(422);
    assertThat(past.body()).contains("Velg en dag som ikke er over", "value=\"2030-09-01\"");

    assertThat(location(post("1/expiry", "was", "2030-09-06", "expires", "2030-09-20")))
        .endsWith("done=invitations.extended");
    var late = post("1/expiry", "was", "2030-09-06", "expires", "2030-09-10");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Nå er dette lagret: 2030-09-20", "value=\"2030-09-10\"");
    assertThat(app.stranger().get(link).body()).contains("Svar senest fredag 20. september 2030");

    // One that was not answered in time lives again with the link that she has.
    later(Duration.ofDays(20));
    assertThat(app.stranger().get(link).body()).contains("Fristen for å svare er gått ut");
    assertThat(post("1/expiry", "was", "2030-09-20", "expires", "").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(link).body()).contains("Ja takk, meld meg på");

    app.stranger().post(link + "/decline");
    var answered = post("1/expiry", "was", "", "expires", "2030-09-30");
    assertThat(answered.statusCode()).isEqualTo(422);
    assertThat(answered.body()).contains("Invitasjonen er besvart eller trukket tilbake");
    assertThat(history("anne@etat.example")).contains("EXPIRY ola@samhandling.example");
  }

  @Test
  void the_chosen_are_reminded_and_not_more_often_than_is_decent() {
    for (var name : List.of("a", "b", "c")) {
      invite(name + "@etat.example");
    }
    written();
    assertThat(ola.get(DESK).body()).doesNotContain("name=\"invitation\"");
    assertThat(ola.get(DESK + "/reminders?invitation=1").body())
        .contains("0 personer får en påminnelse", "mindre enn tre døgn siden");
    later(Duration.ofDays(3));
    assertThat(ola.get(DESK).body()).contains("name=\"invitation\" value=\"2\"");
    assertThat(ola.get(DESK + "/reminders?invitation=1&invitation=3").body())
        .contains("2 personer får en påminnelse", "a@etat.example", "c@etat.example")
        .doesNotContain("b@etat.example");
    assertThat(post("reminders", "invitation", "1", "invitation", "3", "expected", "3").body())
        .contains("Listen er endret");
    post("reminders", "invitation", "1", "invitation", "3", "expected", "2");
    written();
    assertThat(Inbox.of(app, "a@etat.example").last().subject())
        .startsWith("Påminnelse om invitasjon");
    assertThat(Inbox.of(app, "b@etat.example").letters()).hasSize(1);
    assertThat(post("reminders", "invitation", "1", "expected", "1").statusCode()).isEqualTo(422);

    for (var round = 0; round < 2; round++) {
      later(Duration.ofDays(3));
      assertThat(post("reminders", "invitation", "1", "expected", "1").statusCode()).isEqualTo(303);
    }
    later(Duration.ofDays(30));
    assertThat(ola.get(DESK + "/reminders?invitation=1").body()).contains("er påminnet tre ganger");
    assertThat(ola.get(DESK + "/reminders").body()).contains("2 personer får en påminnelse");
  }

  @Test
  void she_is_forgotten_when_she_says_so() {
    invite("anne@etat.example", "name", "Anne Deltaker", "organisation", "Etat for øl");
    var link = link("anne@etat.example");
    assertThat(app.stranger().get(link).body()).contains("Dette vet vi om deg", "Etat for øl");
    assertThat(app.stranger().get(link + "/erasure").body()).contains("Ja, slett opplysningene");
    assertThat(Dump.tablesWith(app.db(), "anne@etat.example")).contains("invitation", "letter");

    assertThat(location(app.stranger().post(link + "/erasure"))).endsWith("invitation.erased");

    for (var words : List.of("anne@etat.example", "Anne Deltaker", "Etat for øl")) {
      assertThat(Dump.tablesWith(app.db(), words)).isEmpty();
    }
    assertThat(app.stranger().get(link).statusCode()).isEqualTo(404);
    assertThat(count("select count(*) from invitation")).isEqualTo(1);
  }

  @Test
  void who_registered_is_told_of_her_invitation_and_it_goes_with_her() {
    invite("anne@etat.example", "name", "Anne fra listen");
    register("anne@etat.example");
    var manage = Inbox.of(app, "anne@etat.example").first("REGISTERED").link("/manage/");
    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("INVITATION", "ACCEPTED", "Anne fra listen");
    app.stranger().post(manage + "/erasure");
    assertThat(Dump.tablesWith(app.db(), "Anne fra listen")).isEmpty();
  }

  @Test
  void a_letter_to_whom_is_not_invited_any_more_does_not_leave() {
    try (var mails = new Mails();
        var sending = new TestApp(mails)) {
      sending
          .db()
          .useTransaction(handle -> {
            for (var state : List.of("REVOKED", "PENDING")) {
              handle.execute(
                  """
                  insert into invitation (series_id, email, email_key, language, state, since, letter_asked_at)
                  values (?, ?, ?, 'nb', ?, ?, ?)
                  """,
                  sending.cast().series(),
                  state + "@x.example",
                  state,
                  state,
                  TestApp.NOW,
                  TestApp.NOW);
            }
            var outbox = new Outbox(new StaticTemplates(), sending.clock());
            for (var to : List.of("1:1:0 REVOKED", "2:2:0 OLD", "2:1:0 PENDING")) {
              var address = to.substring(6) + "@x.example";
              outbox.post(
                  handle,
                  Letter.plain(
                      "invitation:" + to.substring(0, 5),
                      "INVITATION",
                      Letter.Priority.ANSWER,
                      address,
                      Language.NB,
                      "Invitasjon",
                      new Prose().paragraph("Hei")));
            }
          });
      mails.await("PENDING@x.example", _ -> true);
      assertThat(mails.all()).hasSize(1);
    }
  }

  @Test
  void only_the_organisers_of_the_series_and_only_with_the_true_link() {
    invite("anne@etat.example");
    var preview = upload("b@x.example".getBytes(StandardCharsets.UTF_8));
    var link = link("anne@etat.example");
    for (var person : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var other = app.signedIn(person);
      for (var page :
          List.of(DESK, DESK + "/new", DESK + "/imports", DESK + "/reminders", preview)) {
        assertThat(other.get(page).statusCode()).isEqualTo(404);
      }
      assertThat(other.post(preview + "/confirmation", "expected", "1").statusCode())
          .isEqualTo(404);
      assertThat(other.post(DESK + "/1/revocation").statusCode()).isEqualTo(404);
    }
    assertThat(ola.get(preview).statusCode()).isEqualTo(200);
    assertThat(app.signedIn(Cast.OWNER).get(preview).statusCode()).isEqualTo(404);
    assertThat(
            app.signedIn(Cast.STRANGER)
                .post("/studio/annen-arena/18/invitations/1/revocation")
                .statusCode())
        .isEqualTo(404);
    assertThat(app.stranger().get(link.substring(0, link.length() - 2) + "AA").statusCode())
        .isEqualTo(404);
    assertThat(states()).containsExactly("anne@etat.example PENDING");
  }

  private void invited() {
    app.db().useHandle(handle -> handle.execute("update series set registration = 'INVITED'"));
  }

  private void invite(String email, String... more) {
    var fields = new java.util.ArrayList<>(List.of("email", email, "language", "NB"));
    fields.addAll(List.of(more));
    assertThat(ola.post(DESK + "/new", fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> post(String path, String... fields) {
    return ola.post(DESK + "/" + path, fields);
  }

  private HttpResponse<String> register(String email) {
    return app.stranger().post(PATH, "name", "Noen", "email", email, "scope", "all");
  }

  private void later(Duration time) {
    app.clock().forward(time);
    ola = app.signedIn(Cast.ORGANISER);
  }

  /** The clock comes round. */
  private void written() {
    app.clock().forward(Duration.ofSeconds(6));
    app.app().jobs().runDue();
  }

  private String link(String email) {
    written();
    return Inbox.of(app, email).letters().stream()
        .filter(mail -> mail.kind().equals("INVITATION"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .link("/invitation/");
  }

  private String upload(byte[] file) {
    var sent = send(file);
    assertThat(sent.statusCode()).isEqualTo(303);
    return location(sent);
  }

  private HttpResponse<String> send(byte[] file) {
    var head =
        """
        --x
        Content-Disposition: form-data; name="language"

        NN
        --x
        Content-Disposition: form-data; name="file"; filename="l.csv"

        """
            .replace("\n", "\r\n");
    return ola.send(
        ola.request(DESK + "/imports")
            .header("Origin", app.origin())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString("\r\n--x--\r\n"))));
  }

  private static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]+", "");
  }

  /** {@code 4 Står tidligere i filen}, from the table of those who are skipped. */
  private static List<String> skipped(String page) {
    var table = page.substring(page.indexOf("Hvorfor</th>"));
    var row =
        Pattern.compile(
            "<tr><th[^>]*>(\\d+)</th><td>[^<]*</td><td>[^<]*</td><td>([^<]*)</td></tr>");
    return row.matcher(table).results().map(hit -> hit.group(1) + " " + hit.group(2)).toList();
  }

  private List<String> states() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select email || ' ' || state from invitation order by id")
                .mapTo(String.class)
                .list());
  }

  private List<String> history(String email) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    """
                    select e.state || ' ' || coalesce(a.email, '-')
                      from invitation_event e
                      join invitation i on i.id = e.invitation_id
                      left join account a on a.id = e.by_account
                     where i.email = ? order by e.id
                    """,
                    email)
                .mapTo(String.class)
                .list());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }
}
