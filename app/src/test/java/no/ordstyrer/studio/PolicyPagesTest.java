package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an arena does not publish: its own reasons, where they are kept, chosen and read. */
class PolicyPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String DESK = "/studio/samhandlingsarena/policy";
  private static final String PUBLIC = "/samhandlingsarena/question-policy";
  private static final String USUAL = "Dette er et innlegg og ikke et spørsmål.";
  private static final String BROCHURE = "Spørsmålet reklamerer for en vare.";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);

  @BeforeEach
  void a_question_waits() {
    anne.post(PART + "/questions", "text", "Buy our portal?", "language", "en");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void an_arena_that_does_nothing_has_the_usual_reasons_and_says_them_to_everybody() {
    assertThat(app.stranger().get(PUBLIC).body()).contains(USUAL, "Hva vi ikke publiserer");
    assertThat(app.stranger().get(PUBLIC + "?lang=nn").body())
        .contains("Dette er eit innlegg", "Kva vi ikkje publiserer");
    assertThat(app.stranger().get(PUBLIC + "?lang=en").body())
        .contains("This is a statement, not a question.");
    assertThat(anne.get(PART + "/questions").body()).contains("href=\"" + PUBLIC + "\"");
    assertThat(kari.get(PART + "/queue").body()).contains(USUAL);
  }

  @Test
  void the_reason_chosen_stays_as_it_was_said_whatever_the_arena_says_later() {
    assertThat(save("0", "**Vær saklig.**", BROCHURE, USUAL).statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(PUBLIC).body())
        .contains("<strong>Vær saklig.</strong>", BROCHURE)
        .doesNotContain("enkeltpersoner");
    var queue = kari.get(PART + "/queue").body();
    assertThat(queue).contains(BROCHURE).doesNotContain("enkeltpersoner");
    assertThat(queue.indexOf(BROCHURE)).isLessThan(queue.indexOf(USUAL));

    assertThat(save("1", "", "Vi viser ikke reklame.").statusCode()).isEqualTo(303);
    // The page of the moderator is older than the change: what she saw is what she chooses.
    kari.post(PART + "/queue/1/reject", "rev", "1", "reason", key(queue, 1), "words", "Sorry.");

    assertThat(anne.get(PART + "/questions").body())
        .contains(BROCHURE + " (en) Sorry.")
        .doesNotContain("Vi viser ikke reklame.");
    kari.post(PART + "/queue/1/restore", "rev", "2");
    assertThat(kari.post(PART + "/queue/1/retract", "rev", "3").body())
        .contains("Vi viser ikke reklame.")
        .doesNotContain(BROCHURE);
  }

  @Test
  void reasons_are_ordered_taken_out_and_brought_back() {
    save("0", "", "Først", "Så", "Sist");
    var fields = rows("1", "", "Først", "Så", "Sist");
    fields.addAll(List.of("place-1", "3", "place-3", "1", "out-2", "yes"));
    assertThat(ola.post(DESK, fields.toArray(String[]::new)).statusCode()).isEqualTo(303);
    var read = app.stranger().get(PUBLIC).body();
    assertThat(read).containsSubsequence("<li>Sist", "<li>Først").doesNotContain("<li>Så");
    var again = rows("2", "", "Sist", "Først", "Så");
    again.addAll(List.of("place-3", "1"));
    assertThat(ola.post(DESK, again.toArray(String[]::new)).statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(PUBLIC).body())
        .containsSubsequence("<li>Så", "<li>Sist", "<li>Først");
    assertThat(ola.post(DESK + "/usual", "rev", "1").statusCode()).isEqualTo(422);
    assertThat(ola.post(DESK + "/usual", "rev", "3").statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(PUBLIC).body()).contains(USUAL).doesNotContain("<li>Sist");
    assertThat(ola.get("/studio/samhandlingsarena/log").body())
        .contains("Endret hva som ikke publiseres");
  }

  @Test
  void what_lacks_a_language_is_too_long_or_too_late_is_told_with_all_that_was_typed() {
    var lacking = ola.post(DESK, "rev", "0", "words", "Hei", "nb-1", BROCHURE, "nn-1", "x");
    assertThat(lacking.statusCode()).isEqualTo(422);
    assertThat(lacking.body()).contains(BROCHURE, "href=\"#en-1\"", "Hei");
    assertThat(save("0", "", "å".repeat(197)).statusCode()).isEqualTo(422);
    assertThat(save("0", "", BROCHURE, BROCHURE).statusCode()).isEqualTo(422);
    assertThat(save("0", "").statusCode()).isEqualTo(422);
    assertThat(save("0", "", BROCHURE).statusCode()).isEqualTo(303);

    var late = save("0", "", "Noe annet");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Noe annet", BROCHURE);
    assertThat(app.stranger().get(PUBLIC).body()).contains(BROCHURE).doesNotContain("Noe annet");
    for (var who : new Visitor[] {kari, anne, app.stranger(), app.signedIn(Cast.STRANGER)}) {
      var fields = rows("1", "", "Alt");
      assertThat(who.post(DESK, fields.toArray(String[]::new)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void nine_reasons_have_a_key_each_and_the_last_one_is_chosen_with_it() {
    save("0", "Vær *saklig*.", "En", "To", "Tre", "Fire", "Fem", "Seks", "Sju", "Åtte", BROCHURE);
    try (var browser = new Browser(app)) {
      browser.staff(Cast.ORGANISER).go(DESK).check("policy-desk").shot("policy-desk");
      browser.guest().go(PUBLIC).check("policy").shot("policy");
      var moderator = browser.as(kari).go(PART + "/queue").page();
      moderator.locator("#queue-1").focus();
      moderator.keyboard().press("r");
      moderator.keyboard().press("9");
      moderator.waitForCondition(() -> anne.get(PART + "/questions").body().contains(BROCHURE));
    }
    assertThat(anne.get(PART + "/questions").body()).contains(BROCHURE + " (en)");
  }

  private HttpResponse<String> save(String rev, String words, String... reasons) {
    return ola.post(DESK, rows(rev, words, reasons).toArray(String[]::new));
  }

  /** The fields of the form; what is said in English and nynorsk ends so. */
  private static List<String> rows(String rev, String words, String... reasons) {
    var fields = new ArrayList<>(List.of("rev", rev, "words", words));
    for (var i = 1; i <= reasons.length; i++) {
      var said = reasons[i - 1];
      fields.addAll(List.of("nb-" + i, said, "nn-" + i, said + " (nn)", "en-" + i, said + " (en)"));
    }
    return fields;
  }

  /** What the form sends for the reason with the key. */
  private static String key(String html, int key) {
    var row = html.lines().filter(line -> line.contains("data-key=\"" + key + "\"")).findFirst();
    return row.orElseThrow().replaceAll(".*value=\"([^\"]+)\".*", "$1");
  }
}
