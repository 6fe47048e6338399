package no.ordstyrer.poll;

import static no.ordstyrer.poll.PollScene.PART;
import static no.ordstyrer.poll.PollScene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A poll with names: said before anybody answers, seen by the house alone, forgotten in time. */
class NamedBallotsTest {
  private static final String CANARY = "Kanari Fugl-7f3a";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final PollScene scene = new PollScene(app, kari);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_is_said_before_one_answers_and_the_house_reads_it_when_the_round_is_over() {
    var anne = person(CANARY, "kanari@etat.example");
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var number = named("SINGLE", "options", "Rødt\nGrønt");
    assertThat(anne.get(PART).body())
        .contains("Navnet ditt vises sammen med svaret ditt")
        .doesNotContain("Svaret er anonymt");
    assertThat(answer(anne, number, 1, 1, "choice", "1")).isEqualTo(303);
    assertThat(answer(anne, number, 1, 2, "choice", "2")).as("another mind").isEqualTo(303);
    assertThat(answer(bjorn, number, 1, 1, "choice", "1")).isEqualTo(303);
    var names = PART + "/polls/" + number + "/names";
    assertThat(kari.get(names).body()).as("not while they answer").doesNotContain(CANARY);
    scene.act(number, "close");

    assertThat(kari.get(names).body())
        .contains(CANARY + "</th><td>Grønt</td>", "2 har svart")
        .doesNotContain("Last ned svar med navn");
    assertThat(ola.get(names).body()).contains(CANARY, "Last ned svar med navn");
    assertThat(ola.post(names + "/csv").body()).contains("1;" + CANARY + ";Grønt");
    assertThat(kari.post(names + "/csv").statusCode()).as("organisers alone").isEqualTo(404);
    assertThat(ola.get(names + "/csv").statusCode()).as("not by a link").isNotEqualTo(200);
    assertThat(scene.number("select count(*) from audit where act = 'poll.names'")).isEqualTo(1);
    scene.act(number, "open");
    assertThat(answer(anne, number, 2, 1, "choice", "1")).isEqualTo(303);
    scene.act(number, "close");
    assertThat(kari.get(names).body()).contains("Runde 2: 1 har svart", "Runde 1: 2 har svart");
    scene.act(number, "open");
    try (var browser = new Browser(app)) {
      browser.as(anne).go(PART).check("poll-named").shot("poll-named");
      browser.staff(Cast.MODERATOR).go(PART + "/polls").check("polls-named").shot("polls-named");
      browser.staff(Cast.ORGANISER).go(PART + "/polls/new").check("poll-new").shot("poll-new");
      browser.staff(Cast.ORGANISER).go(names).check("poll-names").shot("poll-names");
    }
  }

