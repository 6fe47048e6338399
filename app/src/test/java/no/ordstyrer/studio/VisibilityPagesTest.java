package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is hidden is found by those alone who are to find it. */
class VisibilityPagesTest {
  private static final String DESK = "/studio" + Cast.SERIES;
  private static final String DEBATE = "Paneldebatt - digitalisering";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_hidden_series_is_in_no_list_and_found_by_its_address() {
    var title = "Er styringsstrukturen";
    assertThat(app.stranger().get("/samhandlingsarena").body()).contains(title);
    assertThat(app.stranger().get("/").body()).contains("Hva er svakheten");
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains("application/ld+json")
        .doesNotContain("noindex");

    var saved = ola.post(DESK + "/visibility", "series", "yes");

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(app.stranger().get("/samhandlingsarena").body()).doesNotContain(title);
    assertThat(app.stranger().get("/").body()).doesNotContain("Hva er svakheten");
    assertThat(app.stranger().get(Cast.SERIES).body())
        .contains(title, "noindex")
        .doesNotContain("application/ld+json");
    assertThat(app.stranger().get(Cast.SERIES + "/registration").statusCode()).isEqualTo(200);
    assertThat(ola.get("/samhandlingsarena").body()).contains(title);
    assertThat(ola.get(DESK).body()).contains("Skjult");
    assertThat(ola.get(DESK + "/visibility").body()).containsPattern("name=\"series\"[^>]*checked");

    ola.post(DESK + "/visibility", "was", "true");
    assertThat(app.stranger().get("/samhandlingsarena").body()).contains(title);
    assertThat(acts()).isEqualTo(2);
  }

  @Test
  void a_hidden_part_is_for_the_invited_and_for_those_with_a_place() {
    assertThat(app.stranger().get(Cast.SERIES).body()).contains(DEBATE);
    assertThat(app.stranger().get(Cast.SERIES + "/del-3").statusCode()).isEqualTo(200);
    ola.post(DESK + "/visibility", "part", "3");

    for (var page :
        List.of(
            "/",
            "/samhandlingsarena",
            Cast.SERIES,
            Cast.SERIES + "/registration",
            Cast.SERIES + ".ics")) {
      assertThat(app.stranger().get(page).body()).as(page).doesNotContain(DEBATE);
    }
    assertThat(app.stranger().get(Cast.SERIES + "/del-3").statusCode()).isEqualTo(404);
    assertThat(ola.get(Cast.SERIES + "/del-3").statusCode()).isEqualTo(200);
    var holder = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
    assertThat(holder.get(Cast.SERIES + "/del-3").statusCode()).isEqualTo(200);
    assertThat(holder.get(Cast.SERIES).body()).contains(DEBATE);

    register("anne@etat.example", "scope", "all");
    register("bo@etat.example", "scope", "some", "part", "1", "part", "3");
    var anne = Inbox.of(app, "anne@etat.example").first("REGISTERED");
    assertThat(anne.textBody()).contains("Du er påmeldt 2 av 2").doesNotContain(DEBATE);
    assertThat(app.stranger().get(anne.link("/manage/")).body()).doesNotContain(DEBATE);
    assertThat(app.stranger().post(anne.link("/manage/") + "/del-3/return").statusCode())
        .isEqualTo(404);
    assertThat(holders()).isEqualTo(1);

    ola.post(DESK + "/invitations/new", "email", "ida@etat.example", "language", "NB");
    app.clock().forward(Duration.ofSeconds(6));
    app.app().jobs().runDue();
    var invitation = Inbox.of(app, "ida@etat.example").last();
    assertThat(invitation.textBody()).contains(DEBATE);
    var link = invitation.link("/invitation/");
    assertThat(app.stranger().get(link).body()).contains(DEBATE);
    var typed = register("ida@etat.example", "scope", "all");
    assertThat(typed).doesNotContain("del-3");
    ola.post(DESK + "/invitations/new", "email", "jo@etat.example", "language", "NB");
    app.clock().forward(Duration.ofSeconds(6));
    app.app().jobs().runDue();
    var own = Inbox.of(app, "jo@etat.example").last().link("/invitation/");
    app.stranger().post(own + "/registration", "name", "Jo", "scope", "all");
    assertThat(holders()).isEqualTo(2);
  }

  @Test
  void of_two_organisers_the_later_is_told_what_the_first_did_and_loses_nothing() {
    var ingrid = app.signedIn(Cast.OWNER);
    assertThat(ola.get(DESK + "/visibility").body()).contains("name=\"was\" value=\"false\"");
    ola.post(DESK + "/visibility", "was", "false", "part", "3");

    var late = ingrid.post(DESK + "/visibility", "was", "false", "series", "yes", "part", "2");

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("Noen andre har endret synligheten", "Nå er dette lagret: Webinar 3")
        .contains("Nå er dette lagret: serien vises", "name=\"was\" value=\"false 3\"")
        .containsPattern("name=\"series\"[^>]*checked");
    assertThat(hidden()).isEqualTo("3");
    // Whoever saves once more knows what she saves over.
    var again = ingrid.post(DESK + "/visibility", "was", "false 3", "series", "yes", "part", "2");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(hidden()).isEqualTo("2");
  }

  @Test
  void only_organisers() {
    assertThat(ola.get(DESK + "/visibility").statusCode()).isEqualTo(200);
    for (var person : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      var other = app.signedIn(person);
      assertThat(other.get(DESK + "/visibility").statusCode()).isEqualTo(404);
      assertThat(other.post(DESK + "/visibility", "series", "yes").statusCode()).isEqualTo(404);
    }
    assertThat(acts()).isZero();
  }

  private String register(String email, String... more) {
    var fields = new java.util.ArrayList<>(List.of("name", "Noen", "email", email));
    fields.addAll(List.of(more));
    return app.stranger()
        .post(Cast.SERIES + "/registration", fields.toArray(String[]::new))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private String hidden() {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select coalesce(string_agg(number::text, ','), '') from part where hidden_at is not null")
                .mapTo(String.class)
                .one());
  }

  private int holders() {
    return count(
        "select count(*) from part_registration p join part t on t.id = p.part_id where t.number = 3");
  }

  private int acts() {
    return count("select count(*) from audit where act = 'series.visibility'");
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }
}
