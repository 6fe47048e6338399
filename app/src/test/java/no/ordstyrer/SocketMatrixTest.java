package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DeploymentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everybody who may listen to a part, on every topic, while all that can happen there happens. Each
 * thing that happens carries a canary; the table says who hears it, and nobody else ever does.
 */
class SocketMatrixTest {
  private static final String PART = RouteScene.PART;
  private static final String QUEUE = PART + "/queue/";
  private static final List<String> AUDIENCES =
      List.of(
          "attendees",
          "moderators",
          "panel",
          "chair",
          "producer",
          "stage",
          "check-in",
          "me:1",
          "crowd");

  static final Set<String> PUBLIC =
      Set.of(
          "guest",
          "attendee",
          "next-door",
          "neighbour's guest",
          "elsewhere",
          "viewer",
          "organiser",
          "neighbour",
          "stranger",
          "checkin");
  static final Set<String> DESK = Set.of("owner", "moderator", "part-moderator", "chair's queue");
  static final Set<String> PANEL = Set.of("chair", "panelist", "producer", "owner's panel");
  static final Set<String> CHAIR = Set.of("chair's desk");
  static final Set<String> STAGE = Set.of("stage", "producer's picture");
  static final Set<String> SCREEN = Set.of("producer's desk");
  static final Set<String> DOOR = Set.of("door");
  static final Set<String> AUTHOR = Set.of("attendee");
  static final Set<String> NOBODY = Set.of();

  private final TestApp app = new TestApp();
  private final RouteScene scene = new RouteScene(app);
  private final Visitor other =
      Attendees.confirmed(app, Cast.SECOND_ATTENDEE, List.of(app.cast().parts().getFirst()));
  private final Aviary aviary = new Aviary(app);

  @AfterEach
  void close() throws Exception {
    aviary.close();
    app.close();
  }

  @Test
  void a_topic_is_opened_to_those_whom_it_is_for_and_is_not_there_for_others() {
    var found = new LinkedHashMap<String, Set<String>>();
    for (var audience : AUDIENCES) {
      var admitted = new TreeSet<String>();
      for (var role : scene.visitors().keySet()) {
        if (opens(who(role), PART + "/live?audience=" + audience)) {
          admitted.add(role);
        }
      }
      found.put(audience, admitted);
    }
    var staff = Set.of("owner", "moderator", "part-moderator");
    var panel = Set.of("chair", "panelist", "producer");
    assertThat(found)
        .containsEntry(
            "attendees",
            Set.of(
                "guest",
                "attendee",
                "next-door",
                "elsewhere",
                "viewer",
                "organiser",
                "neighbour",
                "stranger",
                "checkin"))
        .containsEntry("moderators", and(staff, Set.of("chair")))
        .containsEntry("crowd", staff)
        .containsEntry("panel", and(staff, panel))
        .containsEntry("chair", Set.of("chair"))
        .containsEntry("producer", Set.of("owner", "organiser", "chair", "producer"))
        .containsEntry("stage", Set.of("owner", "organiser", "chair", "producer"));
    for (var never : List.of("check-in", "me:1")) {
      assertThat(found.get(never)).as(never).isEmpty();
    }
    assertThat(opens(app.stranger(), "/stage/forged/live")).isFalse();
    assertThat(opens(who("moderator"), "/checkin" + PART + "/live")).isFalse();
    assertThat(opens(who("checkin"), "/checkin" + PART + "/live")).isTrue();
  }