  @Test
  void names_are_chosen_before_it_opens_and_never_after() {
    var anonymous = scene.single("ON_REVEAL");
    Attendees.confirmed(app, Cast.ATTENDEE);
    scene.act(anonymous, "close");
    assertThat(
            kari.post(
                    PART + "/polls/" + anonymous + "/edit",
                    "rev",
                    "" + scene.rev(anonymous),
                    "kind",
                    "SINGLE",
                    "question",
                    "Hva?",
                    "visibility",
                    "NEVER",
                    "options",
                    "A\nB",
                    "named",
                    "yes")
                .statusCode())
        .isEqualTo(409);
    assertThat(scene.number("select count(*) from poll where named")).isZero();
    assertThat(kari.get(PART + "/polls/" + anonymous + "/names").statusCode()).isEqualTo(404);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> app.db().useHandle(handle -> handle.execute("update poll set named = true")))
        .as("nor by hand")
        .hasMessageContaining("poll_round");
  }

  @Test
  void her_name_is_heard_by_nobody_outside_the_house() throws Exception {
    var anne = person(CANARY, "kanari@etat.example");
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var chair = app.signedIn(Cast.CHAIR);
    var heard = new LinkedHashMap<String, OpenPage>();
    heard.put("guest", listen(app.stranger(), PART + "/live"));
    heard.put("attendee", listen(bjorn, PART + "/live"));
    heard.put("chair", listen(chair, PART + "/live?audience=moderators"));
    heard.put("stage", listen(app.stranger(), scene.stage() + "/live"));
    var single = named("SINGLE", "options", "Rødt\nGrønt");
    var ranked = named("RANKING", "options", "Rødt\nGrønt");
    var written = named("OPEN_TEXT");
    assertThat(answer(anne, single, 1, 1, "choice", "2")).isEqualTo(303);
    assertThat(answer(anne, ranked, 1, 1, "place-1", "2", "place-2", "1")).isEqualTo(303);
    assertThat(answer(anne, written, 1, 1, "text", "Ordene mine")).isEqualTo(303);
    kari.post(
        PART + "/polls/" + written + "/texts/" + scene.number("select id from poll_text") + "/show",
        "rev",
        "1");
    for (var number : List.of(single, ranked, written)) {
      scene.act(number, "close");
      scene.act(number, "stage");
      scene.act(number, "reveal");
      assertThat(kari.get(PART + "/polls/" + number + "/names").body()).contains(CANARY);
    }

    var ways = new ArrayList<>(List.of("", "/polls", "/changes?since=0", "/outcomes"));
    ways.addAll(List.of("/polls/results.csv", "/polls/results.json"));
    ways.addAll(List.of("/changes?since=0&audience=moderators", "/panel"));
    for (var number : List.of(single, ranked, written)) {
      ways.add("/polls/" + number);
      ways.add("/polls/" + number + "/names");
    }
    for (var who : List.of(app.stranger(), bjorn, chair)) {
      for (var way : ways) {
        assertThat(who.get(PART + way).body()).as(way).doesNotContain(CANARY);
      }
      assertThat(who.get(Cast.SERIES).body()).doesNotContain(CANARY);
    }
    assertThat(app.stranger().get(scene.stage()).body()).doesNotContain(CANARY);
    assertThat(kari.get(PART + "/polls/results.json").body())
        .contains("Ordene mine")
        .doesNotContain(CANARY);
    for (var page : heard.entrySet()) {
      page.getValue()
          .await(
              page.getKey(),
              () -> String.join("", page.getValue().heard()).contains("Ordene mine"));
      assertThat(String.join("", page.getValue().heard())).as(page.getKey()).doesNotContain(CANARY);
      page.getValue().close();
    }
  }

  @Test
  void it_is_hers_to_see_and_to_take_away_and_the_sums_stay() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            CANARY,
            "email",
            Cast.ATTENDEE.email(),
            "scope",
            "all");
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
    var anne = Attendees.holding(app, scene.number("select max(id) from registration"));
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var single = named("SINGLE", "options", "Rødt\nGrønt");
    var written = named("OPEN_TEXT");
    answer(anne, single, 1, 1, "choice", "2");
    answer(bjorn, single, 1, 1, "choice", "1");
    answer(anne, written, 1, 1, "text", "Ordene mine");
    answer(bjorn, written, 1, 1, "text", "Andre ord");
    scene.act(single, "close");
    scene.act(written, "close");
    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("\"NAMED\"", "Grønt", "Ordene mine")
        .doesNotContain("Rødt", "Andre ord");
    assertThat(app.stranger().post(manage + "/erasure").statusCode()).isEqualTo(303);
    assertThat(kari.get(PART + "/polls/" + single + "/names").body())
        .contains("1 har svart", Cast.SECOND_ATTENDEE.name())
        .doesNotContain(CANARY);
    assertThat(scene.number("select sum(ballots) from poll_sum")).isEqualTo(2);
    assertThat(scene.number("select count(*) from poll_text")).isEqualTo(1);

    app.clock().forward(Duration.ofDays(440));
    app.app().retention().night();
    assertThat(scene.number("select count(*) from poll_ballot")).isZero();
    assertThat(scene.number("select count(*) from poll_text")).isZero();
    assertThat(scene.number("select sum(ballots) from poll_sum")).isEqualTo(2);
  }

  private Visitor person(String name, String email) {
    return Attendees.holding(
        app, Attendees.register(app, new Cast.Person(name, email), app.cast().parts()));
  }

  private OpenPage listen(Visitor visitor, String path) throws Exception {
    return new OpenPage(app.origin() + path, visitor.handshake(), 0, null).open();
  }

  private int named(String kind, String... more) {
    var all = new ArrayList<>(List.of("named", "yes"));
    all.addAll(List.of(more));
    return scene.open(kind, "ON_REVEAL", all.toArray(String[]::new));
  }
}
