package no.ordstyrer.poll;

import static no.ordstyrer.poll.PollScene.PART;
import static no.ordstyrer.poll.PollScene.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollPagesTest {
  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final PollScene scene = new PollScene(app, kari);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void results_sent_before_reveal() throws Exception {
    // Its numbers are the only thing that a bar chart is drawn of: the drawing is the canary.
    var number = scene.single("ON_REVEAL");
    var written = scene.open("OPEN_TEXT", "ON_REVEAL");
    var others =
        List.of(
            scene.open("MULTIPLE", "ON_REVEAL", "options", "A\nB\nC"),
            scene.open("SCALE_5", "ON_REVEAL"),
            scene.open("SCALE_10", "ON_REVEAL"),
            scene.open("RANKING", "ON_REVEAL", "options", "A\nB"),
            scene.open("CLOUD", "ON_REVEAL"));
    var pages = new LinkedHashMap<String, OpenPage>();
    pages.put("guest", listen(app.stranger(), PART + "/live"));
    pages.put("attendee", listen(anne, PART + "/live"));
    pages.put("panelist", listen(app.signedIn(Cast.PANELIST), PART + "/live?audience=panel"));
    pages.put("stage", listen(app.stranger(), scene.stage() + "/live"));
    scene.act(number, "stage");
    assertThat(answer(anne, number, 1, 1, "choice", "2")).isEqualTo(303);
    assertThat(answer(anne, written, 1, 1, "text", "kanarifugl-9b1c")).isEqualTo(303);
    for (var who : List.of(anne, bjorn)) {
      assertThat(answer(who, others.get(0), 1, 1, "choice", "1", "choice", "3")).isEqualTo(303);
      assertThat(answer(who, others.get(1), 1, 1, "choice", "4")).isEqualTo(303);
      assertThat(answer(who, others.get(2), 1, 1, "choice", "7")).isEqualTo(303);
      assertThat(answer(who, others.get(3), 1, 1, "place-1", "2", "place-2", "1")).isEqualTo(303);
      assertThat(answer(who, others.get(4), 1, 1, "text", "kanarifugl")).isEqualTo(303);
    }
    for (var id : texts()) {
      kari.post(PART + "/polls/" + poll(id) + "/texts/" + id + "/show", "rev", "1");
    }
    for (var other : others) {
      scene.act(other, "stage");
      scene.act(other, "close");
    }
    scene.act(written, "close");
    scene.act(number, "stage");
    scene.act(number, "close");
    for (var page : pages.entrySet()) {
      page.getValue()
          .await(
              page.getKey(),
              () ->
                  page.getValue().element("poll-" + number).contains("CLOSED")
                      || page.getValue().element("stage").contains("Stengt"));
    }
    for (var told : everyWay(number).entrySet()) {
      assertThat(told.getValue())
          .as(told.getKey())
          .doesNotContain("chart__")
          .doesNotContainPattern("poll-[1-7]-[0-9]")
          .doesNotContain("kanarifugl");
    }
    for (var page : pages.entrySet()) {
      assertThat(String.join("", page.getValue().heard()))
          .as(page.getKey())
          .doesNotContain("chart__")
          .doesNotContainPattern("poll-[1-7]-[0-9]")
          .doesNotContain("kanarifugl");
    }
    assertThat(kari.get(PART + "/polls").body()).as("the house sees it").contains("chart__");

    others.forEach(other -> scene.act(other, "reveal"));
    scene.act(number, "reveal");
    scene.act(written, "reveal");
    for (var page : pages.entrySet()) {
      page.getValue()
          .await(page.getKey(), () -> String.join("", page.getValue().heard()).contains("chart__"));
      page.getValue().close();
    }
    assertThat(anne.get(PART).body()).contains("chart__", "kanarifugl");
  }

  private List<Long> texts() {
    return app.db()
        .withHandle(handle ->
            handle.select("select id from poll_text order by id").mapTo(Long.class).list());
  }

  private int poll(long text) {
    return scene.number(
        "select p.number from poll p join poll_text t on t.poll_id = p.id where t.id = " + text);
  }

  /** All that those who may not see a result can ask for. */
  private Map<String, String> everyWay(int number) {
    var answers = new LinkedHashMap<String, String>();
    var people =
        Map.of("guest", app.stranger(), "attendee", anne, "panelist", app.signedIn(Cast.PANELIST));
    var paths =
        List.of(
            "",
            "/polls/" + number,
            "/polls",
            "/polls/results.json",
            "/polls/results.csv",
            "/changes?since=0",
            "/changes?since=0&audience=moderators",
            "/changes?since=0&audience=panel");
    people.forEach((who, visitor) -> {
      for (var path : paths) {
        answers.put(who + " " + path, visitor.get(PART + path).body());
      }
      answers.put(
          who + " answers",
          visitor
              .fragment(PART + "/polls/" + number + "/ballot", "round", "1", "choice", "1")
              .body());
      answers.put(who + " catch-up", visitor.get(Cast.SERIES + "/catch-up").body());
    });
    answers.put("stage", app.stranger().get(scene.stage()).body());
    answers.put("stage changes", app.stranger().get(scene.stage() + "/changes?since=0").body());
    return answers;
  }

  @Test
  void a_result_that_is_never_public_stays_in_the_house() {
    var number = scene.single("NEVER");
    answer(anne, number, 1, 1, "choice", "2");
    scene.act(number, "close");
    var refused = kari.post(PART + "/polls/" + number + "/reveal", "rev", "" + scene.rev(number));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(anne.get(PART).body()).doesNotContain("chart__");
    assertThat(kari.get(PART + "/polls/results.json").body()).contains("\"ballots\":1");
  }

  @Test
  void who_has_answered_sees_what_the_others_have_when_the_poll_says_so() {
    var number = scene.single("AFTER_VOTING");
    answer(bjorn, number, 1, 1, "choice", "1");
    assertThat(anne.get(PART + "/polls/" + number).body()).doesNotContain("chart__");
    assertThat(answer(anne, number, 1, 1, "choice", "2")).isEqualTo(303);
    assertThat(anne.get(PART + "/polls/" + number).body()).contains("chart__");
    assertThat(app.stranger().get(PART + "/changes?since=0").body()).doesNotContain("chart__");
    scene.act(number, "close");
    assertThat(anne.get(PART).body())
        .as("nobody knows any more who answered")
        .doesNotContain("chart__");
  }

  @Test
  void multiple_choices_accepted_in_a_single_choice_poll() {
    var number = scene.single("ON_REVEAL");
    assertThat(answer(anne, number, 1, 1, "choice", "1", "choice", "2")).isEqualTo(422);
    assertThat(answer(anne, number, 1, 1, "choice", "9")).isEqualTo(422);
    assertThat(answer(anne, number, 1, 1)).isEqualTo(422);
    assertThat(answer(anne, number, 1, 1, "text", "Lilla")).isEqualTo(422);
    assertThat(scene.number("select count(*) from poll_ballot")).isZero();
    assertThat(answer(anne, number, 1, 1, "choice", "1")).isEqualTo(303);
    // Not even past the application.
    assertThatThrownBy(() ->
            app.db()
                .useHandle(handle ->
                    handle.execute(
                        "insert into poll_choice select poll_id, round, tag, most, 2, 2 from"
                            + " poll_choice")))
        .hasMessageContaining("poll_choice");
    assertThatThrownBy(
            () -> app.db().useHandle(handle -> handle.execute("update poll_ballot set most = 2")))
        .hasMessageContaining("poll_ballot");
  }

  @Test
  void each_kind_has_its_own_limits() {
    var several =
        scene.open("MULTIPLE", "ON_REVEAL", "options", "A\nB\nC\nD", "least", "2", "most", "3");
    assertThat(answer(anne, several, 1, 1, "choice", "1")).isEqualTo(422);
    assertThat(answer(anne, several, 1, 1, "choice", "1", "choice", "1")).isEqualTo(422);
    assertThat(
            answer(anne, several, 1, 1, "choice", "1", "choice", "2", "choice", "3", "choice", "4"))
        .isEqualTo(422);
    assertThat(answer(anne, several, 1, 1, "choice", "1", "choice", "4")).isEqualTo(303);

    var five = scene.open("SCALE_5", "ON_REVEAL");
    assertThat(answer(anne, five, 1, 1, "choice", "0")).isEqualTo(422);
    assertThat(answer(anne, five, 1, 1, "choice", "6")).isEqualTo(422);
    assertThat(answer(anne, five, 1, 1, "choice", "5")).isEqualTo(303);
    var ten = scene.open("SCALE_10", "ON_REVEAL", "options", "Ikke i det hele tatt\nHelt");
    assertThat(answer(anne, ten, 1, 1, "choice", "11")).isEqualTo(422);
    assertThat(answer(anne, ten, 1, 1, "choice", "0")).isEqualTo(303);

    var ranking = scene.open("RANKING", "ON_REVEAL", "options", "A\nB\nC");
    assertThat(answer(anne, ranking, 1, 1, "place-1", "1", "place-2", "2")).isEqualTo(422);
    assertThat(answer(anne, ranking, 1, 1, "place-1", "1", "place-2", "2", "place-3", "2"))
        .isEqualTo(422);
    assertThat(answer(anne, ranking, 1, 1, "place-1", "3", "place-2", "1", "place-3", "2"))
        .isEqualTo(303);
    scene.act(ranking, "close");
    scene.act(ranking, "reveal");
    assertThat(kari.get(PART + "/polls/results.json").body())
        .contains("\"words\":\"B\",\"ballots\":1,\"points\":3");

    var text = scene.open("OPEN_TEXT", "ON_REVEAL");
    assertThat(answer(anne, text, 1, 1, "text", " ")).isEqualTo(422);
    assertThat(answer(anne, text, 1, 1, "text", "a".repeat(301))).isEqualTo(422);
    assertThat(answer(anne, text, 1, 1, "text", "a".repeat(300))).isEqualTo(303);
  }

  @Test
  void double_votes_after_a_reload_a_race_or_a_retry() throws Exception {
    var number = scene.single("ON_REVEAL");
    // A retry of the same, from the same page.
    assertThat(answer(anne, number, 1, 1, "choice", "1")).isEqualTo(303);
    assertThat(answer(anne, number, 1, 1, "choice", "1")).isEqualTo(303);
    // A changed mind after a reload replaces; the late retry of the first does not come back.
    assertThat(anne.get(PART + "/polls/" + number).body()).contains("name=\"counter\" value=\"2\"");
    assertThat(answer(anne, number, 1, 2, "choice", "3")).isEqualTo(303);
    assertThat(answer(anne, number, 1, 1, "choice", "1")).isEqualTo(422);
    // Twenty at once.
    try (var pool = Executors.newFixedThreadPool(8)) {
      var tries = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 20; i++) {
        var choice = "" + (1 + i % 3);
        var counter = 1 + i;
        tries.add(() -> answer(bjorn, number, 1, counter, "choice", choice));
      }
      for (var tried : pool.invokeAll(tries)) {
        assertThat(tried.get()).isIn(303, 422);
      }
    }
    assertThat(scene.number("select count(*) from poll_ballot")).isEqualTo(2);
    assertThat(scene.number("select count(*) from poll_choice")).isEqualTo(2);
    assertThat(scene.number("select max(counter) from poll_ballot")).isEqualTo(20);
    scene.act(number, "close");
    assertThat(scene.number("select sum(ballots) from poll_sum")).isEqualTo(2);
    assertThat(answer(anne, number, 1, 3, "choice", "1")).isEqualTo(422);
  }

  @Test
  void when_a_round_closes_the_way_back_to_people_is_destroyed() {
    var number = scene.single("ON_REVEAL");
    answer(anne, number, 1, 1, "choice", "2");
    assertThat(scene.number("select count(tag_key) from poll_round")).isEqualTo(1);
    scene.act(number, "close");
    assertThat(
            scene.number(
                "select (select count(tag_key) from poll_round) + (select count(*) from"
                    + " poll_ballot) + (select count(*) from poll_choice)"))
        .isZero();
    // Another round is another key: the ballot of the first is not hers to see, and she answers
    // anew.
    scene.act(number, "open");
    assertThat(answer(anne, number, 1, 2, "choice", "1"))
        .as("for the round that is over")
        .isEqualTo(422);
    assertThat(answer(anne, number, 2, 1, "choice", "1")).isEqualTo(303);
    scene.act(number, "close");
    assertThat(kari.get(PART + "/polls/results.json").body())
        .contains("\"round\":1", "\"round\":2");
  }

  @Test
  void what_is_written_is_public_when_somebody_has_looked_and_a_word_when_two_have_written_it() {
    var cloud = scene.open("CLOUD", "LIVE");
    assertThat(answer(anne, cloud, 1, 1, "text", "Tillit", "text", "tid")).isEqualTo(303);
    assertThat(answer(bjorn, cloud, 1, 1, "text", "TILLIT")).isEqualTo(303);
    assertThat(answer(anne, cloud, 1, 2, "text", "Tid", "text", "TID"))
        .as("one word twice")
        .isEqualTo(422);
    assertThat(answer(anne, cloud, 1, 2, "text", "Tillit", "text", "Mot")).isEqualTo(303);
    assertThat(scene.number("select count(*) from poll_text"))
        .as("what nobody says is gone")
        .isEqualTo(2);
    assertThat(bjorn.get(PART + "/polls/" + cloud).body().split("Tillit", -1)).hasSize(2);
    assertThat(app.stranger().get(PART).body()).doesNotContain("Tillit").doesNotContain("Mot");

    for (var word : List.of("tillit", "mot")) {
      var id = scene.number("select id from poll_text where folded = '" + word + "'");
      kari.post(PART + "/polls/" + cloud + "/texts/" + id + "/show", "rev", "1");
    }
    assertThat(app.stranger().get(PART).body()).contains("Tillit").doesNotContain("Mot");
    var id = scene.number("select id from poll_text where folded = 'tillit'");
    var late = kari.post(PART + "/polls/" + cloud + "/texts/" + id + "/hide", "rev", "1");
    assertThat(late.statusCode()).as("somebody else has looked at it since").isEqualTo(409);
    kari.post(PART + "/polls/" + cloud + "/texts/" + id + "/hide", "rev", "2");
    assertThat(app.stranger().get(PART).body()).doesNotContain("Tillit");
  }

  @Test
  void two_moderators_at_once_and_the_loser_is_told_by_whom() {
    var per = app.signedIn(Cast.SECOND_MODERATOR);
    var number = scene.single("ON_REVEAL");
    var rev = "" + scene.rev(number);
    assertThat(kari.post(PART + "/polls/" + number + "/close", "rev", rev).statusCode())
        .isEqualTo(303);
    assertThat(per.post(PART + "/polls/" + number + "/close", "rev", rev).statusCode())
        .as("it is so already")
        .isEqualTo(303);
    var stale = per.post(PART + "/polls/" + number + "/archive", "rev", rev);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains(Cast.MODERATOR.name() + " kom først");
    assertThat(
            per.post(
                    PART + "/polls/" + number + "/edit",
                    "rev",
                    "" + scene.rev(number),
                    "kind",
                    "CLOUD",
                    "question",
                    "Ny",
                    "visibility",
                    "LIVE")
                .statusCode())
        .as("frozen when it was opened")
        .isEqualTo(409);
  }

  @Test
  void what_was_typed_comes_back_when_it_is_refused() {
    var refused =
        kari.post(
            PART + "/polls",
            "kind",
            "SINGLE",
            "question",
            "Bare ett valg?",
            "options",
            "Ja",
            "visibility",
            "LIVE");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Bare ett valg?", "href=\"#options\"");
    assertThat(scene.number("select count(*) from poll")).isZero();
    var several = scene.open("MULTIPLE", "LIVE", "options", "A\nB\nC", "least", "2");
    var again =
        anne.post(
            PART + "/polls/" + several + "/ballot", "round", "1", "counter", "1", "choice", "3");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).containsPattern("value=\"3\" checked");
  }

  @Test
  void files_hold_the_rounds_that_are_over() {
    var number = scene.open("SINGLE", "ON_REVEAL", "options", "=1+1\nNei");
    answer(anne, number, 1, 1, "choice", "1");
    assertThat(kari.get(PART + "/polls/results.csv").body()).doesNotContain("=1+1");
    scene.act(number, "close");
    assertThat(kari.get(PART + "/polls/results.csv").body()).contains(";'=1+1;1;");
    assertThat(kari.get(PART + "/polls/results.xlsx").statusCode()).isEqualTo(200);
    assertThat(kari.get(PART + "/polls/results.json").body())
        .contains("\"answered\":1,\"eligible\":2");
  }

  @Test
  void the_part_ends_and_its_polls_close() {
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "0");
    var number = scene.single("LIVE");
    answer(anne, number, 1, 1, "choice", "1");
    kari.post(PART + "/end");
    assertThat(scene.number("select count(*) from poll where state = 'CLOSED'")).isEqualTo(1);
    assertThat(
            kari.post(PART + "/polls/" + number + "/open", "rev", "" + scene.rev(number))
                .statusCode())
        .isEqualTo(409);
    assertThat(anne.get(Cast.SERIES + "/catch-up").body()).contains("Hva mener du", "chart__");
  }

  private OpenPage listen(Visitor visitor, String path) throws Exception {
    return new OpenPage(app.origin() + path, visitor.handshake(), 0, null).open();
  }
}
