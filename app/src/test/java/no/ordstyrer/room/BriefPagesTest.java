package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.question.Questions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that a panelist writes in advance becomes the answer if time runs out. */
class BriefPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String ANSWER = "Staten betaler.";
  private static final String PROPOSAL = PART + "/outcomes/1/proposal";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor turid = app.signedIn(Cast.CHAIR);
  private final Visitor maret = app.signedIn(Cast.PANELIST);

  @BeforeEach
  void a_question_that_is_put_to_a_panelist_and_one_that_nobody_has_approved() {
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    anne.post(PART + "/questions", "text", "Hvem betaler?");
    app.clock().forward(Questions.PAUSE);
    anne.post(PART + "/questions", "text", "Ikke vurdert?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
    kari.post(PART + "/queue/1/assign", "rev", "2", "person", panelist());
    turid.post(PART + "/debate");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void it_is_hers_alone_until_it_is_ready_and_is_published_with_one_press_and_her_name() {
    assertThat(maret.get(PART + "/seat").body())
        .contains("Svaret er klart", "med navnet ditt", "Ingenting blir publisert av seg selv");
    write(0, ANSWER);
    assertNotSeen(kari, turid);
    assertThat(maret.post(PART + "/seat/questions/1", "offer", "yes", "draft", "").body())
        .contains("Skriv svaret før du merker det som klart");
    offer(0, ANSWER);
    for (var who : List.of(kari, turid)) {
      assertThat(who.get(PART + "/answers/1").body()).contains(ANSWER).doesNotContain("Til meg");
    }
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "0");
    kari.post(PART + "/end");
    assertNotSeen(app.stranger(), app.signedIn(Cast.SECOND_PANELIST));
    assertThat(kari.get(PART + "/outcomes").body())
        .contains("Máret Ánne Sara har skrevet dette svaret på forhånd", ANSWER);
    assertThat(maret.post(PROPOSAL, "rev", "1").statusCode()).isEqualTo(404);

    assertThat(publish(1)).endsWith("answer-published");
    assertThat(app.stranger().get(PART).body()).contains("Svar fra Máret Ánne Sara:", ANSWER);
  }

  @Test
  void what_was_changed_or_taken_back_is_not_published_unread() {
    offer(0, ANSWER);
    offer(1, "Kommunen betaler.");
    assertThat(publish(1)).endsWith("proposal-changed");
    write(2, "Kommunen betaler.");
    assertThat(publish(2)).endsWith("proposal-not-now");
    assertThat(kari.get(PART + "/answers/1").body()).doesNotContain("Kommunen betaler.");
    // A moderator has taken over: her page leads there, and what she typed is not lost.
    kari.post(PART + "/answers/1/draft", "rev", "0", "answer", "Vi svarer.");
    assertThat(maret.get(PART + "/seat").body()).contains("Noen andre har tatt over svaret");
    var refused = offered(0, ANSWER);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Noen andre arbeider med svaret nå", ANSWER);
  }

  @Test
  void what_was_closed_for_lack_of_time_may_get_it_and_what_nobody_has_approved_may_not() {
    offer(0, ANSWER);
    kari.post(PART + "/outcomes/1/close", "rev", "3", "reason", "Tiden gikk ut");
    assertThat(kari.get(PART + "/outcomes").body())
        .contains("Lukket uten svar, men svaret er skrevet", ANSWER);
    assertThat(publish(1)).endsWith("answer-published");
    assertThat(app.stranger().get(PART + "/questions").body()).contains(ANSWER);

    kari.post(PART + "/answers/2/draft", "rev", "0", "answer", "Svar på det skjulte");
    var hidden = kari.post(PART + "/outcomes/2/proposal", "rev", "1");
    assertThat(hidden.headers().firstValue("Location").orElse("")).endsWith("proposal-not-now");
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("skjulte");
  }

  private void assertNotSeen(Visitor... visitors) {
    for (var who : visitors) {
      for (var path : List.of("", "/questions", "/seat", "/answers", "/answers/1", "/outcomes")) {
        assertThat(who.get(PART + path).body()).as(path).doesNotContain(ANSWER);
      }
    }
  }

  private String publish(int rev) {
    return kari.post(PROPOSAL, "rev", Integer.toString(rev))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private void write(int rev, String text) {
    var written =
        maret.post(
            PART + "/seat/questions/1",
            "choice",
            "TAKE",
            "draft",
            text,
            "note",
            "Til meg",
            "draft-rev",
            Integer.toString(rev));
    assertThat(written.statusCode()).isEqualTo(303);
  }

  private void offer(int rev, String text) {
    assertThat(offered(rev, text).statusCode()).isEqualTo(303);
  }

  private java.net.http.HttpResponse<String> offered(int rev, String text) {
    return maret.post(
        PART + "/seat/questions/1",
        "choice",
        "TAKE",
        "draft",
        text,
        "note",
        "Til meg",
        "offer",
        "yes",
        "draft-rev",
        Integer.toString(rev));
  }

  private String panelist() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id from part_person where name = :name")
                .bind("name", Cast.PANELIST.name())
                .mapTo(String.class)
                .one());
  }
}
