package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moderators see who looks at what, and take different questions. */
class ClaimPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUEUE = PART + "/queue";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor per = app.signedIn(Cast.SECOND_MODERATOR);

  @BeforeEach
  void three_pending() {
    for (var who : List.of(Cast.ATTENDEE, Cast.SECOND_ATTENDEE, Cast.THIRD_ATTENDEE)) {
      Attendees.confirmed(app, who).post(PART + "/questions", "text", "Hva, sier " + who.name());
    }
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void others_see_who_looks_at_a_question_for_45_seconds() {
    kari.post(QUEUE + "/1/claim");

    assertThat(per.get(QUEUE).body()).contains("Kari Møteleder ser på dette");
    assertThat(per.get(QUEUE + "/1").body()).contains("Kari Møteleder ser på dette");
    assertThat(kari.get(QUEUE).body()).doesNotContain("ser på dette");
    app.clock().forward(Duration.ofSeconds(44));
    assertThat(per.get(QUEUE).body()).contains("ser på dette");
    app.clock().forward(Duration.ofSeconds(2));
    assertThat(per.get(QUEUE).body()).doesNotContain("ser på dette");
  }

  @Test
  void a_claim_is_kept_by_its_holder_and_not_taken_by_others() {
    kari.post(QUEUE + "/1/claim");
    app.clock().forward(Duration.ofSeconds(30));
    assertThat(per.fragment(QUEUE + "/1/claim").body()).contains("Kari Møteleder ser på dette");
    kari.post(QUEUE + "/1/claim");
    app.clock().forward(Duration.ofSeconds(30));
    assertThat(per.get(QUEUE).body()).contains("Kari Møteleder ser på dette");

    per.post(QUEUE + "/1/release");
    assertThat(per.get(QUEUE).body()).as("not his to let go").contains("Kari Møteleder ser på");
    kari.post(QUEUE + "/1/release");
    assertThat(per.get(QUEUE).body()).doesNotContain("ser på dette");
    per.post(QUEUE + "/1/claim");
    assertThat(kari.get(QUEUE).body()).contains("Per Møteleder ser på dette");
  }

  @Test
  void an_act_ends_the_claim_whoever_acts() {
    kari.post(QUEUE + "/1/claim");
    per.post(QUEUE + "/1/approve", "rev", "1");
    assertThat(per.get(QUEUE).body()).doesNotContain("ser på dette");
    kari.post(QUEUE + "/2/claim");
    kari.post(QUEUE + "/2/reject", "rev", "1", "words", "Nei");
    assertThat(per.get(QUEUE).body()).doesNotContain("ser på dette");
  }

  @Test
  void a_written_answer_is_given_by_the_one_who_has_claimed_the_question() {
    kari.post(QUEUE + "/1/approve", "rev", "1");
    kari.post(QUEUE + "/1/claim");

    var late = per.post(PART + "/outcomes/1/answer", "rev", "2", "answer", "Pers svar");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Kari Møteleder ser på spørsmål 1 akkurat nå", "Pers svar");
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Pers svar");
    kari.post(PART + "/outcomes/1/answer", "rev", "2", "answer", "Karis svar");
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Karis svar");
  }

  @Test
  void the_next_pending_one_skips_what_others_look_at() {
    assertThat(next(kari, 0)).endsWith("/queue/1");
    assertThat(next(per, 0)).endsWith("/queue/2");
    assertThat(next(kari, 1)).endsWith("/queue/3");
    kari.post(QUEUE + "/3/reject", "rev", "1", "words", "Nei");
    assertThat(next(kari, 3)).as("from the beginning again").endsWith("/queue/1");
    kari.post(QUEUE + "/1/approve", "rev", "1");
    assertThat(next(kari, 1)).endsWith("?done=question.none");
    assertThat(kari.get(QUEUE + "?done=question.none").body()).contains("Ingen spørsmål venter");
  }

  @Test
  void moderators_who_ask_at_the_same_moment_get_different_ones() throws Exception {
    for (var round = 0; round < 5; round++) {
      app.clock().forward(Claims.TIME.plusSeconds(1));
      var got = new ArrayList<String>();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<String> one = () -> next(kari, 0);
        Callable<String> other = () -> next(per, 0);
        Callable<String> third = () -> next(app.signedIn(Cast.OWNER), 0);
        for (var done : pool.invokeAll(List.of(one, other, third))) {
          got.add(done.get());
        }
      }
      assertThat(got).doesNotHaveDuplicates().allMatch(to -> to.matches(".*/queue/[123]"));
    }
  }

  @Test
  void nobody_else_claims_anything() {
    var panelist = app.signedIn(Cast.PANELIST);
    for (var path : List.of("/next", "/1/claim", "/1/release")) {
      assertThat(kari.post(QUEUE + path).statusCode()).isEqualTo(303);
      assertThat(panelist.post(QUEUE + path).statusCode()).isEqualTo(404);
    }
    assertThat(kari.post(QUEUE + "/99/claim").statusCode()).isEqualTo(404);
  }

  private static String next(Visitor who, int after) {
    return who.post(QUEUE + "/next", "after", "" + after)
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }
}
