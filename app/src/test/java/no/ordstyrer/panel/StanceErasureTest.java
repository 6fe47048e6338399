package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where somebody stood is hers while it can be led back to her, and nobody's after that. */
class StanceErasureTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void her_answers_are_hers_to_see_and_to_take_away_until_they_are_revealed() {
    StanceScenes.write(app.signedIn(Cast.ORGANISER), PART);
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            "Anne Deltaker",
            "email",
            Cast.ATTENDEE.email(),
            "scope",
            "all");
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
    var anne = Attendees.holding(app, number("select max(id) from registration"));
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    assertThat(app.stranger().get(manage).body())
        .contains("Hvor står du før debatten?", "/stance/ballot");
    answer(anne, "2");
    answer(bjorn, "1");

    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("\"STANCE\"", "Bør styringsmodellen endres?: Nei")
        .doesNotContain(": Ja");
    assertThat(app.stranger().post(manage + "/erasure").statusCode()).isEqualTo(303);
    assertThat(number("select count(*) from stance_ballot")).as("the other's alone").isEqualTo(1);
  }

  @Test
  void what_nobody_revealed_is_forgotten_in_its_time() {
    StanceScenes.write(app.signedIn(Cast.ORGANISER), PART);
    answer(Attendees.confirmed(app, Cast.ATTENDEE), "2");
    app.clock().forward(Duration.ofDays(40));
    app.app().retention().night();
    assertThat(number("select count(*) from stance_ballot")).isEqualTo(1);
    app.clock().forward(Duration.ofDays(400));
    app.app().retention().night();
    assertThat(number("select count(*) from stance_ballot")).isZero();
    assertThat(number("select count(tag_key) from stance")).isZero();
  }

  private void answer(Visitor who, String position) {
    var round = number("select min(id) from stance_round");
    var answered =
        who.post(PART + "/stance/ballot", "round", Long.toString(round), "position", position);
    assertThat(answered.statusCode()).isEqualTo(303);
  }

  private long number(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(long.class).one());
  }
}
