package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.Themes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Themes: kept by the organiser, chosen by who asks, set by moderators, read by everybody. */
class ThemeDeskPagesTest {
  private static final String THEMES = "/studio" + Cast.SERIES + "/themes";
  private static final String PART = Cast.SERIES + "/del-1";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_organiser_adds_renames_orders_and_removes() {
    assertThat(ola.get(THEMES).body()).contains("Serien har ingen temaer ennå");
    add("Styring", "Finansiering", "Personvern");
    assertThat(names()).containsExactly("Styring", "Finansiering", "Personvern");

    post("/" + id("Styring") + "/name", "was", "Styring", "name-" + id("Styring"), "Ledelse");
    post("/" + id("Personvern") + "/up", "place", "3");
    post("/" + id("Ledelse") + "/removal");

    assertThat(names()).containsExactly("Personvern", "Finansiering");
    assertThat(app.signedIn(Cast.OWNER).get("/studio/samhandlingsarena/log").body())
        .contains("La til et tema", "Fjernet et tema");
  }

  @Test
  void what_is_wrong_is_said_at_the_field_and_kept() {
    add("Styring", "Finansiering");
    var again = ola.post(THEMES, "name", "Styring");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("allerede et tema med det navnet", "value=\"Styring\"");
    var id = id("Finansiering");
    var taken =
        ola.post(THEMES + "/" + id + "/name", "was", "Finansiering", "name-" + id, "Styring");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(ola.post(THEMES, "name", "å".repeat(101)).statusCode()).isEqualTo(422);
    for (var i = 3; i <= Themes.MOST; i++) {
      add("Tema nummer " + i);
    }
    assertThat(ola.post(THEMES, "name", "Ett til").body()).contains("høyst 20 temaer");
  }

  @Test
  void two_organisers_at_once_are_told() {
    add("Styring", "Finansiering");
    var id = id("Styring");
    post("/" + id + "/name", "was", "Styring", "name-" + id, "Ledelse");

    var late =
        app.signedIn(Cast.OWNER)
            .post(THEMES + "/" + id + "/name", "was", "Styring", "name-" + id, "Makt");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Noen andre endret temaene før deg");
    post("/" + id + "/down", "place", "1");
    assertThat(ola.post(THEMES + "/" + id + "/down", "place", "1").statusCode())
        .as("it is there already")
        .isEqualTo(303);
    assertThat(names()).containsExactly("Finansiering", "Ledelse");
  }

  @Test
  void a_theme_that_questions_are_about_stays_and_its_new_name_is_theirs() {
    add("Styring");
    var id = id("Styring");
    anne.post(PART + "/questions", "text", "Hvem styrer?", "theme", "" + id);
    kari.post(PART + "/queue/1/approve", "rev", "1");

    var used = ola.post(THEMES + "/" + id + "/removal");
    assertThat(used.statusCode()).isEqualTo(422);
    assertThat(used.body()).contains("Da kan det ikke fjernes");
    post("/" + id + "/name", "was", "Styring", "name-" + id, "Ledelse");
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Ledelse");
  }

  @Test
  void the_series_form_leaves_themes_alone() {
    add("Styring");
    var edited =
        ola.post(
            "/studio" + Cast.SERIES + "/edit",
            "rev",
            "1",
            "number",
            "18",
            "slug",
            "18",
            "title",
            "Ny tittel",
            "language",
            "NB",
            "offer-hours",
            "24",
            "registration",
            "WHOLE_SERIES");
    assertThat(edited.statusCode()).isEqualTo(303);
    assertThat(names()).containsExactly("Styring");
  }

  @Test
  void a_moderator_sets_the_theme_and_attendees_read_theme_by_theme() {
    add("Styring", "Finansiering");
    for (var text : List.of("Hvem styrer?", "Hvem betaler?", "Hva ellers?")) {
      anne.post(PART + "/questions", "text", text);
      app.clock().forward(java.time.Duration.ofMinutes(1));
    }
    for (var number = 1; number <= 3; number++) {
      kari.post(PART + "/queue/" + number + "/approve", "rev", "1");
    }
    assertThat(kari.get(PART + "/queue/1").body()).contains("Finansiering</option>");
    assertThat(theme(kari, 1, id("Finansiering"))).isEqualTo(303);
    assertThat(theme(kari, 2, id("Styring"))).isEqualTo(303);
    assertThat(theme(kari, 2, id("Finansiering"))).as("stale").isEqualTo(409);
    assertThat(theme(app.signedIn(Cast.ORGANISER), 1, id("Styring"))).isEqualTo(404);
    assertThat(kari.get(PART + "/queue/2").body()).contains("Kari Møteleder satte temaet");

    var byTheme = app.stranger().get(PART + "/questions?sort=theme").body();
    assertThat(byTheme)
        .containsSubsequence(
            ">Styring</h3>",
            "Hvem betaler?",
            ">Finansiering</h3>",
            "Hvem styrer?",
            ">Uten tema</h3>",
            "Hva ellers?");
    kari.post(PART + "/queue/1/finish", "rev", "3");
    assertThat(app.stranger().get(PART + "/questions?sort=theme").body())
        .as("answered ones apart")
        .doesNotContain(">Finansiering</h3>")
        .containsSubsequence("Ferdige spørsmål", "Hvem styrer?");
  }

  @Test
  void others_find_no_themes_to_keep() {
    for (var who : new Visitor[] {kari, anne, app.signedIn(Cast.STRANGER), app.stranger()}) {
      assertThat(who.get(THEMES).statusCode()).isNotEqualTo(200);
      assertThat(who.post(THEMES, "name", "Kapret").statusCode()).isNotEqualTo(303);
    }
    assertThat(names()).isEmpty();
  }

  private static int theme(Visitor who, int number, long theme) {
    return who.post(PART + "/queue/" + number + "/theme", "rev", "2", "theme", "" + theme)
        .statusCode();
  }

  private void add(String... names) {
    for (var name : names) {
      assertThat(ola.post(THEMES, "name", name).statusCode()).isEqualTo(303);
    }
  }

  private void post(String path, String... fields) {
    assertThat(ola.post(THEMES + path, fields).statusCode()).isEqualTo(303);
  }

  private long id(String name) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id from theme where name = ?")
                .bind(0, name)
                .mapTo(long.class)
                .one());
  }

  private List<String> names() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select name from theme where series_id = ? order by rank, id")
                .bind(0, app.cast().series())
                .mapTo(String.class)
                .list());
  }
}
