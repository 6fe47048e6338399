package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.registration.Erasure;
import no.ordstyrer.registration.OwnData;
import no.ordstyrer.registration.PersonFiles;
import no.ordstyrer.registration.RegistrationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person as her organisers see her, and what they do for her. */
class PersonPagesTest {
  private static final String PEOPLE = "/studio" + Cast.SERIES + "/people/";

  private final TestApp app = new TestApp();
  private final long first = app.cast().parts().getFirst();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void an_organiser_strikes_somebody_from_a_part_who_is_told_and_may_be_put_back() {
    var anne = PEOPLE + Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(anne).body())
        .contains("Anne Deltaker", "anne@etat.example", "Webinar 1", "Stryk fra Webinar 1");
    assertThat(ola.get(anne + "/del-1/cancellation").body()).contains("Stryke påmeldingen?");

    var struck = ola.post(anne + "/del-1/cancellation");
    assertThat(struck.headers().firstValue("Location").orElseThrow())
        .endsWith("?done=person.cancelled");
    assertThat(app.letter("REMOVED", Cast.ATTENDEE.email()))
        .contains("Arrangøren har meldt deg av");
    assertThat(ola.get(anne).body()).contains("Avlyst", "Ola Arrangør", "Meld på Webinar 1");
    assertThat(done(ola, anne + "/del-1/cancellation")).isEqualTo("person.nothing");

    assertThat(done(ola, anne + "/del-1/place")).isEqualTo("person.added");
    assertThat(done(ola, anne + "/del-1/place")).isEqualTo("person.nothing");
    assertThat(app.letter("GIVEN", Cast.ATTENDEE.email())).contains("Arrangøren har meldt deg på");
    assertThat(done(ola, anne + "/cancellation")).isEqualTo("person.cancelled");
    assertThat(ola.get(anne).body()).doesNotContain("Stryk fra");
    assertThat(done(ola, anne + "/letters")).as("nobody to write to").isEqualTo("person.nothing");
    assertThat(count("select count(*) from audit where act like 'people.%'")).isEqualTo(3);
  }

  @Test
  void a_freed_place_is_offered_and_a_full_part_means_the_queue() {
    app.db()
        .useHandle(handle -> handle.execute("update part set capacity = 1 where id = ?", first));
    var anne = PEOPLE + Attendees.register(app, Cast.ATTENDEE, List.of(first));
    var second = PEOPLE + Attendees.register(app, Cast.SECOND_ATTENDEE, List.of());
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(done(ola, second + "/del-1/place")).isEqualTo("person.waiting");
    assertThat(ola.get(second).body()).contains("Nummer 1 på ventelisten");
    assertThat(done(ola, anne + "/del-1/cancellation")).isEqualTo("person.cancelled");
    assertThat(app.letter("OFFERED", Cast.SECOND_ATTENDEE.email()))
        .contains("En plass er blitt ledig");
    assertThat(ola.get(second).body()).contains("Har fått tilbud om plass");
  }

  @Test
  void a_name_is_corrected_and_nobody_overwrites_what_somebody_else_saved() {
    var anne = PEOPLE + Attendees.register(app, Cast.ATTENDEE, List.of(first));
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.post(anne + "/details", "name", "", "rev", "1").statusCode()).isEqualTo(422);
    var saved =
        ola.post(
            anne + "/details", "name", "Anne D.", "organisation", "Etaten", "role", "", "rev", "1");
    assertThat(saved.statusCode()).isEqualTo(303);
    var late =
        ola.post(anne + "/details", "name", "Anna", "organisation", "", "role", "", "rev", "1");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Anna", "Anne D.", "Etaten");
    assertThat(ola.get(anne).body()).contains("Anne D.", "Etaten").doesNotContain("Anna<");
  }

  @Test
  void notes_are_kept_for_organisers_and_forgotten_with_the_person() {
    var id = Attendees.register(app, Cast.ATTENDEE, List.of(first));
    var anne = PEOPLE + id;
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.post(anne + "/notes", "words", " ").statusCode()).isEqualTo(422);
    ola.post(anne + "/notes", "words", "Ringte om ledsager <b>");
    ola.post(anne + "/notes", "words", "Skal slettes");
    assertThat(ola.get(anne).body()).contains("Ringte om ledsager &lt;b&gt;", "Ola Arrangør");
    var note = count("select max(id) from registration_note");
    ola.post(anne + "/notes/" + note + "/removal");
    assertThat(ola.get(anne).body()).doesNotContain("Skal slettes");
    var own = new PersonFiles.Own();
    List<OwnData.Written> told =
        app.db().withHandle(handle -> own.of(handle, new RegistrationId(id)));
    assertThat(told)
        .as("what she is told when she asks")
        .extracting(OwnData.Written::words)
        .containsExactly("Ringte om ledsager <b>");
    app.db()
        .useTransaction(handle -> new Erasure(app.clock()).person(handle, new RegistrationId(id)));
    assertThat(count("select count(*) from registration_note")).isZero();
    assertThat(ola.get(anne).statusCode()).isEqualTo(404);
  }

  @Test
  void only_organisers_and_only_people_of_this_series() {
    var anne = PEOPLE + Attendees.register(app, Cast.ATTENDEE, List.of(first));
    for (var other : List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.STRANGER))) {
      assertThat(other.get(anne).statusCode()).isEqualTo(404);
      assertThat(other.post(anne + "/del-1/cancellation").statusCode()).isEqualTo(404);
      assertThat(other.post(anne + "/notes", "words", "x").statusCode()).isEqualTo(404);
    }
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(ola.get(PEOPLE + "999999").statusCode()).isEqualTo(404);
    assertThat(ola.get(PEOPLE + "x").statusCode()).isEqualTo(404);
    assertThat(ola.post(anne + "/del-9/place").statusCode()).isEqualTo(404);
    assertThat(ola.post(anne + "/notes", "words", "x").statusCode()).isEqualTo(303);
  }

  @Test
  void the_page_in_a_browser() {
    var anne = PEOPLE + Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
    Attendees.register(
        app, new Cast.Person("Anne Deltaker", "annedeltaker@etat.example"), List.of());
    try (var browser = new Browser(app)) {
      var ola = browser.staff(Cast.ORGANISER);
      ola.go(anne);
      ola.page().locator("#words").fill("Vil sitte langt framme");
      ola.page().locator("#words ~ * , form[action$='/notes'] button").last().click();
      ola.check("person").shot("person");
      ola.page().locator("a[href$='/del-2/cancellation']").click();
      ola.check("person-act").shot("person-act");
      ola.page().locator("main form button").click();
      assertThat(ola.page().locator(".notice").innerText()).contains("strøket");
      ola.go(anne + "/details").check("person-details").shot("person-details");
    }
  }

  private String done(Visitor visitor, String path) {
    return visitor
        .post(path)
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst(".*\\?done=", "");
  }

  private long count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
