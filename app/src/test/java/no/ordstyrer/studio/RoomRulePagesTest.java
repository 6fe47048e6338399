package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps the room says how it takes questions; what was asked before stays as it was. */
class RoomRulePagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String RULES = "/studio" + PART + "/room";

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor anne = Attendees.confirmed(app, Cast.ATTENDEE);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void switching_moderation_never_publishes_the_backlog() {
    ask(anne, "Hvem betaler?");
    assertThat(kari.get(RULES).body()).contains("1 spørsmål venter på vurdering");

    for (var moderation : new String[] {"AFTER", "TRUSTED_FIRST", "BEFORE", "AFTER"}) {
      assertThat(save(kari, "moderation", moderation).statusCode()).isEqualTo(303);
      assertThat(anne.get(PART + "/questions").body()).doesNotContain("id=\"question-1\"");
      assertThat(app.stranger().get(PART).body()).doesNotContain("Hvem betaler?");
    }

    ask(anne, "Hvem bestemmer?");
    assertThat(app.stranger().get(PART).body())
        .contains("Hvem bestemmer?")
        .doesNotContain("Hvem betaler?");
    assertThat(kari.get(PART + "/queue").body()).contains("Hvem betaler?", "med en gang");
  }

  @Test
  void trusted_first_lets_the_second_question_of_the_same_person_through() {
    save(kari, "moderation", "TRUSTED_FIRST");
    ask(anne, "Hvem betaler?");
    assertThat(app.stranger().get(PART).body()).doesNotContain("Hvem betaler?");
    kari.post(PART + "/queue/1/approve", "rev", "1");
    ask(anne, "Hvem bestemmer?");
    assertThat(app.stranger().get(PART).body()).contains("Hvem betaler?", "Hvem bestemmer?");
  }

  @Test
  void the_limit_and_the_naming_are_obeyed_at_once() {
    save(kari, "limit", "140", "naming", "ANONYMOUS", "moderation", "AFTER");
    assertThat(anne.post(PART + "/questions", "text", "x".repeat(141)).statusCode()).isEqualTo(422);
    ask(anne, "x".repeat(140));
    assertThat(app.stranger().get(PART).body())
        .contains("x".repeat(140))
        .doesNotContain(Cast.ATTENDEE.name());
  }

  @Test
  void whoever_was_promised_to_be_unnamed_is_asked_before_her_name_is_shown() {
    save(kari, "naming", "ANONYMOUS", "moderation", "AFTER");
    var form = anne.get(PART).body();
    assertThat(form).contains("name=\"naming\" value=\"ANONYMOUS\"");
    save(kari, "naming", "NAMED", "moderation", "AFTER");

    var told = anne.post(PART + "/questions", "text", "Hvem vet?", "naming", "ANONYMOUS");
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body())
        .contains("Hvem vet?", "nå vises spørsmålet med navnet ditt", "value=\"NAMED\"");
    assertThat(app.stranger().get(PART).body()).doesNotContain("Hvem vet?");
    var ticked = anne.post(PART + "/questions", "text", "Hvem vet?", "anonymous", "yes");
    assertThat(ticked.statusCode()).isEqualTo(422);

    var sent = anne.post(PART + "/questions", "text", "Hvem vet?", "naming", "NAMED");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(PART).body()).contains("Hvem vet?", Cast.ATTENDEE.name());
  }

  @Test
  void two_who_change_the_rules_at_once_are_told() {
    var rev = rev();
    var ola = app.signedIn(Cast.ORGANISER);
    assertThat(save(kari, "limit", "200", "rev", rev).statusCode()).isEqualTo(303);
    var second = save(ola, "limit", "500", "rev", rev);
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("value=\"500\"", "200", "Noen andre");
    assertThat(kari.get(RULES).body()).contains("value=\"200\"");

    var again = second.body().replaceAll("(?s).*name=\"rev\" value=\"(\\d+)\".*", "$1");
    assertThat(save(ola, "limit", "500", "rev", again).statusCode()).isEqualTo(303);
    assertThat(kari.get(RULES).body()).contains("value=\"500\"");
    assertThat(acts()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_is_refused_with_all_that_was_typed() {
    for (var limit : new String[] {"139", "1001", "mange", ""}) {
      var refused = save(kari, "limit", limit, "naming", "NAMED");
      assertThat(refused.statusCode()).as(limit).isEqualTo(422);
      assertThat(refused.body()).containsPattern("value=\"NAMED\" checked");
    }
    assertThat(save(kari, "reports", "0").statusCode()).isEqualTo(422);
    assertThat(save(kari, "moderation", "NEVER").statusCode()).isEqualTo(422);
    assertThat(save(kari).statusCode()).isEqualTo(303);
    assertThat(save(anne).statusCode()).isEqualTo(404);
    assertThat(save(app.signedIn(Cast.CHAIR)).statusCode()).isEqualTo(404);
    assertThat(acts()).as("the same rules again are no change").isZero();
  }

  @Test
  void an_open_page_hears_of_new_rules_and_keeps_what_is_typed() {
    try (var browser = new Browser(app)) {
      var reader = browser.as(anne);
      reader.go(PART).check("rules-before");
      var page = reader.page();
      page.locator("#text").fill("Hvem bør bestemme?");
      page.locator("[name=anonymous]").check();
      save(kari, "limit", "140");
      page.waitForSelector("#text-counter:has-text('122')");
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
              page.locator("[name=anonymous]"))
          .isChecked();
      save(kari, "limit", "140", "naming", "NAMED");
      page.waitForSelector("#rules:has-text('Spørsmålet vises med navnet ditt.')");
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("#text"))
          .hasValue("Hvem bør bestemme?");
      reader.check("rules-named");

      var keeper = browser.staff(Cast.MODERATOR);
      keeper.go(RULES).check("room-rules").shot("room-rules");
      keeper.go(PART + "/queue").check("queue-rules").shot("queue-rules");
      save(kari, "moderation", "AFTER");
      keeper.page().waitForSelector("#queue-rules:has-text('med en gang')");
      keeper.go(RULES).page().locator("#limit").fill("12");
      keeper.page().locator("main form button[type=submit]").click();
      keeper.check("room-rules-wrong").shot("room-rules-wrong");
    }
  }

  private HttpResponse<String> save(Visitor who, String... other) {
    var fields =
        new String[] {
          "rev",
          rev(),
          "moderation",
          "BEFORE",
          "naming",
          "FREE",
          "limit",
          "300",
          "reports",
          "3",
          "reactions",
          "yes"
        };
    var all = new java.util.LinkedHashMap<String, String>();
    for (var i = 0; i < fields.length; i += 2) {
      all.put(fields[i], fields[i + 1]);
    }
    for (var i = 0; i < other.length; i += 2) {
      all.put(other[i], other[i + 1]);
    }
    return who.post(
        RULES,
        all.entrySet().stream()
            .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
            .toArray(String[]::new));
  }

  private String rev() {
    return kari.get(RULES).body().replaceAll("(?s).*name=\"rev\" value=\"(\\d+)\".*", "$1");
  }

  private void ask(Visitor who, String text) {
    assertThat(who.post(PART + "/questions", "text", text).statusCode()).isEqualTo(303);
    app.clock().forward(Duration.ofSeconds(31));
  }

  private long acts() {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select count(*) from audit where act = 'room.rules'")
                .mapTo(long.class)
                .one());
  }
}
