package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LetterListPagesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/letters";
  private static final String ANNE = Cast.ATTENDEE.email();

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void letters_are_told_with_their_states_and_never_what_they_say() {
    assertThat(ola.get(PATH).body()).contains("Ingen brev ennå");
    register(ANNE);
    var link = Inbox.of(app, ANNE).last().link("/manage/");
    letters("FAILED", "550 5.1.1 No such user", 1);
    letters("SUPPRESSED", "", 1);
    letters("RETRY", "451 4.3.0 Try again", 2);
    letters("OBSOLETE", "", 1);

    var all = ola.get(PATH).body();
    assertThat(all)
        .contains(ANNE, "Anne Deltaker", "Bekreftelse", "Adressen finnes ikke.", "Holdt tilbake")
        .contains("Forrige forsøk lyktes ikke.", "Et nyere brev sier det samme")
        .contains("<a class=\"ds-link\" href=\"" + PATH + "?state=RETRY\">2</a>")
        .doesNotContain(link, link.substring("/manage/".length()), "SIGN_IN");
    assertThat(ola.get(PATH + "?state=FAILED").body())
        .contains("Viser 1–1 av 1", "f1@etat.example");
    assertThat(ola.get(PATH + "?q=DELTAKER").body()).contains(ANNE).doesNotContain("f1@etat");
    assertThat(ola.get(PATH + "?q=100%25_&state=NO&kind=%27&page=x").body())
        .contains("Ingen treff");
    assertThat(ola.get(PATH + "?kind=REGISTERED").body()).contains(ANNE).doesNotContain("f1@etat");
    var asked = ola.get(PATH + "/" + newest("FAILED") + "/resending").body();
    assertThat(asked).contains("550 5.1.1 No such user").doesNotContain("t0ken");
  }

  @Test
  void a_long_list_comes_in_pages() {
    letters("SENT", "250 OK", 120);
    assertThat(ola.get(PATH).body()).contains("Viser 1–50 av 120");
    assertThat(ola.get(PATH + "?page=3&state=SENT").body()).contains("Viser 101–120 av 120");
  }

  @Test
  void what_did_not_arrive_is_written_anew_to_where_she_is_now_and_not_too_often() {
    register(ANNE);
    Inbox.deliver(app);
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "update letter set state = 'FAILED', answer = '550 5.1.1' where recipient = ?", ANNE);
          handle.execute("insert into suppressed_address values (?, 'gone', now())", ANNE);
        });
    var resending = PATH + "/" + newest("FAILED") + "/resending";
    var before = Inbox.of(app, ANNE).size();
    assertThat(ola.get(resending).body())
        .contains("Vi skriver et nytt brev til " + ANNE, "Vi prøver den på nytt");
    assertThat(Inbox.of(app, ANNE).size()).isEqualTo(before);

    var done = ola.post(resending);
    assertThat(done.headers().firstValue("Location")).hasValue(PATH + "?done=outbox.written");
    var anew = Inbox.of(app, ANNE).last();
    assertThat(anew.kind()).isEqualTo("LINK");
    assertThat(app.stranger().get(anew.link("/manage/")).statusCode()).isEqualTo(200);
    assertThat(count("suppressed_address")).isZero();
    // Pressed twice, it is written once.
    ola.post(resending);
    assertThat(Inbox.of(app, ANNE).size()).isEqualTo(before + 1);
    assertThat(ola.get("/studio" + Cast.SERIES + "/log?kind=letter").body())
        .contains("Sendte et brev på nytt", "Ola Arrangør");
    ola.post(resending);
    var refused = ola.post(resending);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Vent noen timer");
  }

  @Test
  void what_waits_for_its_next_try_is_tried_now() {
    letters("RETRY", "451 4.3.0", 1);
    var resending = PATH + "/" + newest("RETRY") + "/resending";
    assertThat(due("due_at > now()")).isEqualTo(1);
    assertThat(ola.post(resending).headers().firstValue("Location"))
        .hasValue(PATH + "?done=outbox.hurried");
    assertThat(due("due_at = '" + app.clock().instant() + "'")).isEqualTo(1);
  }

  @Test
  void a_letter_on_its_way_or_to_somebody_forgotten_is_not_sent_again() {
    letters("SENDING", "", 1);
    letters("SENT", "250 OK", 1);
    for (var state : List.of("SENDING", "SENT")) {
      var resending = PATH + "/" + newest(state) + "/resending";
      assertThat(ola.get(resending).body()).contains("kan ikke sendes på nytt");
      assertThat(ola.post(resending).statusCode()).as(state).isEqualTo(422);
    }
  }

  @Test
  void the_letters_of_a_series_are_its_organisers_alone() {
    letters("RETRY", "451", 1);
    var resending = PATH + "/" + newest("RETRY") + "/resending";
    assertThat(ola.get(resending).statusCode()).isEqualTo(200);
    for (var other : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var visitor = app.signedIn(other);
      assertThat(visitor.get(PATH).statusCode()).isEqualTo(404);
      assertThat(visitor.get(resending).statusCode()).isEqualTo(404);
      assertThat(visitor.post(resending).statusCode()).isEqualTo(404);
    }
    // A letter of no series, such as a link to sign in with, is found through none.
    var signIn = app.newestLetter();
    assertThat(signIn).isNotEqualTo(newest("RETRY"));
    assertThat(ola.get(PATH + "/" + signIn + "/resending").statusCode()).isEqualTo(404);
    assertThat(ola.post(PATH + "/" + signIn + "/resending").statusCode()).isEqualTo(404);
  }

  @Test
  void in_a_browser() {
    try (var browser = new Browser(app)) {
      var person = browser.staff(Cast.ORGANISER);
      person.go(PATH).check("letters-none").shot("letters-none");
      register(ANNE);
      letters("FAILED", "550 5.1.1 No such user here", 1);
      letters("SUPPRESSED", "", 2);
      letters("RETRY", "451 4.3.0 Try again later", 3);
      letters("SENT", "250 OK", 60);
      person.go(PATH).check("letters").shot("letters");
      person.page().locator("#q").fill("anne");
      person.page().waitForURL("**q=anne**");
      assertThat(person.page().locator("[data-status]").innerText()).contains("av 1");
      person.page().locator("tbody a").first().click();
      person.check("letter-again").shot("letter-again");
      person.page().locator("main button[type=submit]").last().click();
      assertThat(person.page().locator(".notice").innerText()).contains("Brevet prøves nå");
      person.go(PATH + "/" + newest("FAILED") + "/resending").check("letter-impossible");
    }
  }

  private void register(String email) {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "scope",
            "all",
            "name",
            Cast.ATTENDEE.name(),
            "email",
            email,
            "calendar",
            "NONE");
  }

  private void letters(String state, String answer, int many) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into letter (dedupe_key, kind, priority, recipient, recipient_key, language, subject, text_body,
                       html_body, series_id, created_at, state, due_at, attempts, sent_at, answer)
                select ? || n, 'MOVED', 3, lower(left(?, 1)) || n || '@etat.example', lower(left(?, 1)) || n || '@etat.example',
                       'nb', 'Delen er flyttet', 'https://x.example/manage/t0ken', '', ?, ?, ?, now() + interval '50 years',
                       1, case when ? = 'SENT' then ?::timestamptz end, ?
                  from generate_series(1, ?) n
                """,
                state,
                state,
                state,
                app.cast().series(),
                TestApp.NOW,
                state,
                state,
                TestApp.NOW,
                answer,
                many));
  }

  private long newest(String state) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select max(id) from letter where state = ?", state)
                .mapTo(long.class)
                .one());
  }

  private int due(String when) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select count(*) from letter where state = 'RETRY' and " + when)
                .mapTo(int.class)
                .one());
  }

  private int count(String table) {
    return app.db()
        .withHandle(
            handle -> handle.select("select count(*) from " + table).mapTo(int.class).one());
  }
}
