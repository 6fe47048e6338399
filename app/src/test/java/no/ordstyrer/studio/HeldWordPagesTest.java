package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Words of the arena hold a question for review, whatever the room's rules. */
class HeldWordPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String WORDS = "/studio/samhandlingsarena/words";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void a_held_question_waits_also_where_others_are_shown_at_once() {
    open("AFTER");
    ask("Hvem betaler?");
    assertThat(app.stranger().get(PART).body()).contains("Hvem betaler?");
    assertThat(ola.post(WORDS, "rev", "0", "words", "tull\nsøppel*").statusCode()).isEqualTo(303);

    ask("Er dette TU\u200bLL?");
    ask("Kan jeg ringe 22 33 44 55?");

    assertThat(app.stranger().get(PART).body())
        .doesNotContain("Er dette")
        .doesNotContain("Kan jeg ringe");
    assertThat(kari.get(PART + "/queue").body())
        .contains("Holdt tilbake: ordet «tull»", "Holdt tilbake: telefonnummer", "Kan jeg ringe");
    assertThat(anne.get(PART).body())
        .contains("Kan jeg ringe", "Venter på møtelederen")
        .doesNotContain("Holdt tilbake");

    kari.post(PART + "/queue/3/approve", "rev", "1");
    assertThat(app.stranger().get(PART).body()).contains("Kan jeg ringe 22 33 44 55?");
  }

  @Test
  void those_who_are_trusted_are_held_too_and_an_edit_is_read_anew() {
    open("TRUSTED_FIRST");
    ask("Hvem betaler?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
    ask("Se https://etat.example");
    assertThat(app.stranger().get(PART).body()).doesNotContain("etat.example");
    assertThat(kari.get(PART + "/queue/2").body()).contains("Holdt tilbake: lenke");
    anne.post(PART + "/questions/2/text", "text", "Hvem bestemmer?");
    assertThat(kari.get(PART + "/queue/2").body())
        .contains("Hvem bestemmer?")
        .doesNotContain("Holdt tilbake: lenke");
    assertThat(app.stranger().get(PART).body()).doesNotContain("Hvem bestemmer?");
  }

  @Test
  void two_who_keep_the_list_at_once_are_told() {
    assertThat(ola.post(WORDS, "rev", "0", "words", "tull").statusCode()).isEqualTo(303);
    var late = app.signedIn(Cast.OWNER).post(WORDS, "rev", "0", "words", "tøys");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("tøys", "tull");
    assertThat(ola.get(WORDS).body())
        .contains("Ett ord eller uttrykk", "tull")
        .doesNotContain("tøys");
    assertThat(ola.post(WORDS, "rev", "1", "words", "x".repeat(61)).statusCode()).isEqualTo(422);
    assertThat(ola.post(WORDS, "rev", "1", "words", "").statusCode()).isEqualTo(303);
    for (var who : new Visitor[] {kari, anne, app.stranger(), app.signedIn(Cast.STRANGER)}) {
      assertThat(who.post(WORDS, "rev", "2", "words", "alt").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void it_looks_right() {
    ask("Se https://etat.example, eller ring 22 33 44 55");
    try (var browser = new Browser(app)) {
      browser.staff(Cast.ORGANISER).go(WORDS).check("held-words").shot("held-words");
      browser.staff(Cast.MODERATOR).go(PART + "/queue").check("held-queue").shot("held-queue");
    }
  }

  private void open(String moderation) {
    ask("Først?");
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from question");
          handle.execute("update room set last_number = 0, moderation = ?", moderation);
        });
  }

  private void ask(String text) {
    assertThat(anne.post(PART + "/questions", "text", text).statusCode()).isEqualTo(303);
    app.clock().forward(Duration.ofSeconds(31));
  }
}
