package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Producers;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers in writing: drafted, approved, published. */
class AnswerDraftPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String ANSWERS = PART + "/answers";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor per = app.signedIn(Cast.SECOND_MODERATOR);
  private final Visitor maret = app.signedIn(Cast.PANELIST);

  @BeforeEach
  void a_published_question_that_is_put_to_a_panelist() {
    anne.post(PART + "/questions", "text", "Hvem betaler?");
    app.clock().forward(Questions.PAUSE);
    anne.post(PART + "/questions", "text", "Ikke vurdert?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
    kari.post(PART + "/queue/1/assign", "rev", "2", "person", panelist());
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_panelist_writes_and_a_moderator_approves_and_publishes() {
    assertThat(maret.get(ANSWERS).body()).contains("Hvem betaler?", "Skriv svar");
    save(maret, 1, 0, "Staten betaler.", 303);
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Staten betaler.");
    assertThat(post(maret, 1, "approval", 1)).isEqualTo(404);
    assertThat(post(maret, 1, "publication", 1)).isEqualTo(404);
    assertThat(post(kari, 1, "publication", 1)).as("not approved").isEqualTo(409);

    assertThat(post(kari, 1, "approval", 1)).isEqualTo(303);
    assertThat(kari.get(ANSWERS + "/1").body())
        .contains("Skrevet av Máret Ánne Sara", "Godkjent av Kari Møteleder", "i et brev");
    assertThat(post(kari, 1, "publication", 2)).isEqualTo(303);

    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Svar fra Máret Ánne Sara:", "Staten betaler.");
    assertThat(kari.get(ANSWERS).body()).contains("Ingen spørsmål venter");
    assertThat(app.stranger().get(PART + "/questions/export/questions.json").body())
        .contains("\"answeredBy\":[\"Máret Ánne Sara\"]");
  }

  @Test
  void an_answer_that_is_taken_back_is_a_draft_again_and_nobody_s_answer() {
    save(maret, 1, 0, "Staten betaler.", 303);
    post(kari, 1, "approval", 1);
    post(kari, 1, "publication", 2);
    kari.post(PART + "/queue/1/reopen", "rev", "4");

    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Staten betaler.");
    assertThat(kari.get(ANSWERS + "/1").body()).contains("Staten betaler.");
    kari.post(PART + "/outcomes/1/answer", "rev", "5", "answer", "Møtelederens eget svar.");
    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Møtelederens eget svar.")
        .doesNotContain("Svar fra");
  }

  @Test
  void what_is_changed_after_it_was_approved_is_approved_anew() {
    save(kari, 1, 0, "Staten betaler.", 303);
    post(kari, 1, "approval", 1);
    save(maret, 1, 2, "Noe annet.", 303);

    assertThat(post(kari, 1, "publication", 2)).as("what she approved is no more").isEqualTo(409);
    assertThat(post(kari, 1, "publication", 3)).isEqualTo(409);
    assertThat(app.stranger().get(PART + "/questions").body()).doesNotContain("Noe annet.");
  }

  @Test
  void publishing_an_answer_never_publishes_a_pending_question() {
    save(kari, 2, 0, "Svar på det ingen ser", 303);
    assertThat(post(kari, 2, "approval", 1)).isEqualTo(303);
    assertThat(kari.get(ANSWERS + "/2").body())
        .contains("Spørsmålet er ikke publisert")
        .doesNotContain("/publication");

    assertThat(post(kari, 2, "publication", 2)).isEqualTo(409);
    assertThat(app.stranger().get(PART + "/questions").body())
        .doesNotContain("Ikke vurdert?", "Svar på det ingen ser");
    kari.post(PART + "/queue/2/approve", "rev", "1");
    assertThat(post(kari, 2, "publication", 2)).isEqualTo(303);
    assertThat(app.stranger().get(PART + "/questions").body()).contains("Svar på det ingen ser");
  }

  @Test
  void two_who_write_at_once_lose_nothing_and_the_later_is_told() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = pool.submit(() -> kari.post(ANSWERS + "/1/draft", "rev", "0", "answer", "Karis"));
      var second = pool.submit(() -> per.post(ANSWERS + "/1/draft", "rev", "0", "answer", "Pers"));
      var answers = List.of(first.get(), second.get());
      assertThat(answers).extracting(answer -> answer.statusCode()).contains(303, 409);
      var late = answers.stream().filter(answer -> answer.statusCode() == 409).findFirst();
      assertThat(late.orElseThrow().body()).contains("kom først", "Karis", "Pers");
    }
  }

  @Test
  void who_has_claimed_the_question_writes_alone() {
    per.post(PART + "/queue/1/claim");

    var late = kari.post(ANSWERS + "/1/draft", "rev", "0", "answer", "Karis svar");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Per Møteleder skriver på dette svaret nå", "Karis svar");
    save(per, 1, 0, "Pers svar", 303);
  }

  @Test
  void nobody_else_sees_a_draft_and_no_panelist_what_is_pending_or_put_to_others() {
    save(kari, 1, 0, "Hemmelig utkast", 303);
    var jon = app.signedIn(Cast.SECOND_PANELIST);
    kari.post(PART + "/queue/2/assign", "rev", "1", "person", panelist());

    assertThat(maret.get(ANSWERS + "/1").body()).as("it could be seen").contains("Hemmelig utkast");
    assertThat(maret.get(ANSWERS + "/2").statusCode()).as("pending").isEqualTo(404);
    assertThat(maret.get(ANSWERS).body()).doesNotContain("Ikke vurdert?");
    assertThat(jon.get(ANSWERS).body()).doesNotContain("Hvem betaler?");
    assertThat(jon.get(ANSWERS + "/1").statusCode()).isEqualTo(404);
    var producer = Producers.signedIn(app);
    assertThat(producer.get(PART + "/panel").statusCode()).as("she sees the panel").isEqualTo(200);
    for (var who : List.of(app.stranger(), anne, app.signedIn(Cast.ORGANISER), producer)) {
      assertThat(who.get(ANSWERS).statusCode()).isEqualTo(404);
      assertThat(who.get(ANSWERS + "/1").statusCode()).isEqualTo(404);
      assertThat(who.get(PART + "/questions").body()).doesNotContain("Hemmelig utkast");
    }
  }

  @Test
  void a_long_answer_is_refused_with_the_count_and_kept() {
    var long5001 = "å".repeat(5001);
    var refused = kari.post(ANSWERS + "/1/draft", "rev", "0", "answer", long5001);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(long5001);
    save(kari, 1, 0, "å".repeat(5000), 303);
  }

  @Test
  void drafts_are_forgotten_with_the_series_and_who_wrote_them_by_age() {
    save(kari, 1, 0, "Utkast", 303);
    var erasure = new QuestionErasure();
    var later = app.clock().instant().plusSeconds(1);

    app.db().useHandle(handle -> erasure.actors(handle, app.clock().instant()));
    assertThat(drafts("written_by is not null")).as("not old yet").isEqualTo(1);
    app.db().useHandle(handle -> erasure.actors(handle, later));
    assertThat(drafts("written_by is not null")).isZero();
    var series = new no.ordstyrer.series.SeriesId(app.cast().series());
    app.db().useHandle(handle -> erasure.unpublished(handle, series));
    assertThat(drafts("true")).isZero();
  }

  private void save(Visitor who, int number, int rev, String text, int status) {
    var saved = who.post(ANSWERS + "/" + number + "/draft", "rev", "" + rev, "answer", text);
    assertThat(saved.statusCode()).isEqualTo(status);
  }

  private static int post(Visitor who, int number, String act, int rev) {
    return who.post(ANSWERS + "/" + number + "/" + act, "rev", "" + rev).statusCode();
  }

  private String panelist() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select id::text from part_person where name = ?")
                .bind(0, Cast.PANELIST.name())
                .mapTo(String.class)
                .one());
  }

  private int drafts(String where) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select count(*) from question_draft where " + where)
                .mapTo(int.class)
                .one());
  }
}
