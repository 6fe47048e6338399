package no.ordstyrer;

import static no.ordstyrer.SocketMatrixTest.AUTHOR;
import static no.ordstyrer.SocketMatrixTest.CHAIR;
import static no.ordstyrer.SocketMatrixTest.DESK;
import static no.ordstyrer.SocketMatrixTest.NOBODY;
import static no.ordstyrer.SocketMatrixTest.PANEL;
import static no.ordstyrer.SocketMatrixTest.PUBLIC;
import static no.ordstyrer.SocketMatrixTest.SCREEN;
import static no.ordstyrer.SocketMatrixTest.STAGE;
import static no.ordstyrer.SocketMatrixTest.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * As {@link SocketMatrixTest}, of what is voted on, asked of everybody, merged, edited, reported,
 * planned and said: canaries in every word that somebody writes.
 */
class DebateSocketMatrixTest {
  private static final String PART = RouteScene.PART;

  private final TestApp app = new TestApp();
  private final RouteScene scene = new RouteScene(app);
  private final Visitor other =
      Attendees.confirmed(app, Cast.SECOND_ATTENDEE, List.of(app.cast().parts().getFirst()));
  private final Visitor bjorn =
      Attendees.confirmed(app, new Cast.Person("Bodil", "bodil@etat.example"));
  private final Visitor dag = Attendees.confirmed(app, new Cast.Person("Dag", "dag@etat.example"));
  private final Aviary aviary = new Aviary(app);

  @AfterEach
  void close() throws Exception {
    aviary.close();
    app.close();
  }

  @Test
  void each_hears_what_is_for_her_of_what_is_voted_on() throws Exception {
    SocketMatrixTest.everybodyListens(aviary, app, scene, other);
    poll("a draft", DESK);
    var question = poll("asked of all", and(PUBLIC, DESK, PANEL, STAGE));
    poll(question, "open");
    poll(question, "stage");
    answer(bjorn, question, "nobody has looked", DESK);
    answer(who("attendee"), question, "shown and hidden again", DESK);
    show(question, "show");
    show(question, "hide");
    answer(dag, question, "shown", and(PUBLIC, DESK, PANEL, STAGE));
    show(question, "show");
    assertThat(heardByAll("shown"))
        .as("results sent before reveal")
        .doesNotContain("guest", "attendee", "panelist", "stage", "producer");
    poll(question, "close");
    poll(question, "reveal");
    aviary.awaitAll();
    assertThat(aviary.faults()).isEmpty();
  }

  @Test
  void each_hears_what_is_for_her_of_what_is_merged_edited_and_reported() throws Exception {
    SocketMatrixTest.everybodyListens(aviary, app, scene, other);
    execute("update room set report_threshold = 2");
    var author = who("attendee");
    var head = ask(author, "the head", and(PUBLIC, DESK, PANEL, AUTHOR));
    act(head, "approve");
    var unseen = ask(bjorn, "merged unseen", DESK);
    act(unseen, "merge", "into", "" + head);
    aviary.awaitAll();
    act(unseen, "unmerge");
    act(unseen, "merge", "into", "" + head);
    act(head, "edit", "text", aviary.canary("in other words", and(PUBLIC, DESK, PANEL, AUTHOR)));
    aviary.awaitAll();
    var pending = ask(author, "edited while it waits", and(DESK, AUTHOR));
    aviary.awaitAll();
    act(pending, "edit", "text", aviary.canary("its new words", and(DESK, AUTHOR)));

    var reported = ask(author, "reported", and(PUBLIC, DESK, PANEL, AUTHOR));
    act(reported, "approve");
    aviary.awaitAll();
    for (var who : List.of(bjorn, dag)) {
      done(
          who.post(
              PART + "/questions/" + reported + "/report",
              "reason",
              aviary.canary("why it was reported", NOBODY)));
    }
    aviary.page("guest").await("it is gone", () -> !shows("guest", "reported"));
    act(reported, "reject", "words", aviary.canary("the moderator's reason", and(DESK, AUTHOR)));

    var drafted = ask(author, "drafted", and(PUBLIC, DESK, PANEL, AUTHOR));
    act(drafted, "approve");
    done(
        who("moderator")
            .post(
                PART + "/answers/" + drafted + "/draft",
                "rev",
                "0",
                "answer",
                aviary.canary("a draft of an answer", NOBODY)));
    aviary.awaitAll();
    assertThat(aviary.faults()).isEmpty();
  }

