package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that other systems have had, each by its name. */
class KnownFaultsTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String QUESTIONS = PART + "/questions";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void a_published_question() {
    anne.post(QUESTIONS, "text", "Hvem betaler?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void silently_cut_text() {
    for (var way :
        List.of(
            new Way(bjorn, QUESTIONS, "text", 300),
            new Way(kari, PART + "/queue/1/retract", "words", 400),
            new Way(kari, PART + "/outcomes/1/answer", "answer", 5000),
            new Way(kari, PART + "/outcomes/1/follow-up", "owner", 200),
            new Way(kari, PART + "/outcomes/1/close", "reason", 400),
            new Way(kari, PART + "/answers/1/draft", "answer", 5000))) {
      var typed = "å".repeat(way.limit()) + "!";
      var refused = way.send(typed);
      assertThat(refused.statusCode()).as(way.path()).isEqualTo(422);
      assertThat(refused.body()).as(way.path()).contains(typed);
    }
    assertThat(count("select count(*) from question where text like 'å%' or answer is not null"))
        .isZero();
    var whole = "å".repeat(300);
    assertThat(bjorn.post(QUESTIONS, "text", whole).statusCode()).isEqualTo(303);
    assertThat(bjorn.get(QUESTIONS).body()).contains(whole);
  }

  @Test
  void double_votes_after_a_reload_a_race_or_a_retry() throws Exception {
    bjorn.post(QUESTIONS + "/1/vote", "voted", "true", "counter", "1");
    bjorn.get(QUESTIONS);
    bjorn.post(QUESTIONS + "/1/vote", "voted", "true", "counter", "2");
    bjorn.post(QUESTIONS + "/1/vote", "voted", "true", "counter", "2");
    bjorn.post(QUESTIONS + "/1/vote", "voted", "true");
    assertThat(votes()).isEqualTo(1);

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var race =
          IntStream.range(0, 8)
              .mapToObj(_ -> pool.submit(() -> vote(anne, true, 1).statusCode()))
              .toList();
      for (var one : race) {
        assertThat(one.get()).isEqualTo(200);
      }
    }
    assertThat(votes()).isEqualTo(2);
  }

  @Test
  void toggles_undone_by_a_retry() {
    vote(bjorn, true, 1);
    vote(bjorn, false, 2);
    vote(bjorn, true, 1);
    assertThat(votes()).as("the late retry of the first").isZero();
    vote(bjorn, false, 2);
    assertThat(votes()).as("the retry of the second").isZero();
    vote(bjorn, true, 3);
    assertThat(votes()).isEqualTo(1);
  }

  @Test
  void changing_one_mind_for_ever_is_limited_as_voting_for_many_is() {
    for (var i = 1; i <= 30; i++) {
      assertThat(vote(bjorn, i % 2 == 1, i).statusCode()).as("" + i).isEqualTo(200);
    }
    assertThat(vote(bjorn, true, 31).statusCode()).isEqualTo(429);
    assertThat(votes()).as("what she said last").isZero();
    assertThat(vote(anne, true, 1).statusCode()).as("another").isEqualTo(200);
    app.clock().forward(java.time.Duration.ofSeconds(10));
    assertThat(vote(bjorn, true, 31).statusCode()).isEqualTo(200);
    assertThat(votes()).isEqualTo(2);
  }

  @Test
  void votes_count_only_while_published_and_waiting() {
    vote(bjorn, true, 1);
    assertThat(votes()).isEqualTo(1);
    kari.post(PART + "/queue/1/shortlist", "rev", "2");
    vote(anne, true, 1);
    assertThat(votes()).as("on the shortlist").isEqualTo(2);

    kari.post(PART + "/outcomes/1/follow-up", "rev", "3", "owner", "Sekretariatet");
    vote(anne, false, 2);
    assertThat(votes()).as("put off").isEqualTo(2);
    kari.post(PART + "/outcomes/1/answer", "rev", "4", "answer", "Staten.");
    vote(anne, false, 3);
    assertThat(votes()).as("answered").isEqualTo(2);
    kari.post(PART + "/queue/1/retract", "rev", "5", "reason", "personal");
    assertThat(vote(anne, false, 4).statusCode()).as("taken back").isEqualTo(404);
    assertThat(votes()).isEqualTo(2);
  }

  private record Way(Visitor who, String path, String field, int limit) {
    HttpResponse<String> send(String typed) {
      return who.post(path, "rev", path.endsWith("draft") ? "0" : "2", field, typed);
    }
  }

  private static HttpResponse<String> vote(Visitor who, boolean voted, int counter) {
    return who.fragment(QUESTIONS + "/1/vote", "voted", "" + voted, "counter", "" + counter);
  }

  private int votes() {
    return count("select count(*) from question_voter");
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }
}
