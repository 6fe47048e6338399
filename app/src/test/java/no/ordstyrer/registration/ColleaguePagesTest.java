package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColleaguePagesTest {
  private static final String PATH = Cast.SERIES + "/registration/colleagues";

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void each_gets_a_place_a_letter_and_a_link_of_her_own() {
    assertThat(app.stranger().get(Cast.SERIES + "/registration").body()).contains(PATH);
    assertThat(app.stranger().get(PATH).body()).contains("Person 3").doesNotContain("Person 4");

    var told = send("by", "Ola Sjef", "organisation", "Etaten", people("Anne", "Bjørn"));

    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).contains("Anne", "anne@etat.example", "Bjørn", "alle 2", "Webinar 3");
    var annes = Inbox.of(app, "anne@etat.example");
    assertThat(annes.letters())
        .extracting(Inbox.Mail::kind)
        .containsExactly("COLLEAGUE", "ADDED", "ADDED", "ADDED");
    assertThat(annes.first("COLLEAGUE").textBody())
        .contains("Ola Sjef har meldt deg på", "Var det ikke du", "Du er påmeldt 3 av 3 deler");
    var bjorns = Inbox.of(app, "bjørn@etat.example").first("COLLEAGUE").link("/manage/");
    assertThat(annes.first("COLLEAGUE").link("/manage/")).isNotEqualTo(bjorns);
    assertThat(app.stranger().get(bjorns).body()).contains("Bjørn", "Etaten");
  }

  /** One place is left, and Anne has a registration: Bjørn's line must not tell that. */
  @Test
  void who_was_registered_before_is_not_told_by_anybody_s_line() {
    register("Anne", "anne@etat.example");
    app.clock().forward(Duration.ofMinutes(5));
    capacity(2);
    var rows = count();

    var known = send("by", "Ola", people("Anne", "Bjørn"));
    assertThat(count()).isEqualTo(rows + 1);
    assertThat(Inbox.of(app, "anne@etat.example").last().kind()).isEqualTo("AGAIN");
    app.db()
        .useHandle(handle ->
            handle.execute("delete from registration where email = 'bjørn@etat.example'"));
    var unknown = send("by", "Ola", people("Anna", "Bjørn"));

    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(unknown.body().replace("Anna", "Anne").replace("anna@", "anne@"))
        .isEqualTo(known.body());
    assertThat(known.body()).contains("Nummer 1 på ventelisten");
  }

  @Test
  void a_bad_line_keeps_everything_and_registers_nobody() {
    var wrong =
        send(
            "by",
            "",
            "organisation",
            "Etat for øl",
            List.of(
                "name-1",
                "Anne",
                "email-1",
                "anne(a)etat",
                "name-2",
                "",
                "email-2",
                "b@etat.example",
                "name-5",
                "Čierva",
                "email-5",
                "B@etat.example "));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Etat for øl", "anne(a)etat", "b@etat.example", "Čierva", "Person 5")
        .contains("href=\"#by\"", "E-post (1): Skriv en e-postadresse", "Navn (2): Fyll ut")
        .contains("Denne adressen står også på person 2");
    assertThat(count()).isZero();
    var nobody = send("by", "Ola", List.of());
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("minst én person");
  }

  @Test
  void more_rows_are_a_button_away_and_nothing_is_sent() {
    var more = send("by", "Ola", List.of("rows", "3", "more", "yes", "name-1", "Anne"));
    assertThat(more.statusCode()).isEqualTo(200);
    assertThat(more.body()).contains("Person 6", "value=\"Anne\"").doesNotContain("Person 7");
    var most = send("by", "Ola", List.of("rows", "20", "more", "yes"));
    assertThat(most.body()).contains("Person 20").doesNotContain("Person 21", "name=\"more\"");
    assertThat(count()).isZero();
  }

  @Test
  void in_a_series_of_choices_all_come_to_the_same_parts_and_a_shut_door_says_why() {
    app.db().useHandle(handle -> handle.execute("update series set registration = 'CHOOSE_PARTS'"));
    assertThat(send("by", "Ola", people("Anne")).body()).contains("Velg minst én del");
    var fields = new ArrayList<>(people("Anne"));
    fields.addAll(List.of("part", "2"));
    assertThat(send("by", "Ola", fields).body()).contains("Webinar 2").doesNotContain("Webinar 1<");
    app.db()
        .useHandle(handle -> handle.execute("update series set closes_at = '2030-09-01T08:00Z'"));
    assertThat(app.stranger().get(PATH).body()).contains("Påmeldingen er stengt");
    var shut = send("by", "Ola", fields);
    assertThat(shut.statusCode()).isEqualTo(422);
    assertThat(shut.body()).contains("Påmeldingen er stengt");
  }

  private HttpResponse<String> send(String by, String who, List<String> more) {
    return send(by, who, "organisation", "", more);
  }

  private HttpResponse<String> send(
      String by, String who, String organisation, String which, List<String> more) {
    var fields = new ArrayList<>(List.of(by, who, organisation, which));
    fields.addAll(more);
    return app.stranger().post(PATH, fields.toArray(String[]::new));
  }

  private static List<String> people(String... names) {
    var fields = new ArrayList<String>();
    for (var i = 1; i <= names.length; i++) {
      var name = names[i - 1];
      fields.addAll(
          List.of(
              "name-" + i,
              name,
              "email-" + i,
              name.toLowerCase(java.util.Locale.ROOT) + "@etat.example"));
    }
    return fields;
  }

  private void register(String name, String email) {
    app.stranger()
        .post(Cast.SERIES + "/registration", "scope", "all", "name", name, "email", email);
  }

  private void capacity(int places) {
    app.db().useHandle(handle -> handle.execute("update part set capacity = ?", places));
  }

  private int count() {
    return app.db()
        .withHandle(
            handle -> handle.select("select count(*) from registration").mapTo(int.class).one());
  }
}
