package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the chair does without a script. */
class ChairPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor turid = app.signedIn(Cast.CHAIR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_word_that_is_refused_comes_back_as_it_was_typed() {
    turid.post(PART + "/debate");
    var cues = PART + "/chair/cues";
    var tooLong = turid.post(cues, "words", "å".repeat(201), "seat", "");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("å".repeat(201), "høyst 200 tegn", "id=\"words\"");
    assertThat(turid.post(cues, "words", " ", "seat", "").body()).contains("Fyll ut dette feltet");
    assertThat(turid.post(cues, "words", "To minutter", "seat", "").statusCode()).isEqualTo(303);
    assertThat(turid.get(PART + "/chair").body()).contains("To minutter");
    assertThat(app.signedIn(Cast.PANELIST).get(cues).statusCode()).isEqualTo(404);
  }

  @Test
  void the_chair_says_where_a_panelist_is_and_nobody_else_does_it_for_her() {
    turid.post(PART + "/debate");
    var seat =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select min(id) from seat where role = 'PANELIST'")
                    .mapTo(String.class)
                    .one());
    var state = PART + "/chair/seats/" + seat + "/state";
    assertThat(turid.get(PART + "/chair").body()).contains(state);
    for (var to : new String[] {"CONFIRMED", "CHECKED_IN", "READY", "ON_STAGE", "AWAY"}) {
      assertThat(turid.post(state, "to", to).headers().firstValue("Location"))
          .hasValue(PART + "/chair");
    }
    assertThat(app.signedIn(Cast.PANELIST).get(PART + "/seat").body()).contains("Du er ute.");
    assertThat(turid.get(PART + "/chair").body()).as("consent is hers").contains("ikke opptak");
    assertThat(turid.post(state, "to", "READY").headers().firstValue("Location").orElse(""))
        .as("no way back")
        .endsWith("impossible");
    for (var other : new Cast.Person[] {Cast.PANELIST, Cast.ORGANISER, Cast.MODERATOR}) {
      assertThat(app.signedIn(other).post(state, "to", "ON_STAGE").statusCode()).isEqualTo(404);
    }
  }
}
