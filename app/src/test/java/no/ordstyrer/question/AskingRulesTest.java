package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted against somebody who asks, and what is not. */
class AskingRulesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String QUESTIONS = PART + "/questions";
  private static final String DEBATE = Cast.SERIES + "/del-3/questions";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_pause_between_two_questions_is_counted_in_each_part_by_itself() {
    ask(QUESTIONS, "Hvem betaler?");

    assertThat(anne.post(QUESTIONS, "text", "Og her?").statusCode()).isEqualTo(422);
    assertThat(anne.post(DEBATE, "text", "Og i debatten?").statusCode()).isEqualTo(303);
  }

  @Test
  void what_a_moderator_carries_in_her_name_is_no_asking() {
    ask(QUESTIONS, "Hvem betaler?");
    approve(1, 1);
    app.clock().forward(Duration.ofHours(1));
    kari.post(PART + "/outcomes/1/carry", "rev", "2", "part", "3");
    assertThat(bjorn.get(DEBATE).body()).contains("Hvem betaler?");

    assertThat(anne.post(DEBATE, "text", "Noe annet").statusCode()).isEqualTo(303);
  }

  @Test
  void what_was_published_unseen_earns_no_trust() {
    moderation("AFTER");
    ask(QUESTIONS, "Usett");
    assertThat(state(1)).isEqualTo("PUBLISHED");
    moderation("TRUSTED_FIRST");
    app.clock().forward(Questions.PAUSE);

    ask(QUESTIONS, "Også usett");
    assertThat(state(2)).isEqualTo("PENDING");
  }

  @Test
  void what_was_retracted_takes_its_trust_along_and_brings_it_back() {
    moderation("TRUSTED_FIRST");
    ask(QUESTIONS, "Godkjent, og så ikke");
    approve(1, 1);
    kari.post(PART + "/queue/1/retract", "rev", "2", "reason", "personal");
    app.clock().forward(Questions.PAUSE);
    ask(QUESTIONS, "Ikke klarert");
    assertThat(state(2)).isEqualTo("PENDING");

    kari.post(PART + "/queue/1/restore", "rev", "3");
    app.clock().forward(Questions.PAUSE);
    ask(QUESTIONS, "Klarert");
    assertThat(state(3)).isEqualTo("PUBLISHED");
  }

  @Test
  void after_the_part_nothing_is_edited_and_all_can_still_be_withdrawn() {
    ask(QUESTIONS, "Hvem betaler?");
    assertThat(anne.post(QUESTIONS + "/1/text", "text", "Hvem skal betale?").statusCode())
        .isEqualTo(303);
    app.db()
        .useHandle(handle ->
            handle.execute("update part set live_at = now(), ended_at = now() where number = 1"));

    var late = anne.post(QUESTIONS + "/1/text", "text", "Noe helt annet");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("tar ikke imot flere endringer", "Noe helt annet");
    assertThat(anne.get(QUESTIONS).body()).contains("Hvem skal betale?");
    assertThat(anne.post(QUESTIONS + "/1/withdrawal").statusCode()).isEqualTo(303);
    assertThat(state(1)).isEqualTo("WITHDRAWN");
  }

  @Test
  void too_many_votes_are_refused_in_words_with_and_without_script() {
    ask(QUESTIONS, "Hvem betaler?");
    approve(1, 1);
    publishMore(31);
    for (var number = 2; number <= 31; number++) {
      assertThat(vote(number).statusCode()).as("vote for " + number).isEqualTo(200);
    }

    var fragment = vote(32);
    assertThat(fragment.statusCode()).isEqualTo(429);
    assertThat(fragment.body()).contains("id=\"vote-problem\"", "fortere enn vi kan telle");
    var page = bjorn.post(QUESTIONS + "/32/vote", "voted", "true");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body()).contains("fortere enn vi kan telle", "Spørsmål fra deltakerne");

    app.clock().forward(Duration.ofSeconds(11));
    assertThat(vote(32).body()).contains("aria-pressed=\"true\"").doesNotContain("fortere enn");
  }

  private java.net.http.HttpResponse<String> vote(int number) {
    return bjorn.fragment(QUESTIONS + "/" + number + "/vote", "voted", "true", "counter", "1");
  }

  private void publishMore(int more) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, text, asked_at, moderation,
                                      published_at, changed_at)
                select part_id, number + i, registration_id, true, text || i, asked_at, moderation,
                       published_at, changed_at
                  from question, generate_series(1, ?) i
                """,
                more));
  }

  private void ask(String path, String text) {
    assertThat(anne.post(path, "text", text).statusCode()).isEqualTo(303);
  }

  private void approve(int number, int rev) {
    var done = kari.post(PART + "/queue/" + number + "/approve", "rev", "" + rev);
    assertThat(done.statusCode()).isEqualTo(303);
  }

  private void moderation(String mode) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into room (part_id, phase, moderation) values (?, 'OPEN', ?)"
                    + " on conflict (part_id) do update set moderation = excluded.moderation",
                app.cast().parts().getFirst(),
                mode));
  }

  private String state(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select moderation from question where number = ? and part_id = ?")
                .bind(0, number)
                .bind(1, app.cast().parts().getFirst())
                .mapTo(String.class)
                .one());
  }
}
