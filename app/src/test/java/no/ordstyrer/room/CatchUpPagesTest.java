package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes late gets no letters of what is over, but all that is left of it. */
class CatchUpPagesTest {
  private static final String PATH = Cast.SERIES + "/catch-up";
  private static final String DESK = "/studio" + Cast.SERIES + "/del-1/aftermath";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_late_joiner_finds_recording_slides_questions_and_what_became_of_them() {
    assertThat(app.stranger().get(PATH).body()).contains("Ingen deler er over ennå");
    ended();
    assertThat(app.stranger().get(PATH).body()).contains("ikke lagt ut noe ennå");
    question(1, "PUBLISHED", "ANSWERED_TEXT", "Hvem eier problemet?", "Vi alle.");
    question(2, "PUBLISHED", "OPEN", "Hva koster det?", null);
    question(3, "REJECTED", "OPEN", "Et avvist spørsmål", null);
    assertThat(save("1", "Lysark https://slides.example/1\nNotat https://paper.example/2"))
        .isEqualTo(303);

    register();
    var letters = Inbox.of(app, "late@etat.example");
    var summary = letters.first("REGISTERED");
    assertThat(summary.textBody()).contains("Du er påmeldt 2 av 3 deler");
    assertThat(summary.links()).contains(PATH);
    assertThat(letters.letters())
        .noneMatch(letter -> letter.calendar() != null && letter.subject().contains("Webinar 1"));
    var manage = app.stranger().get(summary.link("/manage/")).body();
    assertThat(manage).contains("href=\"" + PATH + "\"");
    assertThat(app.stranger().get(Cast.SERIES).body()).contains("href=\"" + PATH + "\"");

    var page = app.stranger().get(PATH).body();
    assertThat(page)
        .contains("https://video.example/recording")
        .contains("<a class=\"ds-link\" href=\"https://slides.example/1\"")
        .contains(">Notat</a>")
        .contains("Det vi lærte")
        .contains("Hvem eier problemet?")
        .contains("Vi alle.")
        .contains("href=\"" + Cast.SERIES + "/del-1/timeline\"")
        .contains("Hva koster det?")
        .doesNotContain("Et avvist spørsmål")
        .doesNotContain("Hva er alternative styringsmodeller?");
    assertThat(app.stranger().get(Cast.SERIES + "/del-1").body()).contains(">Notat</a>");
    try (var browser = new Browser(app)) {
      browser.guest().go(PATH).check("catch-up").shot("catch-up");
      browser.staff(Cast.ORGANISER).go(DESK).check("aftermath").shot("aftermath");
      browser.guest().go(summary.link("/manage/")).check("catch-up-manage");
    }
  }

  @Test
  void what_is_wrong_is_told_and_of_two_the_later_loses_nothing() {
    ended();
    var wrong =
        ola.post(
            DESK,
            "rev",
            "1",
            "recording",
            "http://x.example",
            "materials",
            "Lysark ftp://x.example");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"recording-problem\"")
        .contains("id=\"materials-problem\"")
        .contains("Lysark ftp://x.example");
    assertThat(save("1", "Lysark https://slides.example/1")).isEqualTo(303);
    var late =
        ola.post(DESK, "rev", "1", "recording", "", "materials", "Mitt https://my.example/1");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body())
        .contains("Nå er dette lagret: Lysark https://slides.example/1")
        .contains("Mitt https://my.example/1");
    for (var who : List.of(Cast.MODERATOR, Cast.STRANGER)) {
      assertThat(app.signedIn(who).get(DESK).statusCode()).isEqualTo(404);
      assertThat(app.signedIn(who).post(DESK, "rev", "2").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void nothing_is_left_of_a_draft() {
    assertThat(app.stranger().get(PATH).statusCode()).isEqualTo(200);
    app.db().useHandle(handle -> handle.execute("update series set published_at = null"));
    assertThat(app.stranger().get(PATH).statusCode()).isEqualTo(404);
    assertThat(app.stranger().get("/annen-arena/18/catch-up").statusCode()).isEqualTo(404);
  }

  private int save(String rev, String materials) {
    return ola.post(
            DESK,
            "rev",
            rev,
            "recording",
            "https://video.example/recording",
            "materials",
            materials,
            "summary",
            "Det vi lærte")
        .statusCode();
  }

  private void ended() {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set live_at = ?, ended_at = ? where number = 1",
                TestApp.NOW.minusSeconds(7200),
                TestApp.NOW.minusSeconds(3600)));
  }

  private void question(
      int number, String moderation, String handling, String text, @Nullable String answer) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "insert into question (part_id, number, anonymous, author_name, text, asked_at,"
                    + " moderation, handling, answer, published_at, changed_at) values (?, ?, true,"
                    + " '', ?, ?, ?, ?, ?, ?, ?)",
                app.cast().parts().getFirst(),
                number,
                text,
                TestApp.NOW,
                moderation,
                handling,
                answer,
                TestApp.NOW,
                TestApp.NOW));
  }

  private void register() {
    var registered =
        app.stranger()
            .post(
                Cast.SERIES + "/registration",
                "scope",
                "all",
                "name",
                "Sein Deltaker",
                "email",
                "late@etat.example",
                "calendar",
                "INVITATIONS");
    assertThat(registered.statusCode()).isEqualTo(303);
  }
}
