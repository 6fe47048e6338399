package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether somebody was let in and invited, on the page that organisers have of her. */
class PersonWayInTest {
  private static final String STUDIO = "/studio" + Cast.SERIES;
  private static final String REASON = "Plassene går til kommunene først.";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void where_nobody_is_answered_or_invited_nothing_is_said_of_it() {
    assertThat(page(register(Cast.ATTENDEE)).body())
        .contains(Cast.ATTENDEE.name())
        .doesNotContain("Godkjenning og invitasjon");
  }

  @Test
  void she_waits_is_answered_with_a_reason_and_answered_anew() {
    approving();
    var anne = register(Cast.ATTENDEE);
    assertThat(page(anne).body())
        .contains("Godkjenning og invitasjon", "Venter på svar", STUDIO + "/admission");

    answer(anne, "REJECTED", "reason", REASON);
    assertThat(page(anne).body())
        .contains("Avslått", Cast.ORGANISER.name(), "Begrunnelse: " + REASON)
        .doesNotContain("Venter på svar");

    answer(anne, "APPROVED", "again", "yes");
    assertThat(page(anne).body())
        .contains("Godkjent", "Tidligere svar", "Begrunnelse: " + REASON)
        .doesNotContain("Venter på svar");
  }

  @Test
  void an_invitation_stands_for_the_answer_and_shows_where_it_stands() {
    approving();
    for (var who : List.of(Cast.ATTENDEE, Cast.SECOND_ATTENDEE)) {
      var invited = ola.post(STUDIO + "/invitations/new", "email", who.email(), "language", "NB");
      assertThat(invited.statusCode()).isEqualTo(303);
    }
    var anne = register(Cast.ATTENDEE);
    assertThat(page(anne).body())
        .contains("Takket ja", "Uten godkjenning: invitasjonen gjaldt som svar")
        .doesNotContain("Ikke svart");
    assertThat(page(register(Cast.THIRD_ATTENDEE)).body())
        .contains("Venter på svar")
        .doesNotContain("Takket ja", "Ikke svart");
  }

  @Test
  void it_is_seen_at_the_browser_by_organisers_alone() {
    approving();
    var anne = register(Cast.ATTENDEE);
    answer(anne, "REJECTED", "reason", REASON);
    try (var browser = new Browser(app)) {
      browser.as(ola).go(STUDIO + "/people/" + anne).check("person-way-in").shot("person-way-in");
    }
    for (var other : List.of(Cast.MODERATOR, Cast.CHAIR, Cast.STRANGER)) {
      assertThat(app.signedIn(other).get(STUDIO + "/people/" + anne).statusCode()).isEqualTo(404);
    }
  }

  private void approving() {
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
  }

  private void answer(String person, String answer, String... more) {
    var fields = Stream.of("answer", answer, "id", person);
    var answered =
        ola.post(
            STUDIO + "/admission/answer",
            Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(303);
  }

  private HttpResponse<String> page(String person) {
    return ola.get(STUDIO + "/people/" + person);
  }

  private String register(Cast.Person who) {
    var answer =
        app.stranger()
            .post(Cast.SERIES + "/registration", "name", who.name(), "email", who.email());
    assertThat(answer.statusCode()).isEqualTo(303);
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id::text from registration where email = ?", who.email())
                .mapTo(String.class)
                .one());
  }
}
