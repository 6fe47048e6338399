package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asked is told, once and in her language, that she has an answer. */
class AnswerNewsTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String OUTCOMES = PART + "/outcomes";
  private static final String NEXT = Cast.SERIES + "/del-2";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void a_published_question() {
    anne.post(PART + "/questions", "text", "Hvem betaler?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void an_answer_in_writing_is_told_once() {
    answer("Staten betaler.");
    assertThat(after(Duration.ofMinutes(1))).as("it may still be taken back").isEmpty();

    var letters = after(Duration.ofMinutes(2));
    assertThat(letters).hasSize(1);
    var letter = letters.getFirst();
    assertThat(letter.subject())
        .startsWith("Spørsmålet ditt er besvart: Webinar 1: Hva er svakheten");
    assertThat(letter.textBody())
        .contains("Hei, Anne Deltaker", "Du spurte: «Hvem betaler?»", "Svaret: Staten betaler.");
    assertThat(letter.link(PART)).isEqualTo(PART);

    kari.post(PART + "/queue/1/reopen", "rev", "3");
    kari.post(OUTCOMES + "/1/answer", "rev", "4", "answer", "Kommunene betaler.");
    assertThat(after(Duration.ofMinutes(5))).hasSize(1);
  }

  @Test
  void what_was_answered_and_taken_back_at_once_is_told_to_nobody() {
    answer("Feil svar.");
    kari.post(PART + "/queue/1/reopen", "rev", "3");

    assertThat(after(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void in_three_languages() {
    for (var language : List.of("nb", "nn", "en")) {
      app.db()
          .useHandle(handle -> {
            handle.execute("update registration set language = ?", language);
            handle.execute("delete from letter where kind = 'ANSWERED'");
          });
      kari.post(PART + "/queue/1/reopen", "rev", "" + rev());
      kari.post(OUTCOMES + "/1/answer", "rev", "" + rev(), "answer", "Staten.");
      assertThat(after(Duration.ofMinutes(3)))
          .singleElement()
          .satisfies(letter -> assertThat(letter.language()).isEqualTo(language));
    }
  }

  @Test
  void who_has_declined_what_the_clock_writes_is_not_written_to() {
    answer("Staten betaler.");
    var stop = after(Duration.ofMinutes(3)).getFirst().link("/unsubscribe/");
    assertThat(app.stranger().post(stop).statusCode()).isEqualTo(200);
    app.db().useHandle(handle -> handle.execute("delete from letter where kind = 'ANSWERED'"));

    assertThat(after(Duration.ofMinutes(3))).isEmpty();
  }

  @Test
  void her_question_that_was_carried_and_answered_in_a_later_part_is_told() {
    assertThat(kari.post(OUTCOMES + "/1/carry", "rev", "2", "part", "3").statusCode())
        .isEqualTo(303);
    assertThat(after(Duration.ofMinutes(3))).as("nobody has answered yet").isEmpty();

    kari.post(Cast.SERIES + "/del-3/queue/1/finish", "rev", "1");
    var letter = after(Duration.ofMinutes(3)).getFirst();
    assertThat(letter.textBody())
        .contains("tatt med videre", "besvart i «Webinar 3: Paneldebatt", "Hvem betaler?");
    assertThat(letter.link(Cast.SERIES + "/del-3")).isNotEmpty();
    assertThat(app.stranger().get(PART + "/questions").body())
        .contains("Besvart i del 3", "href=\"" + Cast.SERIES + "/del-3\"");
  }

  @Test
  void who_heard_the_answer_in_the_part_needs_no_letter() {
    kari.post(PART + "/queue/1/finish", "rev", "2");

    assertThat(after(Duration.ofMinutes(3))).isEmpty();
  }

  @Test
  void who_asked_what_was_merged_into_it_is_told_too_with_her_own_words() {
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    bjorn.post(PART + "/questions", "text", "Og hvem skal ta regningen?");
    kari.post(PART + "/queue/2/approve", "rev", "1");
    var merged = kari.post(PART + "/queue/2/merge", "rev", "2", "into", "1");
    assertThat(merged.statusCode()).isEqualTo(303);

    kari.post(OUTCOMES + "/1/answer", "rev", "" + rev(), "answer", "Staten betaler.");
    assertThat(after(Duration.ofMinutes(3))).hasSize(1);
    assertThat(letters(Cast.SECOND_ATTENDEE))
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.textBody())
                .contains("Og hvem skal ta regningen?", "Staten betaler."));
  }

  @Test
  void who_asked_what_came_to_be_in_it_by_merging_and_carrying_and_merging_again_is_told_once() {
    threeBecomeOne();
    kari.post(NEXT + "/outcomes/2/answer", "rev", rev(2, 2), "answer", "Staten betaler.");

    assertThat(after(Duration.ofMinutes(3)))
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.textBody())
                .contains("Du spurte: «Hvem betaler?»", "Staten betaler."));
    assertThat(letters(Cast.SECOND_ATTENDEE))
        .as("merged in part 1, before it was carried")
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.textBody()).contains("Og hvem skal ta regningen?", "Staten betaler.");
          assertThat(letter.link(NEXT)).startsWith(NEXT);
        });
    assertThat(letters(Cast.THIRD_ATTENDEE))
        .singleElement()
        .satisfies(letter -> assertThat(letter.textBody()).contains("Hvor kommer pengene fra?"));

    kari.post(NEXT + "/queue/2/reopen", "rev", rev(2, 2));
    kari.post(NEXT + "/queue/2/finish", "rev", rev(2, 2));
    assertThat(after(Duration.ofMinutes(3))).hasSize(1);
    assertThat(letters(Cast.SECOND_ATTENDEE)).hasSize(1);
  }

  @Test
  void aloud_it_is_told_to_those_of_the_earlier_part_alone_and_to_nobody_who_has_left() {
    threeBecomeOne();
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                update part_registration set state = 'WITHDRAWN'
                 where registration_id = (select id from registration where email = ?)
                """,
                Cast.SECOND_ATTENDEE.email()));
    kari.post(NEXT + "/queue/2/finish", "rev", rev(2, 2));

    assertThat(after(Duration.ofMinutes(3))).hasSize(1);
    assertThat(letters(Cast.SECOND_ATTENDEE)).as("withdrew from all parts").isEmpty();
    assertThat(letters(Cast.THIRD_ATTENDEE)).as("heard it where she asked").isEmpty();
  }

  /** Bjørn's is merged into Anne's in part 1, which is carried to part 2 and merged there. */
  private void threeBecomeOne() {
    var bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
    var cierva = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
    bjorn.post(PART + "/questions", "text", "Og hvem skal ta regningen?");
    cierva.post(NEXT + "/questions", "text", "Kladd som er avvist");
    done(PART + "/queue/2/approve", "rev", "1");
    done(PART + "/queue/2/merge", "rev", rev(1, 2), "into", "1");
    app.clock().forward(Questions.PAUSE);
    cierva.post(NEXT + "/questions", "text", "Hvor kommer pengene fra?");
    done(NEXT + "/queue/2/approve", "rev", "1");
    done(OUTCOMES + "/1/carry", "rev", rev(1, 1), "part", "2");
    done(NEXT + "/queue/3/merge", "rev", rev(2, 3), "into", "2");
  }

  private void done(String path, String... form) {
    assertThat(kari.post(path, form).statusCode()).as(path).isEqualTo(303);
  }

  private String rev(int part, int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .select(
                    """
                    select q.rev from question q join part p on p.id = q.part_id
                     where p.number = ? and q.number = ?
                    """,
                    part,
                    number)
                .mapTo(String.class)
                .one());
  }

  private void answer(String text) {
    var answered = kari.post(OUTCOMES + "/1/answer", "rev", "2", "answer", text);
    assertThat(answered.statusCode()).isEqualTo(303);
  }

  private int rev() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select rev from question where number = 1 order by id limit 1")
                .mapTo(int.class)
                .one());
  }

  private List<Inbox.Mail> after(Duration time) {
    app.clock().forward(time);
    app.app().jobs().runDue();
    return letters(Cast.ATTENDEE);
  }

  private List<Inbox.Mail> letters(Cast.Person whose) {
    return Inbox.of(app, whose.email()).letters().stream()
        .filter(mail -> mail.kind().equals("ANSWERED"))
        .toList();
  }
}
