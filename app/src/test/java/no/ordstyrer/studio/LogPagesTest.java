package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogPagesTest {
  private static final String ARENA = "/studio/samhandlingsarena";
  private static final String SERIES = "/studio" + Cast.SERIES;

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void what_staff_did_is_told_in_words_and_found_by_kind_and_series() {
    var ingrid = app.signedIn(Cast.OWNER);
    ingrid.post(
        ARENA + "/members", "email", Cast.STRANGER.email(), "name", "Siri", "role", "VIEWER");
    ingrid.post(SERIES + "/archive");

    var all = ingrid.get(ARENA + "/log").body();
    assertThat(all).contains("Ga rollen innsyn", "Siri Fremmed", "Arkiverte serien");
    assertThat(all).doesNotContain("Gjorde en annen endring");
    var members = ingrid.get(ARENA + "/log?kind=member").body();
    assertThat(members).contains("Ga rollen innsyn").doesNotContain("Arkiverte serien");
    var series = ingrid.get(SERIES + "/log").body();
    assertThat(series).contains("Arkiverte serien").doesNotContain("Ga rollen innsyn");
  }

  @Test
  void questions_the_room_and_the_debate_leave_their_lines_and_are_found_by_person() {
    var part = Cast.SERIES + "/del-3";
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    anne.post(part + "/questions", "text", "Hvem har ansvaret?");
    var kari = app.signedIn(Cast.MODERATOR);
    kari.post(part + "/queue/1/approve", "rev", "1");
    kari.post(part + "/phase", "phase", "OPEN", "rev", "1");
    kari.post(part + "/stage-link");
    var turid = app.signedIn(Cast.CHAIR);
    turid.post(part + "/debate");
    turid.post(part + "/run/next");
    var place =
        number(
            "select min(id) from part_registration where part_id = " + app.cast().parts().get(2));
    var ingrid = app.signedIn(Cast.OWNER);
    ingrid.post("/studio" + part + "/attendance/" + place, "mark", "ATTENDED");

    var all = ingrid.get(SERIES + "/log").body();
    assertThat(all)
        .contains("Godkjente et spørsmål", "spørsmål 1, Webinar 3", "Åpnet rommet")
        .contains("Lagde ny lenke til storskjermen", "Satte opp eller styrte debatten")
        .contains("Styrte kjøreplanen", "Noterte at en påmeldt kom")
        .doesNotContain("Gjorde en annen endring", "Anne Deltaker");
    var hers = ingrid.get(SERIES + "/log?who=" + account(Cast.MODERATOR)).body();
    assertThat(hers)
        .contains("Godkjente et spørsmål", "Åpnet rommet", "Kari Møteleder</option>")
        .doesNotContain("<td>Turid", "Styrte kjøreplanen");
    assertThat(ingrid.get(SERIES + "/log?kind=panel").body())
        .contains("Styrte kjøreplanen")
        .doesNotContain("Åpnet rommet");
    // What was refused has not been done.
    turid.post(part + "/turns/999/start");
    assertThat(app.signedIn(Cast.PANELIST).post(part + "/run/next").statusCode()).isEqualTo(404);
    assertThat(ingrid.get(SERIES + "/log?kind=panel").body().split("<tr>", -1)).hasSize(4);
  }

  @Test
  void the_log_leaves_as_a_file_and_that_is_noted() {
    var ingrid = app.signedIn(Cast.OWNER);
    ingrid.post(ARENA + "/members", "email", "ny@etat.example", "name", "=Ny", "role", "VIEWER");
    ingrid.post(SERIES + "/archive");
    var file = ingrid.post(ARENA + "/log/export", "kind", "member");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "log.csv");
    assertThat(file.body().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("2030-09-05 10:00", "Ingrid Eier", "Ga rollen innsyn", ";'=Ny");
    assertThat(ingrid.post(SERIES + "/log/export").body()).contains("Arkiverte serien");
    assertThat(ingrid.get(ARENA + "/log").body()).contains("Lastet ned loggen");
  }

  @Test
  void the_log_is_forgotten_after_two_years() {
    app.signedIn(Cast.OWNER).post(SERIES + "/archive");
    app.clock().forward(Duration.ofDays(729));
    app.app().retention().night();
    assertThat(number("select count(*) from audit")).isEqualTo(1);
    app.clock().forward(Duration.ofDays(2));
    app.app().retention().night();
    assertThat(number("select count(*) from audit")).isZero();
  }

  @Test
  void a_long_log_comes_in_pages() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into audit (arena_id, act, subject, at)
                select s.arena_id, 'series.edit', 'series:' || s.id, now()
                  from series s, generate_series(1, 60)
                 where s.slug = '18'
                """));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(SERIES + "/log").body().split("Endret serien", -1)).hasSize(51);
    assertThat(ola.get(SERIES + "/log?page=2").body()).contains("Endret serien");
  }

  @Test
  void the_log_and_its_way_in_are_for_owners_and_organisers() {
    assertThat(app.signedIn(Cast.ORGANISER).get(SERIES).body()).contains(SERIES + "/log");
    assertThat(app.signedIn(Cast.ORGANISER).get(SERIES + "/log").statusCode()).isEqualTo(200);
    var kari = app.signedIn(Cast.MODERATOR);
    assertThat(kari.get(SERIES).statusCode()).isEqualTo(200);
    assertThat(kari.get(SERIES).body()).doesNotContain("/log\"", "/people\"", "/edit\"");
    assertThat(kari.get(SERIES + "/log").statusCode()).isEqualTo(404);
    assertThat(kari.get(ARENA + "/log").statusCode()).isEqualTo(404);
  }

  private long account(Cast.Person person) {
    return number("select id from account where email = '" + person.email() + "'");
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
