package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Known faults of other queues, by their names in the design; merge and edit have theirs beside
 * them.
 */
class QueueFaultsTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUEUE = PART + "/queue/1/";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void a_question() {
    anne.post(PART + "/questions", "text", "Kanarifugl?");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void reject_publishes_nothing_unmoderated() {
    act("reject", "words", "Nei");
    assertThat(kari.get(PART + "/queue").body()).contains("Kanarifugl?");
    assertThatNobodySeesIt();
    act("undo");
    assertThatNobodySeesIt();
    act("shortlist");
    assertThatNobodySeesIt();
    assertThat(act("live")).isEqualTo(409);
    assertThatNobodySeesIt();
    act("approve");
    assertThat(bjorn.get(PART + "/questions").body()).contains("Kanarifugl?");
  }

  @Test
  void delete_publishes_nothing_unmoderated() {
    anne.post(PART + "/questions/1/withdrawal");
    assertThatNobodySeesIt();
    assertThat(act("restore")).as("what its author took back stays away").isEqualTo(409);
    assertThat(act("approve")).isEqualTo(409);
    assertThatNobodySeesIt();
  }

  @Test
  void the_rejected_question_that_stays_on_stage() {
    act("approve");
    act("live");
    assertThat(app.stranger().get(PART).body()).contains("now-text", "Kanarifugl?");

    act("retract", "reason", "personal");

    assertThatNobodySeesIt();
    assertThat(app.stranger().get(PART).body()).doesNotContain("now-text");
    assertThat(told("stage")).as("the screen is told").isTrue();
    act("restore");
    assertThat(app.stranger().get(PART).body())
        .as("not back on the stage")
        .doesNotContain("now-text");
  }

  private void assertThatNobodySeesIt() {
    for (var who : List.of(bjorn, app.stranger(), app.signedIn(Cast.PANELIST))) {
      for (var path : List.of("", "/questions", "/panel", "/outcomes")) {
        assertThat(who.get(PART + path).body()).doesNotContain("Kanarifugl");
      }
    }
  }

  private boolean told(String audience) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select count(*) >= 2 from live_change where audience = :audience and subject = 'stage'
                    """)
                .bind("audience", audience)
                .mapTo(boolean.class)
                .one());
  }

  private int act(String act, String... fields) {
    var rev =
        app.db()
            .withHandle(
                handle -> handle.createQuery("select rev from question").mapTo(String.class).one());
    var all = new java.util.ArrayList<>(List.of("rev", rev));
    all.addAll(List.of(fields));
    return kari.post(QUEUE + act, all.toArray(String[]::new)).statusCode();
  }
}
