package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audience: asking, changing one's mind, voting. */
class QuestionPagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String QUESTIONS = PART + "/questions";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_author_sees_her_question_at_once_and_the_others_when_it_is_approved() {
    var answer = anne.post(QUESTIONS, "text", "Hvem betaler?", "language", "nb");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(anne.get(QUESTIONS).body()).contains("Hvem betaler?", "Venter på møtelederen");
    assertThat(bjorn.get(QUESTIONS).body()).doesNotContain("Hvem betaler?");

    approve(1, 1);

    assertThat(bjorn.get(QUESTIONS).body()).contains("Hvem betaler?", Cast.ATTENDEE.name());
    assertThat(app.stranger().get(QUESTIONS).body()).contains("Hvem betaler?");
  }

  @Test
  void an_anonymous_author_is_a_number_to_moderators_and_nobody_to_the_others() {
    anne.post(QUESTIONS, "text", "Hvem betaler?", "anonymous", "yes");

    assertThat(kari.get(PART + "/queue").body())
        .contains("Hvem betaler?", "Deltaker " + Attendees.number(app, Cast.ATTENDEE, 1) + "<")
        .doesNotContain(Cast.ATTENDEE.name());
    approve(1, 1);
    assertThat(bjorn.get(QUESTIONS).body())
        .contains("Anonym")
        .doesNotContain(
            Cast.ATTENDEE.name(), "Deltaker " + Attendees.number(app, Cast.ATTENDEE, 1) + "<");
  }

  @Test
  void a_text_that_is_too_long_is_refused_with_the_count_and_kept() {
    // A letter beyond the basic plane, and one that is composed of two: both are one to people.
    var long302 = "𝒜".repeat(150) + "å".repeat(152);

    var answer = anne.post(QUESTIONS, "text", long302);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("302 tegn", "Fjern 2", "𝒜".repeat(150));
    assertThat(anne.post(QUESTIONS, "text", long302.substring(4)).statusCode()).isEqualTo(303);
  }

  @Test
  void one_may_ask_every_thirty_seconds_and_have_three_pending() {
    for (var i = 1; i <= 3; i++) {
      assertThat(anne.post(QUESTIONS, "text", "Spørsmål " + i).statusCode()).isEqualTo(303);
      var soon = anne.post(QUESTIONS, "text", "Og dette?");
      assertThat(soon.statusCode()).isEqualTo(422);
      assertThat(soon.body()).contains("Og dette?").contains("Vent 3");
      app.clock().forward(Questions.PAUSE);
    }
    assertThat(anne.post(QUESTIONS, "text", "Spørsmål 4").body()).contains("Du har 3 spørsmål");

    approve(1, 1);
    assertThat(anne.post(QUESTIONS, "text", "Spørsmål 4").statusCode()).isEqualTo(303);
  }

  @Test
  void the_same_command_asks_once_and_another_text_is_another_question() {
    var first = anne.post(QUESTIONS, "text", "Hvem betaler?", "command", "abcdefgh-1");
    var again = anne.post(QUESTIONS, "text", "Hvem betaler?", "command", "abcdefgh-1");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));

    app.clock().forward(Questions.PAUSE);
    anne.post(QUESTIONS, "text", "Når?", "command", "abcdefgh-1");

    assertThat(count("select count(*) from question")).isEqualTo(2);
  }

  @Test
  void only_those_who_are_confirmed_may_ask_and_vote() {
    ask(anne, "Hvem betaler?");
    approve(1, 1);

    var guest = app.stranger().post(QUESTIONS, "text", "Jeg og?");
    assertThat(guest.statusCode()).isEqualTo(422);
    assertThat(guest.body()).contains("Jeg og?".substring(0, 3)).contains("Åpne lenken din");
    assertThat(app.stranger().post(QUESTIONS + "/1/vote", "voted", "true").statusCode())
        .isEqualTo(422);
    assertThat(count("select count(*) from question")).isEqualTo(1);
    assertThat(count("select count(*) from question_vote")).isZero();
  }

  @Test
  void an_author_edits_while_it_is_pending_and_withdraws_until_it_is_live() {
    ask(anne, "Hvem betaller?");
    assertThat(bjorn.post(QUESTIONS + "/1/text", "text", "Kapret").statusCode()).isEqualTo(404);
    assertThat(bjorn.post(QUESTIONS + "/1/withdrawal").statusCode()).isEqualTo(404);
    assertThat(anne.get(QUESTIONS + "/1/edit").body()).contains("Hvem betaller?");
    assertThat(anne.post(QUESTIONS + "/1/text", "text", "Hvem betaler?").statusCode())
        .isEqualTo(303);

    // The moderator acted on what she had read, not on what it became.
    assertThat(approve(1, 1)).isEqualTo(409);
    assertThat(approve(1, 2)).isEqualTo(303);
    assertThat(anne.post(QUESTIONS + "/1/text", "text", "Noe annet").statusCode()).isEqualTo(422);

    kari.post(PART + "/queue/1/live", "rev", "3");
    anne.post(QUESTIONS + "/1/withdrawal");
    assertThat(state(1)).isEqualTo("PUBLISHED LIVE");
    kari.post(PART + "/queue/1/back", "rev", "4");
    anne.post(QUESTIONS + "/1/withdrawal");
    assertThat(state(1)).isEqualTo("WITHDRAWN OPEN");
  }

  @Test
  void a_vote_is_set_and_a_late_retry_overwrites_nothing() {
    ask(anne, "Hvem betaler?");
    approve(1, 1);

    bjorn.fragment(QUESTIONS + "/1/vote", "voted", "true", "counter", "1");
    bjorn.fragment(QUESTIONS + "/1/vote", "voted", "true", "counter", "1");
    assertThat(votes(1)).isEqualTo(1);
    var off = bjorn.fragment(QUESTIONS + "/1/vote", "voted", "false", "counter", "2");
    assertThat(off.body()).contains("aria-pressed=\"false\"", "name=\"counter\" value=\"3\"");
    bjorn.fragment(QUESTIONS + "/1/vote", "voted", "true", "counter", "1");
    assertThat(votes(1)).isZero();
    assertThat(bjorn.post(QUESTIONS + "/1/vote", "voted", "true").statusCode()).isEqualTo(303);
    assertThat(votes(1)).isEqualTo(1);
    assertThat(bjorn.get(QUESTIONS).body()).contains("aria-pressed=\"true\"");
    assertThat(anne.get(QUESTIONS).body()).doesNotContain("aria-pressed=\"true\"");
  }

  @Test
  void votes_count_only_while_the_question_waits() {
    ask(anne, "Hvem betaler?");
    assertThat(bjorn.post(QUESTIONS + "/1/vote", "voted", "true").statusCode()).isEqualTo(404);
    assertThat(votes(1)).isZero();
    approve(1, 1);
    bjorn.post(QUESTIONS + "/1/vote", "voted", "true");
    kari.post(PART + "/queue/1/live", "rev", "2");

    anne.post(QUESTIONS + "/1/vote", "voted", "true");
    assertThat(votes(1)).isEqualTo(1);
  }

  @Test
  void many_votes_of_one_person_at_once_are_one() throws Exception {
    ask(anne, "Hvem betaler?");
    approve(1, 1);
    var people =
        IntStream.range(0, 6)
            .mapToObj(i ->
                Attendees.confirmed(
                    app, new Cast.Person("Deltaker " + i, "d" + i + "@etat.example")))
            .toList();

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          people.stream()
              .flatMap(person -> IntStream.range(0, 5).mapToObj(_ -> vote(person)))
              .toList();
      for (var done : pool.invokeAll(tries)) {
        assertThat(done.get()).isEqualTo(200);
      }
    }
    assertThat(votes(1)).isEqualTo(6);
  }

  @Test
  void the_room_takes_no_questions_when_it_is_paused_or_the_part_is_over() {
    ask(anne, "Hvem betaler?");
    app.clock().forward(Duration.ofMinutes(1));
    phase("PAUSED");
    var refused = anne.post(QUESTIONS, "text", "Og dette?");
    assertThat(refused.statusCode()).isEqualTo(422);

    phase("OPEN");
    assertThat(anne.post(QUESTIONS, "text", "Og dette?").statusCode()).isEqualTo(303);
    app.clock().forward(Duration.ofMinutes(1));
    app.db()
        .useHandle(handle ->
            handle.execute("update part set live_at = now(), ended_at = now() where number = 1"));
    assertThat(anne.post(QUESTIONS, "text", "For sent").statusCode()).isEqualTo(422);
  }

  @Test
  void moderation_after_publication_and_trust_publish_at_once() {
    phase("OPEN");
    app.db().useHandle(handle -> handle.execute("update room set moderation = 'TRUSTED_FIRST'"));
    ask(anne, "Første");
    assertThat(state(1)).isEqualTo("PENDING OPEN");
    approve(1, 1);
    app.clock().forward(Questions.PAUSE);
    ask(anne, "Andre");
    assertThat(state(2)).isEqualTo("PUBLISHED OPEN");
    ask(bjorn, "Tredje");
    assertThat(state(3)).isEqualTo("PENDING OPEN");
  }

  private Callable<Integer> vote(Visitor person) {
    return () ->
        person.fragment(QUESTIONS + "/1/vote", "voted", "true", "counter", "1").statusCode();
  }

  private void ask(Visitor who, String text) {
    assertThat(who.post(QUESTIONS, "text", text).statusCode()).isEqualTo(303);
  }

  private int approve(int number, int rev) {
    return kari.post(PART + "/queue/" + number + "/approve", "rev", "" + rev).statusCode();
  }

  private void phase(String phase) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into room (part_id, phase) values (?, ?) on conflict (part_id) do update set phase = excluded.phase",
                app.cast().parts().getFirst(),
                phase));
  }

  private String state(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select moderation || ' ' || handling from question where number = ?")
                .bind(0, number)
                .mapTo(String.class)
                .one());
  }

  private int votes(int number) {
    return count(
        "select count(*) from question_vote v join question q on q.id = v.question_id"
            + " where v.voted and q.number = "
            + number);
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }
}
