package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.registration.Attendance;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.PartRegistrationId;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.PartId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who came: what the room saw, what the organiser says, and who may see it. */
class AttendancePagesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/del-1/attendance";

  private final TestApp app = new TestApp();
  private final long part = app.cast().parts().getFirst();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void minutes_count_only_while_the_part_is_live_and_the_organisers_word_goes_first() {
    var anne = Attendees.register(app, Cast.ATTENDEE, List.of(part));
    var place = place(anne);
    hear(anne, 20);
    assertThat(attendance(place).present()).as("not live yet").isZero();

    live();
    hear(anne, 20);
    assertThat(attendance(place).present()).isEqualTo(Duration.ofSeconds(19 * 20));
    app.clock().forward(Duration.ofMinutes(30));
    hear(anne, 4);
    assertThat(attendance(place).present())
        .as("the half hour away does not count")
        .isEqualTo(Duration.ofSeconds(22 * 20));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PATH).body())
        .contains("1 kom, 0 kom ikke, 0 vet vi ikke om", "7 min til stede");

    assertThat(ola.post(PATH + "/" + place, "mark", "ABSENT").statusCode()).isEqualTo(303);
    assertThat(ola.post(PATH + "/" + place, "mark", "ABSENT").statusCode()).isEqualTo(303);
    assertThat(attendance(place).state()).isEqualTo(Attendance.State.ABSENT);
    assertThat(ola.get(PATH).body()).contains("0 kom, 1 kom ikke", "Notert av arrangøren");
    ola.post(PATH + "/" + place, "mark", "NONE");
    assertThat(attendance(place).state()).isEqualTo(Attendance.State.ATTENDED);
  }

  @Test
  void she_is_found_by_a_piece_of_her_name_and_the_search_is_kept() {
    var anne = Attendees.register(app, Cast.ATTENDEE, List.of(part));
    Attendees.register(app, Cast.SECOND_ATTENDEE, List.of(part));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PATH).body()).contains("Anne Deltaker", "Bjørn Å. Lie");
    assertThat(ola.get(PATH + "?q=anne").body())
        .contains("Anne Deltaker")
        .doesNotContain("Bjørn Å. Lie");
    assertThat(ola.get(PATH + "?q=zz").body()).contains("Ingen treff.");
    var answer = ola.post(PATH + "/" + place(anne), "mark", "ATTENDED", "q", "anne d");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("q=anne+d");
  }

  @Test
  void nobody_but_organisers_sees_or_notes_it_and_a_place_of_another_part_is_absent() {
    var anne = Attendees.register(app, Cast.ATTENDEE, app.cast().parts().subList(0, 2));
    var mark = PATH + "/" + place(anne);
    for (var other : List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(other.get(PATH).statusCode()).isEqualTo(404);
      assertThat(other.post(mark, "mark", "ATTENDED").statusCode()).isEqualTo(404);
    }
    var ola = app.signedIn(Cast.ORGANISER);
    var second = PATH.replace("del-1", "del-2") + "/" + place(anne);
    assertThat(ola.post(second, "mark", "ATTENDED").statusCode()).isEqualTo(404);
    assertThat(ola.post(mark, "mark", "MAYBE").statusCode()).isEqualTo(404);
    assertThat(attendance(place(anne)).state()).isEqualTo(Attendance.State.UNKNOWN);
    assertThat(ola.post(mark, "mark", "ATTENDED").statusCode()).isEqualTo(303);
    assertThat(attendance(place(anne)).state()).isEqualTo(Attendance.State.ATTENDED);
  }

  @Test
  void the_page_in_a_browser() {
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go(PATH).check("attendance-empty");
      Attendees.register(app, Cast.ATTENDEE, List.of(part));
      Attendees.register(app, Cast.SECOND_ATTENDEE, List.of(part));
      ola.go(PATH).check("attendance");
      ola.page().locator("button[value=ATTENDED]").first().click();
      ola.page().locator("button[value=ABSENT]").first().click();
      assertThat(ola.page().locator("main").innerText()).contains("1 kom, 1 kom ikke");
      ola.check("attendance-noted").shot("attendance-noted");
    }
  }

  /** Her page says so every 20 seconds. */
  private void hear(long registration, int times) {
    var attendances = new Attendances(app.db(), app.clock());
    for (var time = 0; time < times; time++) {
      attendances.here(new PartId(part), List.of(new RegistrationId(registration)));
      app.clock().forward(Duration.ofSeconds(20));
    }
  }

  private void live() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set live_at = ? where id = ?", app.clock().instant(), part));
  }

  private Attendance attendance(long place) {
    return app.db().withHandle(handle -> Attendances.of(handle, new PartRegistrationId(place)));
  }

  private long place(long registration) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    "select id from part_registration where registration_id = ? and part_id = ?")
                .bind(0, registration)
                .bind(1, part)
                .mapTo(long.class)
                .one());
  }
}
