package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParticipantPagesTest {
  private static final String PUBLIC = Cast.SERIES + "/participants";
  private static final String DESK = "/studio" + Cast.SERIES + "/participants";
  private static final String FORM = Cast.SERIES + "/registration";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void nothing_is_shown_or_asked_until_the_organiser_says_so() {
    var anne = register("Anne", "Etaten", "EVERYBODY");
    assertThat(app.stranger().get(FORM).body()).doesNotContain("deltakerlisten");
    assertThat(app.stranger().get(PUBLIC).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(anne + "/participants").statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(anne).body()).doesNotContain("/showing");

    publish("PEOPLE", "PEOPLE");
    assertThat(app.stranger().get(FORM).body()).contains("Vil du stå på deltakerlisten?");
    assertThat(app.stranger().get(Cast.SERIES).body()).contains(PUBLIC);
    assertThat(app.stranger().get(anne).body()).contains("/showing", "/participants");
    // What she said when nothing was asked is no consent.
    assertThat(app.stranger().get(PUBLIC).body()).doesNotContain("Anne", "Etaten");
  }

  @Test
  void people_are_shown_to_those_whom_they_agreed_to_and_to_nobody_else() {
    publish("PEOPLE", "ORGANISATIONS");
    var anne = register("Anne", "Liten etat", "PARTICIPANTS");
    register("Bjørn", "Fylket", "EVERYBODY");
    register("Čierva", "Sametinget", "NOBODY");
    var among = app.stranger().get(anne + "/participants").body();
    assertThat(among)
        .contains("Anne", "Liten etat", "Bjørn", "Fylket", "2 deltakere har sagt ja")
        .doesNotContain("Čierva", "Sametinget", "@etat.example");
    assertThat(app.stranger().get(PUBLIC).body())
        .contains("Fylket")
        .doesNotContain("Bjørn", "Anne", "Liten etat", "Sametinget");

    // Widening the list widens no consent: she is asked anew on her own page.
    publish("PEOPLE", "PEOPLE");
    assertThat(app.stranger().get(PUBLIC).body()).contains("Fylket").doesNotContain("Bjørn");
    app.stranger().post(anne + "/showing", "shown", "EVERYBODY");
    assertThat(app.stranger().get(PUBLIC).body()).contains("Anne", "Liten etat");
    assertThat(app.stranger().get(anne + "/data.json").body())
        .contains("PARTICIPANT_LIST", "EVERYBODY");
    app.stranger().post(anne + "/showing", "shown", "NOBODY");
    assertThat(app.stranger().get(PUBLIC).body()).doesNotContain("Anne", "Liten etat");

    publish("NOTHING", "NOTHING");
    assertThat(app.stranger().get(PUBLIC).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(anne + "/participants").statusCode()).isEqualTo(404);
  }

  @Test
  void a_small_organisation_is_named_only_if_its_people_agree() {
    publish("ORGANISATIONS", "ORGANISATIONS");
    for (var who : List.of("a", "b", "c")) {
      register(who, who.equals("b") ? "stor etat" : "Stor etat", "NOBODY");
    }
    var d = register("d", "Liten etat", "NOBODY");
    assertThat(app.stranger().get(PUBLIC).body())
        .contains("(3)")
        .containsIgnoringCase("Stor etat")
        .doesNotContain("Liten etat");
    app.stranger().post(d + "/showing", "shown", "EVERYBODY");
    assertThat(app.stranger().get(PUBLIC).body()).contains("Liten etat").doesNotContain("(1)");
    app.stranger().post(d + "/withdrawal");
    assertThat(app.stranger().get(PUBLIC).body()).doesNotContain("Liten etat");
  }

  @Test
  void everybody_never_sees_more_than_those_who_come() {
    assertThat(save("PEOPLE", "ORGANISATIONS", "30", 0).statusCode()).isEqualTo(303);
    var wider = save("ORGANISATIONS", "PEOPLE", "30", 1);
    assertThat(wider.statusCode()).isEqualTo(422);
    assertThat(wider.body()).contains("ikke se mer enn de påmeldte");
    var shown =
        ola.post(DESK + "/preview", "participants", "NOTHING", "visitors", "PEOPLE", "days", "x");
    assertThat(shown.statusCode()).isEqualTo(422);
    assertThat(shown.body()).contains("value=\"x\"");
    assertThatThrownBy(() ->
            app.db()
                .useHandle(handle ->
                    handle.execute(
                        "update participant_list set participants = 'ORGANISATIONS', visitors = 'PEOPLE'")))
        .hasMessageContaining("check constraint");
    register("Anne", "Etaten", "PARTICIPANTS");
    assertThatThrownBy(() ->
            app.db()
                .useHandle(handle ->
                    handle.execute(
                        "update participant_consent set participants = 'NOTHING', visitors = 'PEOPLE'")))
        .hasMessageContaining("check constraint");
  }

  @Test
  void two_who_change_it_at_once_do_not_overwrite_each_other() {
    assertThat(save("PEOPLE", "NOTHING", "30", 0).statusCode()).isEqualTo(303);
    var late = save("NOTHING", "NOTHING", "30", 0);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Noen andre har endret listen");
    assertThat(save("NOTHING", "NOTHING", "30", 1).statusCode()).isEqualTo(303);
    assertThat(ola.get("/studio" + Cast.SERIES + "/log?kind=people").body())
        .contains("Endret deltakerlisten");
  }

  @Test
  void the_organiser_sees_how_it_will_be_before_it_is_so() {
    publish("PEOPLE", "PEOPLE");
    register("Anne", "Etaten", "EVERYBODY");
    publish("NOTHING", "NOTHING");
    var preview =
        ola.post(
            DESK + "/preview",
            "participants",
            "PEOPLE",
            "visitors",
            "NOTHING",
            "days",
            "7",
            "rev",
            "2");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("Dette vil de påmeldte se", "Anne", "Etaten", "Ingenting.");
    assertThat(app.stranger().get(PUBLIC).statusCode()).isEqualTo(404);
    assertThat(ola.get(DESK).body()).doesNotContain("Anne");
  }

  @Test
  void the_list_ends_some_days_after_the_series_and_what_was_agreed_is_forgotten() {
    save("PEOPLE", "PEOPLE", "7", 0);
    var anne = register("Anne", "Etaten", "EVERYBODY");
    assertThat(app.stranger().get(PUBLIC).body()).contains("Anne");
    // The last part ends on 10 October at 11.30.
    app.clock()
        .forward(
            Duration.between(
                app.clock().instant(), java.time.Instant.parse("2030-10-17T09:00:00Z")));
    assertThat(app.stranger().get(PUBLIC).body()).contains("Anne");
    app.app().retention().night();
    assertThat(consents()).isEqualTo(1);
    app.clock().forward(Duration.ofHours(1));
    assertThat(app.stranger().get(PUBLIC).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(anne + "/participants").statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(Cast.SERIES).body()).doesNotContain(PUBLIC);
    app.app().retention().night();
    assertThat(consents()).isZero();
  }

  @Test
  void who_is_erased_is_shown_no_more() {
    publish("PEOPLE", "PEOPLE");
    var anne = register("Anne", "Etaten", "EVERYBODY");
    assertThat(app.stranger().get(PUBLIC).body()).contains("Anne");
    app.stranger().post(anne + "/erasure");
    assertThat(app.stranger().get(PUBLIC).body()).doesNotContain("Anne", "Etaten");
    assertThat(consents()).isZero();
  }

  @Test
  void in_a_browser() {
    try (var browser = new Browser(app)) {
      var organiser = browser.staff(Cast.ORGANISER);
      organiser.go(DESK).check("participants-desk").shot("participants-desk");
      organiser.page().locator("input[name=participants][value=PEOPLE]").check();
      organiser.page().locator("input[name=visitors][value=PEOPLE]").check();
      organiser.page().locator("main button[type=submit]").click();
      organiser.check("participants-preview").shot("participants-preview");
      organiser.page().locator("main button[type=submit]").first().click();
      assertThat(organiser.page().locator(".notice").innerText()).contains("er lagret");

      var guest = browser.guest();
      guest.go(PUBLIC).check("participants-none");
      guest.go(FORM).check("registration-showing").shot("registration-showing");
      guest.page().fill("#name", "Anne Deltaker");
      guest.page().fill("#email", "anne@etat.example");
      guest.page().fill("#organisation", "Etaten");
      guest.page().locator("input[name=shown][value=PARTICIPANTS]").check();
      guest.page().locator("button[name=scope][value=all]").click();
      for (var i = 0; i < 12; i++) {
        register("Person " + i, i % 2 == 0 ? "Direktoratet" : "Kommunen", "EVERYBODY");
      }
      guest.go(PUBLIC).check("participants").shot("participants");
      assertThat(guest.page().locator("main").innerText()).doesNotContain("Anne");
      var manage = Inbox.of(app, "anne@etat.example").first("REGISTERED").link("/manage/");
      guest.go(manage + "/participants").check("participants-own");
      assertThat(guest.page().locator("main").innerText()).contains("Anne Deltaker");
      guest.go(manage).check("manage-listed");
      guest.go(manage + "/showing").check("participants-showing").shot("participants-showing");
      guest.page().locator("input[value=NOBODY]").check();
      guest.page().locator("main button[type=submit]").click();
      assertThat(guest.page().locator(".notice").innerText()).contains("Valget ditt er lagret");
    }
  }

  private void publish(String participants, String visitors) {
    var rev =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select coalesce(max(rev), 0) from participant_list")
                    .mapTo(int.class)
                    .one());
    assertThat(save(participants, visitors, "30", rev).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> save(String participants, String visitors, String days, int rev) {
    return ola.post(
        DESK,
        "participants",
        participants,
        "visitors",
        visitors,
        "days",
        days,
        "rev",
        Integer.toString(rev));
  }

  /** Registers somebody; answers her own page. */
  private String register(String name, String organisation, String shown) {
    var email =
        name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "") + "@etat.example";
    app.stranger()
        .post(
            FORM,
            "scope",
            "all",
            "name",
            name,
            "email",
            email,
            "organisation",
            organisation,
            "calendar",
            "NONE",
            "shown",
            shown);
    return Inbox.of(app, email).last().link("/manage/");
  }

  private int consents() {
    return app.db()
        .withHandle(handle ->
            handle.select("select count(*) from participant_consent").mapTo(int.class).one());
  }
}
