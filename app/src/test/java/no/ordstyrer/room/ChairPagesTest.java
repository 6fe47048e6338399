package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    var tooLong = turid.post(cues, "words", "å".repeat(201), "to", "");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("å".repeat(201), "høyst 200 tegn", "id=\"words\"");
    assertThat(turid.post(cues, "words", " ", "to", "").body()).contains("Fyll ut dette feltet");
    assertThat(turid.post(cues, "words", "To minutter", "to", "").statusCode()).isEqualTo(303);
    assertThat(turid.get(PART + "/chair").body()).contains("To minutter");
    assertThat(app.signedIn(Cast.PANELIST).get(cues).statusCode()).isEqualTo(404);
  }

  @Test
  void a_word_to_a_role_is_seen_by_whoever_has_it_and_the_chair_sees_by_whom() {
    turid.post(PART + "/debate");
    var cues = PART + "/chair/cues";
    var heard = PART + "/cues";
    var kari = app.signedIn(Cast.MODERATOR);
    var per = app.signedIn(Cast.SECOND_MODERATOR);
    assertThat(kari.get(heard).body()).contains("Ingen beskjeder");
    turid.post(cues, "words", "Hold køen kort", "to", "MODERATORS");
    turid.post(cues, "words", "Kom til scenen", "to", "PRODUCER");
    assertThat(turid.post(cues, "words", "Hei", "to", "ALLE").statusCode()).isEqualTo(422);
    assertThat(kari.get(heard).body()).contains("Hold køen kort").doesNotContain("Kom til scenen");
    assertThat(app.signedIn(Cast.PANELIST).get(PART + "/seat").body())
        .doesNotContain("Hold køen kort", "Kom til scenen");
    // An organiser may run the screen, and the chair herself: what she sent is not told to her.
    assertThat(app.signedIn(Cast.ORGANISER).get(heard).body()).contains("Kom til scenen");
    assertThat(turid.get(heard).body()).doesNotContain("Kom til scenen");
    for (var other : new Visitor[] {app.signedIn(Cast.PANELIST), app.stranger()}) {
      assertThat(other.get(heard).statusCode()).isEqualTo(404);
    }
    var cue = one("select min(id) from cue");
    assertThat(turid.get(PART + "/chair").body()).contains("ikke sett ennå");
    for (var twice = 0; twice < 2; twice++) {
      assertThat(
              kari.post(heard + "/" + cue + "/seen", "back", "cues")
                  .headers()
                  .firstValue("Location"))
          .hasValue(heard);
    }
    assertThat(turid.get(PART + "/chair").body()).contains("sett av " + Cast.MODERATOR.name());
    assertThat(kari.get(heard).body()).contains("Ingen beskjeder");
    assertThat(per.get(heard).body())
        .as("each sees for herself")
        .contains("Hold køen kort", "sett av " + Cast.MODERATOR.name());
    assertThat(kari.post(heard + "/" + one("select max(id) from cue") + "/seen").statusCode())
        .isEqualTo(303);
    assertThat(one("select count(*) from cue_read")).as("not for moderators").isEqualTo("1");
  }

  /** The desk hears exact sums, as moderators do, and shows them beside the clock. */
  @Test
  void the_desk_shows_what_the_audience_feels() {
    turid.post(PART + "/debate");
    assertThat(turid.get(PART + "/chair").body())
        .contains("desk-reactions", "data-count=\"" + Reaction.CLAP.counted() + "\"");
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into room (part_id, rev, reactions) values (?, 0, false)",
                app.cast().parts().get(2)));
    assertThat(turid.get(PART + "/chair").body()).doesNotContain("desk-reactions");
  }

  @Test
  void the_chair_says_where_a_panelist_is_and_nobody_else_does_it_for_her() {
    turid.post(PART + "/debate");
    var seat = one("select min(id) from seat where role = 'PANELIST'");
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

  @Test
  void the_last_time_stays_and_its_overrun_is_given_to_all_or_the_turn_struck_out() {
    turid.post(PART + "/debate");
    app.db().useHandle(handle -> handle.execute("update seat set budget_millis = 600000"));
    var seat = one("select min(id) from seat where role = 'PANELIST'");
    turid.post(PART + "/turns", "seat", seat, "kind", "ANSWER", "seconds", "120", "believed", "");
    var turn = one("select id from turn");
    app.clock().forward(Duration.ofSeconds(135));
    turid.post(PART + "/turns/" + turn + "/finish", "believed", turn);
    var desk = turid.get(PART + "/chair").body();
    assertThat(desk).contains("Sist: " + Cast.PANELIST.name(), "2:15", "0:15 over tiden");
    assertThat(app.signedIn(Cast.PANELIST).get(PART + "/seat").body()).contains("Sist: ");

    turid.post(PART + "/turns/overrun", "seconds", "15");
    assertThat(turid.get(PART + "/chair").body())
        .contains("Alle har fått 0:15 til", "data-allotted=\"615000\"")
        .doesNotContain("Gi alle 0:15 til");
    turid.post(PART + "/turns/" + turn + "/annul");
    assertThat(turid.get(PART + "/chair").body()).doesNotContain("Sist: ");
    assertThat(one("select sum(millis) from time_ledger where turn_id is not null")).isEqualTo("0");
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
