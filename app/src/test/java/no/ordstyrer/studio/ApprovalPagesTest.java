package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalPagesTest {
  private static final String STUDIO = "/studio" + Cast.SERIES;
  private static final String PATH = STUDIO + "/admission";

  private final TestApp app = new TestApp();
  private Visitor ola = app.stranger();

  @BeforeEach
  void askFirst() {
    ola = app.signedIn(Cast.ORGANISER);
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_series_form_says_whether_registrations_are_approved() {
    var saved =
        ola.post(
            STUDIO + "/edit",
            form("capacity", "40", "offer-hours", "2", "approval", "yes", "pending-holds", "yes"));
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(settings()).isEqualTo("40 2 true true");
    assertThat(ola.get(STUDIO + "/edit").body())
        .contains("value=\"40\"", "id=\"approval\" name=\"approval\" value=\"yes\" checked");

    var wrong = ola.post(STUDIO + "/edit", form("rev", "2", "offer-hours", "169"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"169\"", "Timer et tilbud gjelder");
    // A place is held for who waits for an answer only where there is one to wait for.
    ola.post(STUDIO + "/edit", form("rev", "2", "pending-holds", "yes"));
    assertThat(settings()).isEqualTo("null 24 false false");
  }

  @Test
  void one_is_approved_and_one_rejected_with_a_reason() {
    register("Anne");
    register("Bjørn");
    assertThat(ola.get(STUDIO).body()).contains("venter på godkjenning", "2 venter");
    assertThat(ola.get(STUDIO + "/people").body()).contains("Venter på godkjenning");
    var list = ola.get(PATH).body();
    assertThat(list).contains("2 påmeldinger venter på svar", "Anne", "Webinar 1, Webinar 2");

    assertThat(ola.get(ask("APPROVED", id("Anne"))).body())
        .contains("Godkjenn 1 påmelding?", "Anne")
        .doesNotContain("Bjørn");
    var report = answer(ola, "APPROVED", "Velkommen!", id("Anne"));
    assertThat(report).contains("1 påmelding er godkjent", "Webinar 3: Påmeldt", "Ola Arrangør");
    assertThat(inbox("Anne").first("APPROVED").textBody()).contains("Velkommen!");

    var without = ola.post(PATH + "/answer", "answer", "REJECTED", "id", id("Bjørn"));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Avslå 1 påmelding?", "Fyll ut dette feltet");
    assertThat(answer(ola, "REJECTED", "Det er fullt.", id("Bjørn")))
        .contains("1 påmelding er avslått", "Webinar 3: Avslått");
    assertThat(ola.get(PATH).body()).contains("Ingen venter på svar");
    assertThat(ola.get(STUDIO + "/log").body())
        .contains("Godkjente påmeldinger", "Avslo påmeldinger");
  }

  @Test
  void many_are_answered_at_once_and_the_report_says_who_was_skipped_and_why() {
    for (var name : List.of("Anne", "Bjørn", "Čierva", "Dag")) {
      register(name);
    }
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1 where number = 1"));
    var all = ola.get(PATH + "/answer?answer=APPROVED&whom=all&q=");
    assertThat(all.body())
        .contains(
            "Godkjenn 4 påmeldinger?", "Webinar 1: 4 av dem trenger plass, og det er 1 ledig");

    var ingrid = app.signedIn(Cast.OWNER);
    answer(ingrid, "REJECTED", "Hører til en annen serie.", id("Anne"));
    app.stranger().post(manage("Bjørn") + "/withdrawal");
    var ids = new String[] {id("Anne"), id("Bjørn"), id("Čierva"), id("Dag")};
    assertThat(ola.get(ask("APPROVED", ids)).body())
        .contains("2 av de valgte venter ikke lenger", "Godkjenn 2 påmeldinger?");

    assertThat(answer(ola, "APPROVED", "", ids))
        .contains("2 påmeldinger er godkjent", "2 ble hoppet over")
        .contains("Avslått av Ingrid Eier, torsdag 5. september 2030 kl. 10.00.")
        .contains("Har trukket påmeldingen.")
        .contains("Webinar 1: Påmeldt", "Webinar 1: Venteliste");
    assertThat(answer(ola, "APPROVED", "", ids)).contains("Ingenting ble endret");
  }

  @Test
  void a_rejection_is_found_again_and_undone() {
    register("Anne");
    answer(ola, "REJECTED", "Feil serie.", id("Anne"));
    var round = ola.get(PATH).body();
    assertThat(round).contains("Det dere har svart", "1 påmelding er avslått");
    var report = ola.get(round.replaceAll("(?s).*?(" + PATH + "/[0-9]+).*", "$1")).body();
    var again = ask("APPROVED", id("Anne")).replace("&id", "&again=yes&id");
    assertThat(report).contains("Godkjenn likevel", again.replace("&", "&amp;"));
    // Without saying so, an approval undoes nothing.
    assertThat(answer(ola, "APPROVED", "", id("Anne"))).contains("Ingenting ble endret");

    assertThat(ola.get(again).body()).contains("Godkjenn 1 påmelding?", "name=\"again\"");
    var sent = ola.post(PATH + "/answer", "answer", "APPROVED", "again", "yes", "id", id("Anne"));
    assertThat(ola.get(sent.headers().firstValue("Location").orElseThrow()).body())
        .contains("1 påmelding er godkjent", "Webinar 3: Påmeldt");
    assertThat(inbox("Anne").letters()).anyMatch(mail -> mail.kind().equals("APPROVED"));
  }

  @Test
  void a_part_that_is_over_gives_nobody_a_place() {
    register("Anne");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set cancelled_at = now(), cancelled_why = '' where number < 3"));
    assertThat(answer(ola, "APPROVED", "", id("Anne")))
        .contains("Webinar 3: Påmeldt", "Webinar 1: Utløpt");
    register("Bjørn");
    app.db().useHandle(handle -> handle.execute("update part set cancelled_at = now()"));
    assertThat(answer(ola, "APPROVED", "", id("Bjørn")))
        .contains("Ingenting ble endret", "Delene er over eller avlyst.");
  }

  @Test
  void nobody_chosen_and_nonsense_are_refused() {
    register("Anne");
    var nobody = ola.get(PATH + "/answer?answer=APPROVED");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("Velg minst én påmelding.");
    assertThat(ola.get(ask("WAIVED", id("Anne"))).statusCode()).isEqualTo(404);
    assertThat(ola.get(ask("APPROVED", "x", "-1", "999999")).statusCode()).isEqualTo(200);
    assertThat(ola.get(PATH + "/4711").statusCode()).isEqualTo(404);
    assertThat(ola.get(PATH + "?q=nobody").body()).contains("Ingen treff");
  }

  @Test
  void only_the_organisers_of_the_series() {
    register("Anne");
    for (var person : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var other = app.signedIn(person);
      assertThat(other.get(PATH).statusCode()).isEqualTo(404);
      assertThat(other.get(ask("APPROVED", id("Anne"))).statusCode()).isEqualTo(404);
      assertThat(post(other, "APPROVED", "", id("Anne")).statusCode()).isEqualTo(404);
    }
    assertThat(app.stranger().get(PATH).statusCode()).isEqualTo(404);
    assertThat(post(ola, "APPROVED", "", id("Anne")).statusCode()).isEqualTo(303);
  }

  @Test
  void lowering_the_capacity_below_what_is_held_tells_by_how_much() {
    app.db().useHandle(handle -> handle.execute("update series set approval = false"));
    register("Anne");
    register("Bjørn");
    register("Čierva");
    app.db().useHandle(handle -> handle.execute("update part set capacity = 2 where number = 1"));
    ola.post(STUDIO + "/edit", form("capacity", "1"));

    assertThat(ola.get(STUDIO).body())
        .contains("Hele serien: 3 har plass, og grensen er 1. Det er 2 for mange.")
        .contains("Webinar 1: 3 har plass, og grensen er 2. Det er 1 for mange.")
        .contains("Ingen mister plassen");
    register("Dag");
    ola.post(STUDIO + "/edit", form("rev", "2", "capacity", "4"));
    assertThat(ola.get(STUDIO).body()).doesNotContain("Hele serien:");
    // The offers of raised capacity are made at once.
    assertThat(inbox("Dag").letters()).anyMatch(mail -> mail.kind().equals("OFFERED"));
  }

  @Test
  void in_a_browser_from_the_settings_to_the_report() {
    app.db().useHandle(handle -> handle.execute("update series set approval = false"));
    try (var browser = new Browser(app)) {
      var organiser = browser.staff(Cast.ORGANISER);
      organiser.go(STUDIO + "/edit");
      organiser.page().click("summary >> nth=0");
      organiser.page().check("#approval");
      organiser.check("approval-settings").shot("approval-settings");
      organiser.page().click("main form button[type=submit]");
      organiser.page().waitForURL("**?done=studio.saved");

      var anne = browser.guest();
      anne.go(Cast.SERIES + "/registration").check("approval-register").shot("approval-register");
      anne.page().fill("#name", Cast.ATTENDEE.name());
      anne.page().fill("#email", Cast.ATTENDEE.email());
      anne.page().click("main form .actions >> nth=0 >> button");
      anne.page().waitForURL("**/received**");
      anne.check("approval-received").shot("approval-received");
      register("Bjørn");
      var manage = Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
      anne.go(manage).check("approval-pending").shot("approval-pending");

      organiser.go(STUDIO).check("approval-overview").shot("approval-overview");
      organiser.page().click(".desk-nav >> text=Godkjenning");
      organiser.check("approvals").shot("approvals");
      organiser.page().click("text=Godkjenn de valgte");
      organiser.check("approvals-nobody");
      organiser.page().check("text=" + Cast.ATTENDEE.name());
      organiser.page().click("text=Godkjenn de valgte");
      organiser.check("approval-ask").shot("approval-ask");
      organiser.page().click("text=Ja, godkjenn");
      organiser.page().waitForURL("**/admission/*");
      organiser.check("approval-report").shot("approval-report");
      organiser.go(PATH);
      organiser.page().click("text=Avslå >> nth=0");
      organiser.page().click("text=Ja, avslå");
      organiser.check("approval-reason").shot("approval-reason");
      organiser.page().fill("#reason", "Serien er for kommunene.");
      organiser.page().click("text=Ja, avslå");
      organiser.page().waitForURL("**/admission/*");
      organiser.go(PATH).check("approvals-none").shot("approvals-none");
      organiser.go(STUDIO + "/people").check("people-approved");

      anne.go(manage);
      assertThat(anne.page().textContent("main")).contains("Du er påmeldt 3 av 3 deler");
    }
  }

  private String answer(Visitor who, String answer, String reason, String... ids) {
    var sent = post(who, answer, reason, ids);
    assertThat(sent.statusCode()).isEqualTo(303);
    return who.get(sent.headers().firstValue("Location").orElseThrow()).body();
  }

  private static HttpResponse<String> post(
      Visitor who, String answer, String reason, String... ids) {
    var fields = new java.util.ArrayList<>(List.of("answer", answer, "reason", reason));
    for (var id : ids) {
      fields.addAll(List.of("id", id));
    }
    return who.post(PATH + "/answer", fields.toArray(String[]::new));
  }

  private static String ask(String answer, String... ids) {
    return PATH + "/answer?answer=" + answer + "&id=" + String.join("&id=", ids);
  }

  private static String[] form(String... fields) {
    var all =
        new java.util.ArrayList<>(
            List.of(
                "title", "Serien", "slug", "18", "language", "NB", "registration", "WHOLE_SERIES"));
    if (!List.of(fields).contains("rev")) {
      all.addAll(List.of("rev", "1"));
    }
    all.addAll(List.of(fields));
    return all.toArray(String[]::new);
  }

  private String settings() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select concat_ws(' ', coalesce(capacity::text, 'null'), offer_hours, approval::text,"
                        + " pending_holds::text) from series")
                .mapTo(String.class)
                .one());
  }

  private void register(String name) {
    app.stranger()
        .post(Cast.SERIES + "/registration", "scope", "all", "name", name, "email", email(name));
  }

  private static String email(String name) {
    return "p" + (name.hashCode() & Integer.MAX_VALUE) + "@etat.example";
  }

  private String id(String name) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from registration where name = ?", name)
                .mapTo(String.class)
                .one());
  }

  private Inbox inbox(String name) {
    return Inbox.of(app, email(name));
  }

  private String manage(String name) {
    return inbox(name).letters().getFirst().link("/manage/");
  }
}
