package no.ordstyrer.poll;

import static no.ordstyrer.poll.PollScene.PART;
import static no.ordstyrer.poll.PollScene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A result divided by what people answered when they registered: announced, and only as it may be.
 */
class PollBreakdownTest {
  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final PollScene scene = new PollScene(app, kari);
  private final List<Visitor> people = new ArrayList<>();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_is_announced_counted_at_the_close_and_small_cells_are_gone() {
    var field = field();
    crowd(field, "Stat", 13);
    crowd(field, "Kommune", 16);
    crowd(field, "", 6);
    assertThat(kari.get(PART + "/polls/new").body()).contains("Hvor jobber du?");
    var number = scene.open("SINGLE", "ON_REVEAL", "options", "Ja\nNei", "by", "" + field);
    assertThat(people.getFirst().get(PART).body())
        .contains("deles også opp etter hva du svarte på «Hvor jobber du?»");
    for (var i = 0; i < people.size(); i++) {
      // Of the state 10 and 3, of the municipalities 7 and 9, of the others nobody but yes.
      var yes = i < 10 || (i >= 13 && i < 20) || i >= 29;
      assertThat(answer(people.get(i), number, 1, 1, "choice", yes ? "1" : "2")).isEqualTo(303);
    }
    assertThat(scene.number("select count(*) from poll_ballot where grp = 1")).isEqualTo(13);
    scene.act(number, "close");
    assertThat(people.getFirst().get(PART).body()).doesNotContain("poll__breakdown");
    assertThat(app.stranger().get(scene.stage()).body()).doesNotContain("poll__breakdown");
    assertThat(scene.number("select count(*) from poll_ballot")).isZero();
    assertThat(
            scene.number(
                "select count(*) from poll_group_sum where ballots in (3, 10) or ballots between 1"
                    + " and 4"))
        .as("what is held back is nowhere")
        .isZero();

    scene.act(number, "reveal");
    var told = app.stranger().get(PART).body();
    assertThat(told)
        .contains("Resultatet etter: Hvor jobber du?", "Annet eller ikke svart", "Tall under fem")
        .containsPattern("(?s)<th scope=\"row\">Stat</th>.*?Vises ikke.*?Vises ikke.*?13");
    assertThat(kari.get(PART + "/polls/results.json").body())
        .contains("\"by\":\"Hvor jobber du?\"", "{\"words\":\"Nei\"}");
    assertThat(kari.get(PART + "/polls/results.csv").body()).contains("Hvor jobber du?;Kommune");
    try (var browser = new Browser(app)) {
      browser.as(people.getFirst()).go(PART).check("poll-breakdown").shot("poll-breakdown");
      browser.staff(Cast.MODERATOR).go(PART + "/polls/new").check("poll-by").shot("poll-by");
    }
  }

  @Test
  void only_what_is_chosen_by_all_divides_and_only_what_can_be_counted() {
    var field = field();
    var several = field("SEVERAL");
    assertThat(kari.get(PART + "/polls/new").body())
        .contains("value=\"" + field + "\"", "gruppene ikke atskilt")
        .doesNotContain("value=\"" + several + "\"");
    for (var refused :
        List.of(
            List.of("RANKING", "" + field),
            List.of("SINGLE", "" + several),
            List.of("SINGLE", "" + (several + 1)))) {
      var answer =
          kari.post(
              PART + "/polls",
              "kind",
              refused.getFirst(),
              "question",
              "Hva?",
              "visibility",
              "ON_REVEAL",
              "options",
              "Ja\nNei",
              "by",
              refused.getLast());
      assertThat(answer.statusCode()).isEqualTo(422);
    }
    crowd(field, "Stat", 1);
    var number = scene.single("ON_REVEAL");
    assertThat(answer(people.getFirst(), number, 1, 1, "choice", "1")).isEqualTo(303);
    assertThat(scene.number("select count(*) from poll_ballot where grp is not null"))
        .as("not announced, not stored")
        .isZero();
    assertThat(people.getFirst().get(PART).body()).doesNotContain("deles også opp");
  }

  private void crowd(long field, String words, int size) {
    for (var i = 0; i < size; i++) {
      var one = people.size();
      var id =
          Attendees.register(
              app, new Cast.Person("Nr " + one, "nr" + one + "@etat.example"), app.cast().parts());
      people.add(Attendees.holding(app, id));
      if (!words.isEmpty()) {
        app.db()
            .useHandle(handle ->
                handle.execute(
                    """
                    with a as (
                      insert into answer (registration_id, field_id, version_id, at)
                      select ?, field_id, id, now() from field_version where field_id = ? returning id)
                    insert into answer_value (answer_id, rank, words) select id, 1, ? from a
                    """,
                    id,
                    field,
                    words));
      }
    }
  }

  private long field() {
    return field("CHOICE");
  }

  private long field(String kind) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    with f as (
                      insert into field (series_id, kind, rank, keep_days, created_at)
                      values (:series, :kind, 1, 30, now()) returning id)
                    insert into field_version (field_id, number, label, required, options, at)
                    select id, 1, 'Hvor jobber du?', false, '{Stat,Kommune,Annet}', now() from f
                    returning field_id
                    """)
                .bind("series", app.cast().series())
                .bind("kind", kind)
                .mapTo(long.class)
                .one());
  }
}
