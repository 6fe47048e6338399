package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others have asked already is shown before it is asked once more. */
class SimilarPagesTest {
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
  void likeness_forgives_spelling_order_and_endings_in_each_language() {
    published("Hvem finansierer fellesløsningene i kommunene?", "nb");
    published("Who pays for the shared solutions of municipalities?", "en");
    published("Gii máksá oktasaš čovdosiid suohkaniin?", "se");

    assertThat(similar("Hvem finansierer felesløsningene i komunene")).contains("Spørsmål 1");
    assertThat(similar("Kommunene og fellesløsningen: finansieringen?")).contains("Spørsmål 1");
    assertThat(similar("Will municipalities pay for a shared solution?"))
        .contains("Spørsmål 2")
        .doesNotContain("Spørsmål 1");
    assertThat(similar("Gii máksá čovdosiid suohkaniin oktasaš")).contains("Spørsmål 3");
    assertThat(similar("Hva med personvernet til dem som svarer?")).doesNotContain("Spørsmål");
    assertThat(similar("Hvem?")).doesNotContain("Spørsmål");
  }

  @Test
  void nobody_asks_for_it_without_end() {
    for (var i = 0; i < 20; i++) {
      assertThat(similarTo(bjorn, "Hvem finansierer dette?").statusCode()).isEqualTo(200);
    }
    var refused = similarTo(bjorn, "Hvem finansierer dette?");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(similarTo(anne, "Hvem finansierer dette?").statusCode()).isEqualTo(200);
    app.clock().forward(java.time.Duration.ofSeconds(1));
    assertThat(similarTo(bjorn, "Hvem finansierer dette?").statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_like_it_is_shown_once_and_asked_when_she_says_so() {
    published("Hvem finansierer fellesløsningene i kommunene?", "nb");
    var text = "Hvem finansierer fellesløsninger i kommuner?";

    var asked = bjorn.post(QUESTIONS, "text", text, "similar", "show", "command", "abcdefgh-1");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("Noen har spurt om noe lignende", "Send spørsmålet likevel", text)
        .contains("formaction=\"" + QUESTIONS + "/1/vote\"");
    assertThat(count()).isEqualTo(1);

    var instead = bjorn.post(QUESTIONS + "/1/vote", "text", text, "voted", "true");
    assertThat(instead.statusCode()).isEqualTo(303);
    assertThat(similarTo(bjorn, text).body()).contains("Du har stemt");

    var anyway = bjorn.post(QUESTIONS, "text", text, "similar", "shown", "command", "abcdefgh-1");
    assertThat(anyway.statusCode()).isEqualTo(303);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void a_form_sent_by_script_comes_back_with_what_is_like_it() {
    published("Hvem finansierer fellesløsningene i kommunene?", "nb");

    var fragment =
        bjorn.fragment(QUESTIONS, "text", "Hvem finansierer fellesløsningene?", "similar", "show");
    assertThat(fragment.statusCode()).isEqualTo(422);
    assertThat(fragment.body())
        .contains(
            "Hvem finansierer fellesløsningene?</textarea>", "name=\"similar\" value=\"shown\"")
        .doesNotContain("<html");
  }

  @Test
  void unmoderated_text_through_similar_questions() {
    published("Hvem finansierer fellesløsningene i kommunene?", "nb");
    var text = "Hvem finansierer fellesløsningene i kommunene? kanarifugl";
    assertThat(anne.post(QUESTIONS, "text", text).statusCode()).isEqualTo(303);

    assertThat(similar(text)).contains("Spørsmål 1").doesNotContain("kanarifugl");
    kari.post(PART + "/queue/2/approve", "rev", "1");
    assertThat(similar(text)).as("it could have been found").contains("kanarifugl");
    kari.post(PART + "/queue/2/retract", "rev", "2", "reason", "personal");
    assertThat(similar(text)).contains("Spørsmål 1").doesNotContain("kanarifugl");
    var asked = bjorn.post(QUESTIONS, "text", "Hvem finansierer dem?", "similar", "show");
    assertThat(asked.body()).doesNotContain("kanarifugl");
  }

  @Test
  void only_the_part_and_only_those_who_may_ask() {
    published("Hvem finansierer fellesløsningene i kommunene?", "nb");
    var text = "Hvem finansierer fellesløsningene i kommunene?";

    var other = bjorn.fragment(Cast.SERIES + "/del-2/questions/similar", "text", text);
    assertThat(other.body()).doesNotContain("Spørsmål 1");
    assertThat(similarTo(app.stranger(), text).statusCode()).isEqualTo(404);

    kari.post(PART + "/outcomes/1/carry", "rev", "2", "part", "3");
    var carried = bjorn.fragment(Cast.SERIES + "/del-3/questions/similar", "text", text);
    assertThat(carried.body()).contains("Spørsmål 1", "Stilt i del 1");
  }

  private void published(String text, String language) {
    assertThat(anne.post(QUESTIONS, "text", text, "language", language).statusCode())
        .isEqualTo(303);
    var approved = kari.post(PART + "/queue/" + count() + "/approve", "rev", "1");
    assertThat(approved.statusCode()).isEqualTo(303);
    app.clock().forward(Questions.PAUSE);
  }

  private String similar(String text) {
    return similarTo(bjorn, text).body();
  }

  private static HttpResponse<String> similarTo(Visitor who, String text) {
    return who.fragment(QUESTIONS + "/similar", "text", text);
  }

  private int count() {
    return app.db()
        .withHandle(
            handle -> handle.createQuery("select count(*) from question").mapTo(int.class).one());
  }
}