  @Test
  void each_hears_what_is_for_her_and_nothing_else() throws Exception {
    var author = who("attendee");
    everybodyListens(aviary, app, scene, other);
    var shown = ask(author, aviary.canary("published", and(CHAIR, PUBLIC, DESK, PANEL, AUTHOR)));
    act(shown, "approve");
    act(shown, "shortlist");
    aviary.awaitAll();
    vote(shown);
    act(shown, "assign", "person", person());
    hold(aviary.canary("why she is held", AUTHOR));
    aviary.awaitAll();

    var live = ask(author, aviary.canary("live", and(CHAIR, PUBLIC, DESK, PANEL, STAGE, AUTHOR)));
    act(live, "approve");
    act(live, "live");
    aviary.awaitAll();
    act(live, "finish");

    var refused = ask(author, aviary.canary("refused", and(DESK, AUTHOR)));
    aviary.awaitAll();
    act(refused, "reject", "words", aviary.canary("the reason", and(DESK, AUTHOR)));
    aviary.awaitAll();
    var taken = ask(author, aviary.canary("taken back", and(DESK, AUTHOR)));
    aviary.awaitAll();
    done(author.post(PART + "/questions/" + taken + "/withdrawal"));

    var answered = ask(author, aviary.canary("answered", and(PUBLIC, DESK, PANEL, AUTHOR)));
    act(answered, "approve");
    aviary.awaitAll();
    var answer = aviary.canary("the answer", and(PUBLIC, DESK, PANEL, AUTHOR));
    done(outcome(answered, "answer", answer));

    var pending = ask(author, aviary.canary("waits", and(DESK, AUTHOR)));
    aviary.awaitAll();
    done(
        author.post(
            PART + "/questions/" + pending + "/text",
            "text",
            aviary.canary("edited", and(DESK, AUTHOR))));

    var unseen = ask(author, aviary.canary("shortlisted unseen", and(CHAIR, DESK, AUTHOR)));
    act(unseen, "shortlist");
    aviary.awaitAll();
    act(unseen, "assign", "person", person());

    done(
        who("chair")
            .post(PART + "/chair/cues", "words", aviary.canary("word to the panel", CHAIR)));
    done(
        who("panelist")
            .post(PART + "/seat/floor", "kind", "CLARIFY", "note", aviary.canary("note", CHAIR)));
    done(
        who("checkin")
            .post("/checkin" + PART + "/walk-in", "name", aviary.canary("at the door", DOOR)));
    strip();
    anonymous();
    elsewhereInTheSeries();
    fence();

    assertThat(aviary.faults()).isEmpty();
    assertThat(aviary.whoHeard("here-now"))
        .as("who comes and goes is for those who see the list of people")
        .containsExactly("owner's people");
    assertThat(aviary.page("guest").count("votes-" + shown)).isEqualTo(1);
  }

  static void everybodyListens(Aviary aviary, TestApp app, RouteScene scene, Visitor other)
      throws Exception {
    for (var role : scene.visitors().keySet()) {
      aviary.listen(role, scene.visitor(role), PART + "/live");
    }
    aviary.listen("neighbour's guest", other, PART + "/live");
    aviary.listen("owner's panel", scene.visitor("owner"), PART + "/live?audience=panel");
    aviary.listen("chair's queue", scene.visitor("chair"), PART + "/live?audience=moderators");
    aviary.listen("chair's desk", scene.visitor("chair"), PART + "/live?audience=chair");
    aviary.listen("owner's people", scene.visitor("owner"), PART + "/live?audience=crowd");
    aviary.listen("stage", app.stranger(), scene.filled("/stage/{token}/live"));
    aviary.listen("producer's picture", scene.visitor("producer"), PART + "/live?audience=stage");
    aviary.listen("producer's desk", scene.visitor("producer"), PART + "/live?audience=producer");
    aviary.listen("door", scene.visitor("checkin"), "/checkin" + PART + "/live");
    aviary.listen("another part's guest", other, Cast.SERIES + "/del-1/live");
    aviary.listen(
        "another part's moderator", scene.visitor("moderator"), Cast.SERIES + "/del-1/live");
  }

  /** Whose name it is that stands under no question is told to nobody, moderators included. */
  private void anonymous() throws InterruptedException {
    var name = aviary.canary("an anonymous name", NOBODY);
    var person =
        Attendees.confirmed(app, new Cast.Person(name, "anonym@etat.example"), app.cast().parts());
    var text = aviary.canary("asked without a name", and(CHAIR, PUBLIC, DESK, PANEL, STAGE));
    done(person.post(PART + "/questions", "text", text, "anonymous", "yes"));
    var number = number(text);
    act(number, "approve");
    act(number, "live");
    aviary.awaitAll();
    act(number, "finish");
  }

