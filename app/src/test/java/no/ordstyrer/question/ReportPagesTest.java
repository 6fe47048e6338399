package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People report a question; so many of them send it back to the queue. */
class ReportPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String TEXT = "Hvem har rotet dette til?";

  private final TestApp app = new TestApp();
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);
  private final Visitor bjorn = Attendees.confirmed(app, Cast.SECOND_ATTENDEE);
  private final Visitor cierva = Attendees.confirmed(app, Cast.THIRD_ATTENDEE);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);

  @BeforeEach
  void a_live_question_and_two_who_suffice() {
    anne.post(PART + "/questions", "text", TEXT);
    app.clock().forward(Duration.ofSeconds(31));
    act("approve", 1);
    app.db().useHandle(handle -> handle.execute("update room set report_threshold = 2"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_rejected_question_that_stays_on_stage() {
    act("live", 2);
    assertThat(app.stranger().get(stage()).body()).contains(TEXT);
    report(bjorn, "Det er sjikane");
    assertThat(app.stranger().get(stage()).body()).contains(TEXT);

    report(cierva, "");

    assertThat(app.stranger().get(stage()).body())
        .doesNotContain(TEXT)
        .contains("data-scene=\"idle\"");
    assertThat(app.stranger().get(PART).body()).doesNotContain(TEXT);
    assertThat(kari.get(PART + "/panel").body()).doesNotContain(TEXT);
    assertThat(kari.get(PART + "/queue").body()).contains(TEXT, "2 har meldt fra");
    assertThat(anne.get(PART).body()).contains(TEXT, "Venter på møtelederen");
  }

  @Test
  void moderators_see_how_many_and_why_and_never_who() {
    report(bjorn, "Det er sjikane");
    var desk = kari.get(PART + "/queue/1").body();
    assertThat(desk).contains("1 har meldt fra", "Det er sjikane");
    assertThat(desk).doesNotContain(Cast.SECOND_ATTENDEE.name(), "Deltaker ");
    assertThat(app.signedIn(Cast.CHAIR).get(PART + "/queue/1").body())
        .contains(TEXT)
        .doesNotContain("Det er sjikane");
    assertThat(anne.get(PART).body()).doesNotContain("Det er sjikane", "har meldt fra");
  }

  @Test
  void she_chooses_of_what_the_arena_does_not_publish() {
    assertThat(bjorn.get(PART + "/questions/1/report").body())
        .contains("/samhandlingsarena/question-policy", "value=\"personal\"");
    bjorn.post(PART + "/questions/1/report", "chosen", "personal", "reason", "Navnet hans.");

    var told = "Spørsmålet inneholder opplysninger om enkeltpersoner. Navnet hans.";
    assertThat(kari.get(PART + "/queue/1").body()).contains(told);
  }

  @Test
  void nobody_counts_twice_and_an_approval_clears() {
    report(bjorn, "Det er sjikane");
    report(bjorn, "Det er fortsatt sjikane");
    assertThat(app.stranger().get(PART).body()).contains(TEXT);
    report(cierva, "");
    assertThat(app.stranger().get(PART).body()).doesNotContain(TEXT);

    act("approve", 3);
    assertThat(app.stranger().get(PART).body()).contains(TEXT);
    assertThat(kari.get(PART + "/queue/1").body())
        .doesNotContain("har meldt fra", "Det er sjikane");
    report(bjorn, "Og igjen");
    report(cierva, "Og igjen");
    assertThat(app.stranger().get(PART).body()).as("they have said it").contains(TEXT);
  }

  @Test
  void ones_own_and_what_is_not_there_cannot_be_reported() {
    var own = anne.post(PART + "/questions/1/report", "reason", "Mitt eget");
    assertThat(own.statusCode()).isEqualTo(422);
    assertThat(own.body()).contains("Mitt eget", "ditt eget spørsmål");
    assertThat(bjorn.post(PART + "/questions/1/report", "reason", "x".repeat(301)).statusCode())
        .isEqualTo(422);
    anne.post(PART + "/questions", "text", "Et som venter");
    for (var who : new Visitor[] {bjorn, app.stranger(), kari}) {
      assertThat(who.post(PART + "/questions/2/report").statusCode()).isEqualTo(404);
      assertThat(who.get(PART + "/questions/2/report").statusCode()).isEqualTo(404);
    }
    assertThat(app.stranger().post(PART + "/questions/1/report").statusCode()).isEqualTo(404);
    assertThat(count()).isZero();
    report(bjorn, "");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void who_is_forgotten_reported_nothing() {
    report(bjorn, "Det er sjikane");
    app.db()
        .useTransaction(handle -> {
          var erasure = new QuestionErasure();
          var id =
              handle.select("select registration_id from question_report").mapTo(long.class).one();
          assertThat(erasure.reports(handle, id)).extracting("text").contains("Det er sjikane");
          erasure.person(handle, id);
        });
    assertThat(count()).isZero();
    report(cierva, "Nei");
    app.db()
        .useTransaction(handle ->
            new QuestionErasure()
                .authors(handle, new no.ordstyrer.series.SeriesId(app.cast().series())));
    assertThat(count()).isZero();
  }

  @Test
  void they_look_right() {
    report(cierva, "Opplysninger om en enkeltperson");
    try (var browser = new Browser(app)) {
      var reader = browser.as(bjorn);
      reader.go(PART).check("report-link").shot("report-link");
      reader.page().locator(".question-report").first().click();
      reader.check("report").shot("report");
      reader.page().locator("main form button[type=submit]").click();
      reader.check("report-received");
      var keeper = browser.staff(Cast.MODERATOR);
      keeper.go(PART + "/queue/1").check("reported").shot("reported");
      keeper.go(PART + "/queue").check("reported-queue").shot("reported-queue");
    }
  }

  private void report(Visitor who, String reason) {
    assertThat(who.post(PART + "/questions/1/report", "reason", reason).statusCode())
        .isEqualTo(303);
  }

  private void act(String act, int rev) {
    assertThat(kari.post(PART + "/queue/1/" + act, "rev", "" + rev).statusCode()).isEqualTo(303);
  }

  private String stage() {
    return kari.get(PART + "/panel")
        .body()
        .replaceAll("(?s).*href=\"(/stage/[A-Za-z0-9_-]+)\".*", "$1");
  }

  private int count() {
    return app.db()
        .withHandle(
            handle -> handle.select("select count(*) from question_report").mapTo(int.class).one());
  }
}