  @Test
  void each_hears_what_is_for_her_of_the_debate() throws Exception {
    execute(
        "update run_item set label = ?, notes = ? where rank = (select min(rank) from run_item)",
        aviary.canary("a line of the plan", and(CHAIR, SCREEN)),
        aviary.canary("notes of a line", and(CHAIR, SCREEN)));
    SocketMatrixTest.everybodyListens(aviary, app, scene, other);
    chair("/run/next", "believed", "");
    chair("/turns", "kind", "GUEST", "guest", aviary.canary("a guest", and(CHAIR, PANEL, STAGE)));
    chair("/promises", "words", aviary.canary("a promise", NOBODY), "owner", "Digdir");
    chair("/chair/cues", "words", aviary.canary("a cue", CHAIR));
    // Roles are told that there is something, and ask for what is theirs.
    for (var role : List.of("MODERATORS", "PRODUCER")) {
      var words = aviary.canary("a cue to " + role, CHAIR);
      chair("/chair/cues", "words", words, "to", role);
      var page = role.equals("PRODUCER") ? "producer's desk" : "moderator";
      aviary.page(page).await(role, () -> heard(page).contains("\"id\":\"cues\""));
      assertThat(who(role.equals("PRODUCER") ? "producer" : "moderator").get(PART + "/cues").body())
          .contains(words);
    }
    assertThat(heard("attendee") + heard("guest") + heard("stage"))
        .doesNotContain("\"id\":\"cues\"");
    seat("/floor", "kind", "REPLY", "note", aviary.canary("why she asks", CHAIR));
    seat("/check-in", "microphone", "yes", "pronounced", aviary.canary("said so", CHAIR));
    seat(
        "/questions/1",
        "choice",
        "TAKE",
        "note",
        aviary.canary("her own note", NOBODY),
        "draft",
        aviary.canary("her own draft", NOBODY));
    stance();
    done(
        who("moderator")
            .post(
                PART + "/phase",
                "phase",
                "OPEN",
                "rev",
                rev("room", "part_id", app.cast().parts().get(2))));
    aviary.awaitAll();
    assertThat(aviary.faults()).isEmpty();
  }

  /** Before the last round is over, how many have answered is told, and to the house alone. */
  private void stance() throws InterruptedException {
    var round = one("select min(id) from stance_round");
    done(who("attendee").post(PART + "/stance/ballot", "round", round, "position", "1"));
    aviary.page("chair's desk").await("one", () -> counted("chair's desk", round) == 1);
    chair("/stance/" + one("select max(id) from stance_round") + "/open");
    aviary
        .page("guest")
        .await("it is asked again", () -> heard("guest").contains("Hvor står du etter debatten"));
    for (var name : aviary.names()) {
      assertThat(heard(name)).as(name).doesNotContain("flow__", "gikk mest fram");
    }
    for (var name : List.of("guest", "attendee", "stage")) {
      assertThat(counted(name, round)).as(name).isEqualTo(-1);
    }
  }

  private long counted(String name, String round) {
    return aviary.page(name).count("stance-" + round);
  }

  private String heard(String name) {
    return String.join("", aviary.page(name).heard());
  }

  /** Who has heard of it by now. */
  private List<String> heardByAll(String what) {
    return aviary.names().stream()
        .filter(name -> heard(name).contains("-" + what.replace(' ', '-') + "<"))
        .toList();
  }

  private boolean shows(String name, String what) {
    var page = aviary.page(name);
    return page.ids().stream()
        .anyMatch(id -> page.element(id).contains("-" + what.replace(' ', '-') + "<"));
  }

  private int poll(String what, Set<String> hearers) {
    done(
        who("moderator")
            .post(
                PART + "/polls",
                "kind",
                "OPEN_TEXT",
                "question",
                aviary.canary(what, hearers),
                "visibility",
                "ON_REVEAL"));
    return Integer.parseInt(one("select max(number) from poll"));
  }

  private void poll(int number, String act) {
    var rev = one("select rev from poll where number = " + number);
    done(who("moderator").post(PART + "/polls/" + number + "/" + act, "rev", rev));
  }

  private void answer(Visitor who, int poll, String what, Set<String> hearers) {
    done(
        who.post(
            PART + "/polls/" + poll + "/ballot",
            "round",
            "1",
            "counter",
            "1",
            "text",
            aviary.canary(what, hearers)));
  }

  private void show(int poll, String act) {
    var text = one("select max(id) from poll_text");
    var rev = one("select rev from poll_text where id = " + text);
    done(who("moderator").post(PART + "/polls/" + poll + "/texts/" + text + "/" + act, "rev", rev));
  }

  private int ask(Visitor author, String what, Set<String> hearers) {
    app.clock().forward(Duration.ofSeconds(31));
    done(author.post(PART + "/questions", "text", aviary.canary(what, hearers)));
    return Integer.parseInt(one("select max(number) from question where part_id = " + part()));
  }

  private void act(int number, String act, String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "rev",
                one(
                    "select rev from question where part_id = "
                        + part()
                        + " and number = "
                        + number)));
    fields.addAll(List.of(more));
    done(
        who("moderator")
            .post(PART + "/queue/" + number + "/" + act, fields.toArray(String[]::new)));
  }

  private void chair(String path, String... fields) {
    done(who("chair").post(PART + path, fields));
  }

  private void seat(String path, String... fields) {
    done(who("panelist").post(PART + "/seat" + path, fields));
  }

  private long part() {
    return app.cast().parts().get(2);
  }

  private String rev(String table, String key, long id) {
    return one("select rev from " + table + " where " + key + " = " + id);
  }

  private Visitor who(String role) {
    return Objects.requireNonNull(scene.visitors().get(role));
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  private void execute(String sql, Object... bound) {
    app.db().useHandle(handle -> handle.execute(sql, bound));
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .doesNotContain("impossible", "stale");
  }
}