  /** A name that is made ready is the producer's alone until it is shown. */
  private void strip() throws InterruptedException {
    var strip = PART + "/producer/strip";
    var ready = aviary.canary("made ready", SCREEN);
    done(who("producer").post(strip, "rev", "0", "name", ready));
    aviary.awaitAll();
    var shown = aviary.canary("at the foot", and(SCREEN, STAGE));
    done(who("organiser").post(strip, "rev", "1", "name", shown));
    done(who("organiser").post(strip + "/show", "rev", "2", "shown", "true"));
    aviary.awaitAll();
  }

  /** What happens in another part of the series is for those who are there. */
  private void elsewhereInTheSeries() throws InterruptedException {
    var there = Cast.SERIES + "/del-1";
    var text =
        aviary.canary(
            "in another part", Set.of("another part's guest", "another part's moderator"));
    app.clock().forward(Duration.ofSeconds(31));
    done(other.post(there + "/questions", "text", text));
    var number = number(text);
    done(who("moderator").post(there + "/queue/" + number + "/approve", "rev", "1"));
    aviary.awaitAll();
  }

  /** Told to herself; the moderators read it on pages that they ask for. */
  private void hold(String why) {
    var number =
        app.db()
            .withHandle(handle ->
                handle
                    .select(
                        "select o.number from question q join room_participant o using (part_id,"
                            + " registration_id, anonymous) where q.part_id = ? limit 1",
                        app.cast().parts().get(2))
                    .mapTo(String.class)
                    .one());
    done(who("moderator").post(PART + "/people/" + number + "/hold", "rev", "0", "words", why));
  }

  /** The last thing that each topic tells: when it is there, nothing can come behind it. */
  private void fence() throws InterruptedException {
    var another = Attendees.confirmed(app, new Cast.Person("En til", "en-til@etat.example"));
    var last =
        ask(another, aviary.canary("the last", and(CHAIR, PUBLIC, DESK, PANEL, STAGE, AUTHOR)));
    act(last, "approve");
    act(last, "live");
    done(
        who("panelist")
            .post(
                PART + "/seat/floor",
                "kind",
                "NEW_TOPIC",
                "note",
                aviary.canary("the last note", CHAIR)));
    done(
        who("checkin")
            .post("/checkin" + PART + "/walk-in", "name", aviary.canary("the last guest", DOOR)));
    aviary.awaitAll();
  }

  private int ask(Visitor author, String text) {
    app.clock().forward(Duration.ofSeconds(31));
    done(author.post(PART + "/questions", "text", text));
    return number(text);
  }

  private int number(String text) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select number from question where text = ? order by id", text)
                .mapTo(int.class)
                .first());
  }

  private void act(int number, String act, String... more) {
    var fields = new ArrayList<>(List.of("rev", rev(number)));
    fields.addAll(List.of(more));
    done(who("moderator").post(QUEUE + number + "/" + act, fields.toArray(String[]::new)));
  }

  private java.net.http.HttpResponse<String> outcome(int number, String act, String answer) {
    return who("moderator")
        .post(PART + "/outcomes/" + number + "/" + act, "rev", rev(number), "answer", answer);
  }

  private String rev(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    "select rev from question where part_id = ? and number = ?",
                    app.cast().parts().get(2),
                    number)
                .mapTo(String.class)
                .one());
  }

  private void vote(int number) {
    done(
        who("attendee")
            .post(PART + "/questions/" + number + "/vote", "voted", "true", "counter", "1"));
  }

  private String person() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from part_person where name = ?", Cast.PANELIST.name())
                .mapTo(String.class)
                .one());
  }

  private boolean opens(Visitor visitor, String path) {
    try (var page = new OpenPage(app.origin() + path, visitor.handshake(), 0, null)) {
      page.open();
      return true;
    } catch (DeploymentException _) {
      return false;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Visitor who(String role) {
    return scene.visitor(role);
  }

  private static void done(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(303);
  }

  @SafeVarargs
  static Set<String> and(Set<String>... groups) {
    var all = new LinkedHashSet<String>();
    for (var group : groups) {
      all.addAll(group);
    }
    return all;
  }
}
