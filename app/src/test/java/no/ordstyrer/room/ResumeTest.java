package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that is gone for a while: nothing is missing afterwards and nothing is doubled. */
class ResumeTest {
  private static final String PART = Cast.SERIES + "/del-1";

  private final TestApp app = new TestApp();
  private final List<OpenPage> pages = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var page : pages) {
      page.close();
    }
    app.close();
  }

  @Test
  void a_page_that_was_away_for_fifty_changes_misses_nothing_and_hears_nothing_twice()
      throws Exception {
    var kari = app.signedIn(Cast.MODERATOR);
    var page = open(app.stranger());
    var witness = open(app.stranger());
    turnOften(kari, 0, 1);
    page.await("the first", () -> page.version() == 1);
    page.cut();
    turnOften(kari, 1, 51);
    witness.await("all of them", () -> witness.version() == 51);
    page.open().await("what came in between", () -> page.version() == 51);
    assertThat(page.element("room")).isEqualTo(witness.element("room")).contains("OPEN");
    assertThat(told(page)).as("what changed often is told once").isEqualTo(2);
    assertThat(page.faults()).isEmpty();
    assertThat(witness.faults()).isEmpty();
  }

  @Test
  void a_restart_between_fifty_changes_loses_nothing() throws Exception {
    var kari = app.signedIn(Cast.MODERATOR);
    var page = open(app.stranger());
    turnOften(kari, 0, 25);
    page.await("half of them", () -> page.version() == 25);
    app.restart();
    page.await("the end", () -> page.closedWith() != 0);
    assertThat(page.saidBye()).isTrue();
    turnOften(kari, 25, 51);
    page.open().await("what came in between", () -> page.version() == 51);
    assertThat(page.element("room")).contains("data-phase=\"OPEN\"");
    assertThat(told(page)).isLessThanOrEqualTo(26);
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void an_attendee_with_a_topic_of_her_own_hears_all_after_a_restart() throws Exception {
    var kari = app.signedIn(Cast.MODERATOR);
    var page = open(Attendees.confirmed(app, Cast.ATTENDEE));
    turnOften(kari, 0, 25);
    page.await("half of them", () -> page.version() == 25);
    app.restart();
    page.await("the end", () -> page.closedWith() != 0);
    turnOften(kari, 25, 37);
    page.open();
    turnOften(kari, 37, 49);
    page.await("all of them", () -> page.version() == 49);
    assertThat(page.element("room")).contains("data-phase=\"OPEN\"");
    assertThat(page.faults()).isEmpty();
    assertThat(page.mustReload()).isFalse();
  }

  /** How often it was told how the room stands. */
  private static long told(OpenPage page) {
    return page.heard().stream().filter(line -> line.contains("\"id\":\"room\"")).count();
  }

  /** Opens and pauses the room in turn: one change each. */
  private void turnOften(Visitor moderator, int from, int to) {
    for (var rev = from; rev < to; rev++) {
      var phase = rev % 2 == 0 ? "OPEN" : "PAUSED";
      assertThat(turn(moderator, phase, rev)).isEqualTo(303);
    }
  }

  private int turn(Visitor visitor, String phase, int rev) {
    return visitor.post(PART + "/phase", "phase", phase, "rev", String.valueOf(rev)).statusCode();
  }

  private OpenPage open(Visitor visitor) throws Exception {
    var body = visitor.get(PART).body();
    var version = body.replaceAll("(?s).*data-version=\"(\\d+)\".*", "$1");
    var mine = body.replaceAll("(?s).*data-me=\"(\\d+)\".*", "$1");
    var page =
        new OpenPage(
            app.origin() + PART + "/live",
            visitor.handshake(),
            Long.parseLong(version),
            mine.matches("\\d+") ? Long.valueOf(mine) : null);
    pages.add(page);
    return page.open();
  }
}
