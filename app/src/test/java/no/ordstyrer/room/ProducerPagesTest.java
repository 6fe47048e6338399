package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.Producers;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.panel.StageScene;
import no.ordstyrer.panel.StanceScenes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The producer's commands, and what the audience's screen makes of them. */
class ProducerPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String DESK = PART + "/producer";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor turid = app.signedIn(Cast.CHAIR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void only_those_who_run_the_screen_choose_what_it_shows() {
    var per = producer();
    for (var runs : List.of(per, ola, turid)) {
      assertThat(runs.get(DESK).statusCode()).isEqualTo(200);
      assertThat(runs.get(DESK + "/health").statusCode()).isEqualTo(200);
    }
    var frame = per.get(DESK + "/screen");
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'self'");
    assertThat(
            app.stranger().get(stage()).headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    for (var other : List.of(kari, app.signedIn(Cast.PANELIST), anne, app.stranger())) {
      assertThat(scene(other, "JOIN", 0).statusCode()).isEqualTo(404);
      assertThat(other.post(DESK + "/hold", "held", "true", "rev", "0").statusCode())
          .isEqualTo(404);
      assertThat(other.post(DESK + "/strip", "name", "Nei", "rev", "0").statusCode())
          .isEqualTo(404);
      for (var page : List.of("", "/screen", "/health")) {
        assertThat(other.get(DESK + page).statusCode()).isEqualTo(404);
      }
    }
    assertThat(screen()).contains("data-scene=\"idle\"");
    assertThat(scene(per, "JOIN", 0).statusCode()).isEqualTo(303);
    assertThat(screen()).contains("data-scene=\"join\"");
  }

  @Test
  void two_producers_do_not_overwrite_each_other_and_one_step_goes_back() {
    var per = producer();
    assertThat(scene(per, "AGENDA", 0).statusCode()).isEqualTo(303);
    // Too late: told who was quicker, and nothing is changed.
    var late = scene(ola, "BLANK", 0);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Per Produsent var raskere", "Produsentens bord");
    assertThat(screen()).contains("data-scene=\"agenda\"");
    var told = ola.fragment(DESK + "/scene", "scene", "BLANK", "rev", "0");
    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body()).contains("Per Produsent var raskere").doesNotContain("<");
    // What is so already is done, whoever did it.
    assertThat(scene(ola, "AGENDA", 0).statusCode()).isEqualTo(303);
    assertThat(scene(ola, "BLANK", 1).statusCode()).isEqualTo(303);
    assertThat(per.post(DESK + "/back", "rev", "2").statusCode()).isEqualTo(303);
    assertThat(screen()).contains("data-scene=\"agenda\"");
    assertThat(per.post(DESK + "/back", "rev", "3").statusCode()).isEqualTo(303);
    assertThat(screen()).contains("data-scene=\"blank\"");
    assertThat(app.signedIn(Cast.OWNER).get("/studio/samhandlingsarena/log").body())
        .contains("Valgte bilde på storskjermen");
  }

  @Test
  void a_pause_picture_is_one_for_producer_and_chair() {
    turid.post(PART + "/debate");
    assertThat(
            ola.post(DESK + "/hold", "held", "true", "words", "Strømmen er borte.", "rev", "0")
                .statusCode())
        .isEqualTo(303);
    assertThat(screen()).contains("data-scene=\"held\"", "Strømmen er borte.");
    assertThat(turid.get(PART + "/chair").body()).contains("Vis storskjermen igjen");
    // The chair takes it away; her own one later does not bring the old words back.
    turid.post(PART + "/debate/hold", "held", "false");
    assertThat(screen()).contains("data-scene=\"idle\"");
    turid.post(PART + "/debate/hold", "held", "true");
    assertThat(screen()).contains("Vi tar en pause").doesNotContain("Strømmen");
    assertThat(ola.get(DESK).body()).contains("Ta bort pausebildet");
    ola.post(DESK + "/hold", "held", "false", "rev", rev("scene"));
    ola.post(DESK + "/hold", "held", "false", "rev", rev("scene"));
    assertThat(screen()).contains("data-scene=\"idle\"");
    var refused =
        ola.post(DESK + "/hold", "held", "true", "words", "x".repeat(121), "rev", rev("scene"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(screen()).contains("data-scene=\"idle\"");
  }

  @Test
  void a_name_is_made_ready_seen_and_then_shown_over_any_scene() {
    var person =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select id from part_person where name = ?", Cast.PANELIST.name())
                    .mapTo(String.class)
                    .one());
    ola.post(DESK + "/strip", "person", person, "rev", "0");
    assertThat(ola.get(DESK).body()).contains("stage-strip__name\">" + Cast.PANELIST.name());
    assertThat(ola.get(DESK + "/screen?scene=BLANK").body())
        .contains("data-scene=\"blank\"", Cast.PANELIST.name());
    assertThat(screen()).doesNotContain("stage-strip");
    scene(ola, "BLANK", 0);
    ola.post(DESK + "/strip/show", "shown", "true", "rev", "1");
    assertThat(screen()).contains("data-scene=\"blank\"", "stage-strip", Cast.PANELIST.name());
    // The next one is made ready while this one stays.
    ola.post(
        DESK + "/strip", "name", "Direkte fra Tromsø", "title", "Nordnorsk debatt", "rev", "2");
    assertThat(screen()).contains(Cast.PANELIST.name()).doesNotContain("Tromsø");
    var late = turid.post(DESK + "/strip/show", "shown", "true", "rev", "2");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains(Cast.ORGANISER.name() + " var raskere");
    ola.post(DESK + "/strip/show", "shown", "true", "rev", "3");
    assertThat(screen()).contains("Direkte fra Tromsø", "Nordnorsk debatt");
    ola.post(DESK + "/strip/show", "shown", "false", "rev", "4");
    assertThat(screen()).doesNotContain("stage-strip");
    var refused = ola.post(DESK + "/strip", "name", "å".repeat(121), "title", "Dr.", "rev", "5");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("å".repeat(121), "value=\"Dr.\"");
  }

  @Test
  void no_scene_shows_what_is_not_for_everybody() throws Exception {
    var canary = "kanari-som-venter";
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    anne.post(PART + "/questions", "text", canary);
    poll("Hvem har rett?", "Kanari-svar");
    var ballot = anne.post(PART + "/polls/1/ballot", "round", "1", "counter", "1", "choice", "1");
    assertThat(ballot.statusCode()).isEqualTo(303);
    turid.post(PART + "/debate");
    assertThat(StanceScenes.write(ola, PART).statusCode()).isEqualTo(303);
    for (var scene : StageScene.Kind.values()) {
      show(scene);
      assertThat(screen())
          .as(scene.name())
          .doesNotContain(canary, "stage-result", "chart__bar", "data-scene=\"question\"");
    }
    show(StageScene.Kind.RESULT);
    assertThat(screen()).contains("Hvem har rett?", "Kanari-svar");
    poll(1, "close");
    assertThat(screen()).doesNotContain("stage-result");
    try (var page =
        new OpenPage(app.origin() + stage() + "/live", app.stranger().handshake(), 0, null)) {
      page.open();
      poll(1, "reveal");
      page.await("the result", () -> page.element("stage").contains("stage-result"));
      show(StageScene.Kind.BALLOT);
      page.await("the ballot", () -> !page.element("stage").contains("stage-result"));
      assertThat(page.element("stage")).contains("Hvem har rett?");
    }
    // Approved and taken up it is on the screen; put back it is gone from every scene.
    show(StageScene.Kind.QUESTION);
    assertThat(screen()).contains("data-scene=\"idle\"");
    kari.post(PART + "/queue/1/approve", "rev", "1");
    kari.post(PART + "/queue/1/live", "rev", "2");
    assertThat(screen()).contains("data-scene=\"question\"", canary);
    kari.post(PART + "/queue/1/retract", "rev", "3", "words", "Personopplysninger");
    for (var scene : StageScene.Kind.values()) {
      show(scene);
      assertThat(screen()).as(scene.name()).doesNotContain(canary);
    }
  }

  @Test
  void a_screen_that_comes_back_shows_the_scene_as_it_is_now() throws Exception {
    var line = app.origin() + stage() + "/live";
    var page = new OpenPage(line, app.stranger().handshake(), 0, null).open();
    scene(ola, "JOIN", 0);
    page.await("the way in", () -> page.element("stage").contains("data-scene=\"join\""));
    var left = page.version();
    page.close();
    scene(ola, "BLANK", 1);
    scene(ola, "AGENDA", 2);
    try (var again = new OpenPage(line, app.stranger().handshake(), left, null)) {
      again.open();
      again.await("the programme", () -> again.element("stage").contains("data-scene=\"agenda\""));
      assertThat(String.join("", again.heard())).doesNotContain("data-scene=\"blank\"");
    }
  }

  @Test
  void the_producer_is_told_in_words_whether_a_screen_is_there() throws Exception {
    assertThat(ola.get(DESK).body()).contains("Ingen skjerm er koblet til");
    try (var picture =
            new OpenPage(app.origin() + PART + "/live?audience=stage", ola.handshake(), 0, null);
        var guest =
            new OpenPage(app.origin() + PART + "/live", app.stranger().handshake(), 0, null)) {
      picture.open();
      guest.open();
      // The producer's own picture is no screen.
      guest.await("the guest", () -> health().contains("Deltakere</th><td>1</td>"));
      assertThat(health()).contains("Ingen skjerm er koblet til");
      try (var screen =
          new OpenPage(app.origin() + stage() + "/live", app.stranger().handshake(), 0, null)) {
        screen.open();
        screen.await("the screen", () -> health().contains("Skjermen er koblet til"));
        assertThat(health())
            .contains("1 skjerm.", "Siste livstegn for")
            .contains("Skjermen</th><td>1</td>");
      }
    }
  }

  @Test
  void the_producer_sees_who_fell_out_in_the_last_five_minutes() throws Exception {
    var guest = new OpenPage(app.origin() + PART + "/live", app.stranger().handshake(), 0, null);
    var screen =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Origin", app.origin())
            .buildAsync(
                URI.create(app.origin().replace("http", "ws") + stage() + "/live?since=0"),
                new WebSocket.Listener() {})
            .join();
    try (var other =
        new OpenPage(app.origin() + PART + "/live", app.stranger().handshake(), 0, null)) {
      other.open();
      guest.open();
      other.await("all", () -> health().contains("Deltakere</th><td>2</td>"));
      other.await("the screen", () -> health().contains("Skjermen</th><td>1</td>"));
      assertThat(health()).contains("Ingen har falt ut", "Alle som er her, har fått det nyeste");
      // One leaves as pages do, the other is torn out.
      guest.close();
      other.await("one less", () -> health().contains("Deltakere</th><td>1</td>"));
      assertThat(health()).contains("Ingen har falt ut");
      screen.abort();
      other.await("the loss", () -> health().contains("1 side mistet forbindelsen"));
      assertThat(health())
          .contains("Skjermen</th><td>0</td><td>0</td><td>0</td><td>1</td>")
          .contains("Ingen skjerm er koblet til");
      app.clock().forward(Duration.ofMinutes(5));
      assertThat(health()).contains("Ingen har falt ut");
    }
  }

  /** Whoever is slowest is named, so each that can be is. */
  @Test
  void the_page_of_people_has_a_line_of_its_own() throws Exception {
    var kari = app.signedIn(Cast.MODERATOR).handshake();
    assertThat(health()).doesNotContain("Listen over deltakerne");
    try (var people = new OpenPage(app.origin() + PART + "/live?audience=crowd", kari, 0, null)) {
      people.open();
      people.await("her", () -> health().contains("Listen over deltakerne</th><td>1</td>"));
    }
  }

  @Test
  void a_void_link_is_an_empty_screen_and_no_page_of_errors() {
    var old = stage();
    ola.post(PART + "/stage-link", "back", "producer");
    var answer = app.stranger().get(old + "?background=transparent&base=32");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("<main></main>", "class=\"stage transparent\"", "data-base=\"32\"")
        .doesNotContain("<h1", "data-live");
    var there = app.stranger().get(stage() + "?base=32").body();
    assertThat(there).contains("data-base=\"32\"", "data-scene=\"idle\"");
    assertThat(app.stranger().get(stage() + "?base=9000").body()).doesNotContain("data-base");
  }

  private String health() {
    return ola.get(DESK + "/health").body();
  }

  private void show(StageScene.Kind scene) {
    assertThat(scene(ola, scene.name(), Integer.parseInt(rev("scene"))).statusCode())
        .isEqualTo(303);
  }

  private static HttpResponse<String> scene(Visitor who, String scene, int rev) {
    return who.post(DESK + "/scene", "scene", scene, "rev", "" + rev);
  }

  private String rev(String of) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select coalesce(max(rev), 0) from stage_" + of)
                .mapTo(String.class)
                .one());
  }

  private void poll(String question, String answer) {
    kari.post(
        PART + "/polls",
        "kind",
        "SINGLE",
        "question",
        question,
        "visibility",
        "ON_REVEAL",
        "options",
        answer + "\nNei");
    poll(1, "open");
    poll(1, "stage");
  }

  private void poll(int number, String act) {
    var rev =
        app.db()
            .withHandle(handle ->
                handle
                    .select("select rev from poll where number = ?", number)
                    .mapTo(String.class)
                    .one());
    app.clock().forward(Duration.ofSeconds(1));
    assertThat(kari.post(PART + "/polls/" + number + "/" + act, "rev", rev).statusCode())
        .as(act)
        .isEqualTo(303);
  }

  private String screen() {
    return app.stranger().get(stage()).body();
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  /** Somebody with the role and no other. */
  private Visitor producer() {
    return Producers.signedIn(app);
  }
}
