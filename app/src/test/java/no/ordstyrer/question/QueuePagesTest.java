package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** The moderators, two at once, and the chair. */
class QueuePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String QUEUE = PART + "/queue";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor per = app.signedIn(Cast.SECOND_MODERATOR);

  @BeforeEach
  void two_questions() {
    ask("Hvem betaler?");
    ask("Hvem bestemmer?");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_queue_is_for_moderators_and_the_chair_only() {
    assertThat(kari.get(QUEUE).body()).contains("Hvem betaler?", "Hvem bestemmer?");
    var turid = app.signedIn(Cast.CHAIR);
    assertThat(turid.get(QUEUE).body()).contains("Hvem betaler?");
    var panelist = app.signedIn(Cast.PANELIST);
    var stranger = app.signedIn(Cast.STRANGER);
    for (var path : List.of(QUEUE, QUEUE + "/1", PART + "/outcomes")) {
      assertThat(kari.get(path).statusCode()).isEqualTo(200);
      assertThat(anne.get(path).statusCode()).isEqualTo(404);
      assertThat(app.stranger().get(path).statusCode()).isEqualTo(404);
      assertThat(panelist.get(path).statusCode()).isEqualTo(404);
      assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    }
    assertThat(stranger.post(QUEUE + "/1/approve", "rev", "1").statusCode()).isEqualTo(404);
    assertThat(state(1)).isEqualTo("PENDING OPEN");
  }

  @Test
  void the_loser_of_two_is_told_who_did_what_and_overwrites_nothing() {
    assertThat(act(kari, 1, "approve", 1)).isEqualTo(303);

    var late = per.post(QUEUE + "/1/reject", "rev", "1", "reason", "off-topic");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Kari Møteleder kom først");
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
    var fragment = per.fragment(QUEUE + "/1/reject", "rev", "1", "words", "Nei");
    assertThat(fragment.statusCode()).isEqualTo(409);
    assertThat(fragment.body()).contains("Kari Møteleder kom først", "id=\"queue-1\"");
    assertThat(act(per, 1, "approve", 1)).as("the same state is no quarrel").isEqualTo(303);
  }

  @Test
  void of_two_at_the_same_moment_one_wins() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> approves = () -> act(kari, 1, "approve", 1);
      Callable<Integer> rejects =
          () -> per.post(QUEUE + "/1/reject", "rev", "1", "words", "Nei").statusCode();
      var codes = pool.invokeAll(List.of(approves, rejects)).stream().map(done -> done.resultNow());
      assertThat(codes).containsExactlyInAnyOrder(303, 409);
    }
  }

  @Test
  void a_rejection_needs_a_reason_and_the_author_reads_it() {
    var bare = kari.post(QUEUE + "/1/reject", "rev", "1");
    assertThat(bare.statusCode()).isEqualTo(422);
    assertThat(state(1)).isEqualTo("PENDING OPEN");

    kari.post(QUEUE + "/1/reject", "rev", "1", "reason", "statement", "words", "Prøv igjen!");

    assertThat(state(1)).isEqualTo("REJECTED OPEN");
    assertThat(anne.get(PART + "/questions").body())
        .contains("Dette er et innlegg og ikke et spørsmål. Prøv igjen!");
  }

  @Test
  void at_most_one_is_live_and_the_previous_goes_where_the_moderator_says() {
    approveBoth();
    act(kari, 1, "live", 2);
    assertThat(state(1)).isEqualTo("PUBLISHED LIVE");

    act(per, 2, "live", 2);
    assertThat(state(1)).isEqualTo("PUBLISHED SHORTLISTED");
    assertThat(state(2)).isEqualTo("PUBLISHED LIVE");

    kari.post(QUEUE + "/1/live", "rev", "" + rev(1), "previous", "finish");
    assertThat(state(1)).isEqualTo("PUBLISHED LIVE");
    assertThat(state(2)).isEqualTo("PUBLISHED ANSWERED_LIVE");
  }

  @Test
  void two_that_go_live_at_once_leave_one_live() throws Exception {
    approveBoth();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> one = () -> act(kari, 1, "live", 2);
      Callable<Integer> other = () -> act(per, 2, "live", 2);
      // The one that comes second may have been put back by the first before: then it is told.
      for (var done : pool.invokeAll(List.of(one, other))) {
        assertThat(done.get()).isEqualTo(303);
      }
    }
    assertThat(List.of(state(1), state(2)))
        .containsExactlyInAnyOrder("PUBLISHED LIVE", "PUBLISHED SHORTLISTED");
  }

  @Test
  void a_question_that_is_retracted_leaves_the_stage_at_once() {
    approveBoth();
    act(kari, 1, "live", 2);
    kari.post(QUEUE + "/1/retract", "rev", "3", "reason", "personal");

    assertThat(state(1)).isEqualTo("REJECTED OPEN");
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Hvem betaler?");
    assertThat(act(kari, 1, "live", 4)).isEqualTo(409);
    act(kari, 1, "restore", 4);
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
  }

  @Test
  void a_pending_question_may_be_shortlisted_and_stays_unseen() {
    act(kari, 1, "shortlist", 1);

    assertThat(state(1)).isEqualTo("PENDING SHORTLISTED");
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Hvem betaler?");
    assertThat(act(kari, 1, "live", 2)).isEqualTo(409);
    act(kari, 1, "approve", 2);
    assertThat(state(1)).isEqualTo("PUBLISHED SHORTLISTED");
  }

  @Test
  void the_chair_lists_and_takes_live_but_does_not_moderate() {
    var turid = app.signedIn(Cast.CHAIR);
    assertThat(act(turid, 1, "approve", 1)).isEqualTo(404);
    act(kari, 1, "approve", 1);
    assertThat(act(turid, 1, "shortlist", 2)).isEqualTo(303);
    assertThat(act(turid, 1, "live", 3)).isEqualTo(303);
    assertThat(act(turid, 1, "finish", 4)).isEqualTo(303);
    assertThat(state(1)).isEqualTo("PUBLISHED ANSWERED_LIVE");
    assertThat(turid.post(QUEUE + "/1/retract", "rev", "5", "words", "Nei").statusCode())
        .isEqualTo(404);
  }

  @Test
  void ones_own_last_act_can_be_undone_for_ten_seconds() {
    act(kari, 1, "approve", 1);
    assertThat(kari.get(QUEUE + "?told=1").body()).contains("Angre");
    assertThat(act(per, 1, "undo", 2)).as("not mine").isEqualTo(409);
    assertThat(act(kari, 1, "undo", 2)).isEqualTo(303);
    assertThat(state(1)).isEqualTo("PENDING OPEN");

    act(kari, 1, "approve", 3);
    app.clock().forward(Duration.ofSeconds(20));
    assertThat(kari.get(QUEUE + "?told=1").body()).doesNotContain("/1/undo");
    assertThat(act(kari, 1, "undo", 4)).isEqualTo(409);
    assertThat(state(1)).isEqualTo("PUBLISHED OPEN");
  }

  @Test
  void a_question_is_put_to_panelists() {
    act(kari, 1, "approve", 1);
    var panelists =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select id from part_person where role = 'PANELIST' order by id")
                    .mapTo(String.class)
                    .list());
    kari.post(
        QUEUE + "/1/assign", "rev", "2", "person", panelists.get(0), "person", panelists.get(1));

    assertThat(kari.get(QUEUE).body())
        .contains("Til " + Cast.PANELIST.name(), "Til " + Cast.SECOND_PANELIST.name());
    kari.post(QUEUE + "/1/assign", "rev", "3", "person", panelists.get(1));
    assertThat(kari.get(QUEUE).body()).doesNotContain("Til " + Cast.PANELIST.name());
  }

  @Test
  void every_step_is_in_the_history() {
    act(kari, 1, "approve", 1);
    act(per, 1, "shortlist", 2);
    act(kari, 1, "live", 3);

    assertThat(kari.get(QUEUE + "/1").body())
        .containsSubsequence(
            "Kari Møteleder løftet det fram",
            "Per Møteleder satte det på kortlisten",
            "Kari Møteleder godkjente",
            "Deltakeren stilte spørsmålet");
  }

  private void ask(String text) {
    assertThat(anne.post(PART + "/questions", "text", text).statusCode()).isEqualTo(303);
    app.clock().forward(Questions.PAUSE);
  }

  private void approveBoth() {
    act(kari, 1, "approve", 1);
    act(kari, 2, "approve", 1);
  }

  private static int act(Visitor who, int number, String act, int rev) {
    return who.post(QUEUE + "/" + number + "/" + act, "rev", "" + rev).statusCode();
  }

  private int rev(int number) {
    return one("select rev from question where number = ?", number, Integer.class);
  }

  private String state(int number) {
    return one(
        "select moderation || ' ' || handling from question where number = ?",
        number,
        String.class);
  }

  private <T> T one(String sql, int number, Class<T> type) {
    return app.db().withHandle(handle -> handle.createQuery(sql).bind(0, number).mapTo(type).one());
  }
}
