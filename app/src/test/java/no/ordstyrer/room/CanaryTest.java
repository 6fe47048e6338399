package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A canary sings in what nobody has approved; it must be heard by moderators and its author alone,
 * by whatever way the others listen: pages, fragments, sockets, long polls, the stage.
 */
class CanaryTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String CANARY = "kanarifugl-7f3a";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor panelist = app.signedIn(Cast.PANELIST);
  private final Map<String, OpenPage> pages = new LinkedHashMap<>();

  @BeforeEach
  void everybody_listens() throws Exception {
    listen("guest", app.stranger(), PART + "/live");
    listen("attendee", bjorn, PART + "/live");
    listen("panelist", panelist, PART + "/live?audience=panel");
    listen("stage", app.stranger(), stage() + "/live");
    for (var text : List.of("Et synlig spørsmål", CANARY)) {
      anne.post(PART + "/questions", "text", text);
      app.clock().forward(java.time.Duration.ofSeconds(31));
    }
    act(1, "approve", 1);
    act(1, "live", 2);
  }

  @AfterEach
  void close() throws Exception {
    for (var page : pages.values()) {
      page.close();
    }
    app.close();
  }

  @Test
  void what_nobody_has_approved_is_heard_by_nobody() throws Exception {
    anne.post(PART + "/questions/2/text", "text", "Endret " + CANARY);
    act(2, "shortlist", 2);
    kari.post(PART + "/queue/2/reject", "rev", "3", "words", "Grunnen: " + CANARY);
    anne.post(PART + "/questions", "text", "Trukket " + CANARY);
    anne.post(PART + "/questions/3/withdrawal");
    act(1, "back", 3);

    assertThat(anne.get(PART).body()).as("its author reads it").contains(CANARY);
    assertThat(kari.get(PART + "/queue").body()).as("moderators read it").contains(CANARY);
    assertHeardByNobody("Et synlig spørsmål");
  }

  @Test
  void what_is_retracted_is_gone_and_never_comes_again() throws Exception {
    act(2, "approve", 1);
    act(2, "live", 2);
    for (var page : pages.values()) {
      page.await("the canary sings", () -> String.join("", page.heard()).contains(CANARY));
    }
    kari.post(PART + "/queue/2/retract", "rev", "3", "reason", "personal");
    for (var page : pages.values()) {
      page.await(
          "it is silent",
          () -> page.ids().stream().noneMatch(id -> page.element(id).contains(CANARY)));
    }
    // Whoever comes late hears the log anew: it holds pointers, not what was.
    pages.values().forEach(page -> quietly(page));
    pages.clear();
    everybodyAgain();
    act(1, "live", 4);
    assertHeardByNobody("Et synlig spørsmål");
  }

  private void everybodyAgain() throws Exception {
    listen("guest", app.stranger(), PART + "/live");
    listen("attendee", bjorn, PART + "/live");
    listen("panelist", panelist, PART + "/live?audience=panel");
    listen("stage", app.stranger(), stage() + "/live");
  }

  private void assertHeardByNobody(String visible) throws Exception {
    for (var told : everyWay().entrySet()) {
      assertThat(told.getValue()).as(told.getKey()).doesNotContain(CANARY);
    }
    for (var page : pages.entrySet()) {
      var heard = page.getValue();
      heard.await(page.getKey(), () -> String.join("", heard.heard()).contains(visible));
      assertThat(String.join("", heard.heard())).as(page.getKey()).doesNotContain(CANARY);
    }
  }

  /** All that those who may not hear it can ask for. */
  private Map<String, String> everyWay() {
    var answers = new LinkedHashMap<String, String>();
    var paths = new ArrayList<>(List.of("", "/questions", "?sort=new", "/questions?sort=mine"));
    paths.addAll(List.of("/changes?since=0", "/changes?since=0&audience=moderators"));
    paths.addAll(List.of("/changes?since=0&audience=panel", "/queue", "/queue/2", "/outcomes"));
    for (var ending : List.of("csv", "json")) {
      paths.add("/questions/export/questions." + ending);
      paths.add("/queue/export/questions." + ending);
    }
    paths.addAll(List.of("/questions/2/edit", "/panel", "/changes?since=0&me=0"));
    var people = Map.of("guest", app.stranger(), "attendee", bjorn, "panelist", panelist);
    people.forEach((who, visitor) -> {
      for (var path : paths) {
        answers.put(who + " " + path, visitor.get(PART + path).body());
      }
      var files = Cast.SERIES + "/questions/export/questions.json";
      var all = Cast.SERIES + "/questions/all/questions.json";
      for (var path : List.of(Cast.SERIES, "/samhandlingsarena", "/", files, all)) {
        answers.put(who + " " + path, visitor.get(path).body());
      }
      answers.put(
          who + " votes", visitor.fragment(PART + "/questions/2/vote", "voted", "true").body());
      answers.put(who + " edits", visitor.post(PART + "/questions/2/text", "text", "x").body());
    });
    answers.put("stage", app.stranger().get(stage()).body());
    answers.put("stage changes", app.stranger().get(stage() + "/changes?since=0").body());
    return answers;
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  private void listen(String who, Visitor visitor, String path) throws Exception {
    pages.put(who, new OpenPage(app.origin() + path, visitor.handshake(), 0, null).open());
  }

  private void act(int number, String act, int rev) {
    var done = kari.post(PART + "/queue/" + number + "/" + act, "rev", "" + rev);
    assertThat(done.statusCode()).isEqualTo(303);
  }

  private static void quietly(OpenPage page) {
    try {
      page.close();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
