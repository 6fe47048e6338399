package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the questions when the part is over. */
class OutcomePagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String OUTCOMES = PART + "/outcomes";
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void two_published_questions() {
    for (var text : new String[] {"Hvem betaler?", "Hvem bestemmer?"}) {
      anne.post(PART + "/questions", "text", text);
      app.clock().forward(Questions.PAUSE);
    }
    kari.post(PART + "/queue/1/approve", "rev", "1");
    kari.post(PART + "/queue/2/approve", "rev", "1");
    bjorn.post(PART + "/questions/1/vote", "voted", "true");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void every_published_question_gets_one() {
    assertThat(kari.get(OUTCOMES).body()).contains("2 publiserte spørsmål mangler utfall");

    assertThat(kari.post(OUTCOMES + "/1/answered", "rev", "2").statusCode()).isEqualTo(303);
    var empty = kari.post(OUTCOMES + "/2/close", "rev", "2", "reason", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    kari.post(OUTCOMES + "/2/close", "rev", "2", "reason", "Vi rakk det ikke.");

    assertThat(kari.get(OUTCOMES).body()).contains("Alle publiserte spørsmål har fått et utfall");
    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Besvart i sendingen", "Avsluttet uten svar. Vi rakk det ikke.");
  }

  @Test
  void an_answer_in_writing_and_a_follow_up_are_read_by_everybody() {
    kari.post(OUTCOMES + "/1/answer", "rev", "2", "answer", "Staten betaler.");
    kari.post(OUTCOMES + "/2/follow-up", "rev", "2", "owner", "Sekretariatet", "due", "2030-12-01");

    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Staten betaler.", "Følges opp av Sekretariatet innen 1. desember 2030");
  }

  @Test
  void a_follow_up_stays_on_the_page_until_it_is_answered_and_may_be_given_to_another() {
    kari.post(OUTCOMES + "/1/follow-up", "rev", "2", "owner", "Sekretariatet", "due", "2030-12-01");
    kari.post(OUTCOMES + "/2/close", "rev", "2", "reason", "Nei.");
    assertThat(kari.get(OUTCOMES).body())
        .contains("Alle publiserte spørsmål har fått et utfall", "Til oppfølging", "Hvem betaler?")
        .doesNotContain("Hvem bestemmer?", "/outcomes/1/answered", "/outcomes/1/carry");

    var moved = kari.post(OUTCOMES + "/1/follow-up", "rev", "3", "owner", "Digdir", "due", "");
    assertThat(moved.statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Følges opp av Digdir.");
    var late = kari.post(OUTCOMES + "/1/follow-up", "rev", "3", "owner", "KS", "due", "");
    assertThat(late.statusCode()).as("Kari herself came first").isEqualTo(409);

    kari.post(OUTCOMES + "/1/answer", "rev", "4", "answer", "Staten betaler.");
    assertThat(kari.get(OUTCOMES).body()).doesNotContain("Til oppfølging");
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Staten betaler.");
  }

  @Test
  void whoever_ends_the_part_is_led_to_every_question_without_an_outcome() {
    kari.post(PART + "/phase", "phase", "OPEN", "rev", "1");
    kari.post(PART + "/queue/1/live", "rev", "2");
    var ended = kari.post(PART + "/end");

    assertThat(ended.headers().firstValue("Location").orElseThrow())
        .isEqualTo(OUTCOMES + "?done=room.ended");
    assertThat(kari.get(OUTCOMES).body())
        .contains("2 publiserte spørsmål mangler utfall", "Hvem betaler?", "Hvem bestemmer?")
        .contains("Ta med til del 2", "Ta med til del 3", "Sett til oppfølging", "Avslutt uten");
  }

  @Test
  void a_question_is_carried_to_a_later_part_with_its_votes_and_where_it_comes_from() {
    anne.post(DEBATE + "/questions", "text", "Et eget spørsmål i debatten");

    assertThat(kari.post(OUTCOMES + "/1/carry", "rev", "2", "part", "3").statusCode())
        .isEqualTo(303);
    kari.post(OUTCOMES + "/1/carry", "rev", "2", "part", "3");

    var debate = app.stranger().get(DEBATE + "/questions").body();
    assertThat(debate).contains("Hvem betaler?", "Stilt i del 1, 1 stemme", "Spørsmål 2");
    assertThat(debate.split("Hvem betaler\\?", -1)).as("carried once").hasSize(2);
    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Tatt med videre til del 3", "href=\"" + DEBATE + "\"");
    // Whoever voted in part 1 has voted in part 3: once, and she may take it back.
    bjorn.post(DEBATE + "/questions/2/vote", "voted", "true");
    assertThat(bjorn.get(DEBATE + "/questions").body()).contains("aria-pressed=\"true\"");
    assertThat(anne.get(DEBATE + "/questions").body()).contains("Dine spørsmål");
    assertThat(kari.post(OUTCOMES + "/2/carry", "rev", "2", "part", "1").statusCode())
        .as("never backwards")
        .isEqualTo(404);
  }

  @Test
  void a_stale_outcome_is_told_and_changes_nothing() {
    kari.post(OUTCOMES + "/1/answered", "rev", "2");
    var late =
        app.signedIn(Cast.SECOND_MODERATOR)
            .post(OUTCOMES + "/1/close", "rev", "2", "reason", "Nei");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Kari Møteleder kom først");
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Besvart i sendingen");
  }
}
