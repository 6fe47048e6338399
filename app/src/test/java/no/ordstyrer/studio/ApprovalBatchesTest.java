package no.ordstyrer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer to more people than are answered at once. */
class ApprovalBatchesTest {
  private static final String PATH = "/studio" + Cast.SERIES + "/admission";
  private static final int CROWD = 430;

  private final TestApp app = new TestApp();
  private Visitor ola = app.stranger();

  @BeforeEach
  void crowd() {
    ola = app.signedIn(Cast.ORGANISER);
    app.db().useHandle(handle -> handle.execute("update series set approval = true"));
    for (var i = 1; i <= CROWD; i++) {
      Attendees.register(app, person(i), app.cast().parts().subList(0, 1));
    }
    app.db()
        .useHandle(
            handle -> handle.execute("update part_registration set state = 'PENDING_APPROVAL'"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void all_who_wait_are_approved_some_at_a_time_in_the_order_in_which_they_came() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 425 where number = 1"));
    assertThat(ola.get(PATH).body())
        .contains("430 påmeldinger venter på svar", "Her står de 200 som har ventet lengst, av 430")
        .contains("Godkjenn alle 430", "Avslå alle 430");
    var ask = ola.get(PATH + "/answer?answer=APPROVED&whom=all&q=").body();
    assertThat(ask)
        .contains("Godkjenn 430 påmeldinger?", "og 230 til", "De besvares litt etter litt")
        .contains("Webinar 1: 430 av dem trenger plass, og det er 425 ledig")
        .doesNotContain("name=\"id\"");
    withdraw(7);
    withdraw(400);
    var stale = answer(ola, "APPROVED", "", mark(ask));
    assertThat(stale.statusCode()).isEqualTo(422);
    assertThat(stale.body())
        .contains("Det er ikke lenger de samme som venter", "Godkjenn 428 påmeldinger?");

    var sent = answer(ola, "APPROVED", "Velkommen!", mark(stale.body()));
    var report = sent.headers().firstValue("Location").orElseThrow();
    assertThat(ola.get(report).body())
        .contains("200 av 428 er besvart", "Arbeidet fortsetter", "data-progress=\"running\"");
    assertThat(ola.get(PATH).body()).contains("228 påmeldinger venter", "200 av 428 er besvart");
    // What happens meanwhile is in the report: somebody leaves, a colleague is quicker.
    withdraw(300);
    var ingrid = app.signedIn(Cast.OWNER);
    var quick =
        ingrid.post(PATH + "/answer", "answer", "REJECTED", "reason", "Nei", "id", "" + id(301));
    assertThat(quick.statusCode()).isEqualTo(303);
    work();

    assertThat(ola.get(report).body())
        .contains("426 påmeldinger er godkjent", "2 ble hoppet over", "data-progress=\"ended\"")
        .contains("Har trukket påmeldingen.", "Avslått av Ingrid Eier")
        .contains("Her står de 200 første av 426");
    assertThat(states()).isEqualTo("425 CONFIRMED, 1 REJECTED, 1 WAITLISTED, 3 WITHDRAWN");
    assertThat(state(CROWD)).isEqualTo("WAITLISTED");
    assertThat(count("select count(*) from letter where kind = 'APPROVED'")).isEqualTo(426);
    assertThat(Inbox.of(app, person(CROWD - 1).email()).last().textBody()).contains("Velkommen!");
    // Nothing of what was written is kept beside what stands with those who got it.
    assertThat(count("select count(*) from approval_round where reason <> ''")).isZero();
    assertThat(count("select count(*) from approval_due")).isZero();
  }

  @Test
  void those_whom_a_search_finds_are_rejected_and_no_others() {
    var found = ola.get(PATH + "?q=Person+4").body();
    assertThat(found).contains("42 av 430 passer med søket", "Avslå alle 42 som passer med søket");
    var ask = ola.get(PATH + "/answer?answer=REJECTED&whom=all&q=Person+4").body();
    var without = answer(ola, "REJECTED", "", mark(ask));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Avslå 42 påmeldinger?", "Fyll ut dette feltet");

    var sent = answer(ola, "REJECTED", "Serien er full.", mark(ask));

    assertThat(ola.get(sent.headers().firstValue("Location").orElseThrow()).body())
        .contains("42 påmeldinger er avslått");
    assertThat(states()).isEqualTo("388 PENDING_APPROVAL, 42 REJECTED");
    var moderator = app.signedIn(Cast.MODERATOR);
    assertThat(answer(moderator, "REJECTED", "Nei", "388-0").statusCode()).isEqualTo(404);
  }

  @Test
  void the_story_in_a_browser() {
    try (var browser = new Browser(app)) {
      var organiser = browser.staff(Cast.ORGANISER);
      organiser.go(PATH);
      organiser.page().click("text=Godkjenn alle 430");
      organiser.check("approval-many").shot("approval-many");
      organiser.page().click("text=Ja, godkjenn 430 påmeldinger");
      organiser.page().waitForURL("**/admission/*");
      organiser.check("approval-running").shot("approval-running");
      work();
      organiser.page().locator("[data-progress=ended]").waitFor();
      assertThat(organiser.page().locator("[data-status]").innerText())
          .contains("430 påmeldinger er godkjent");
      organiser.check("approval-ended");
    }
  }

  private HttpResponse<String> answer(Visitor who, String answer, String reason, String mark) {
    var asked = answer.equals("REJECTED") ? "Person 4" : "";
    return who.post(
        PATH + "/answer",
        "answer",
        answer,
        "reason",
        reason,
        "whom",
        "all",
        "q",
        asked,
        "mark",
        mark);
  }

  private static String mark(String page) {
    var found = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void work() {
    app.clock().forward(Duration.ofSeconds(10));
    assertThat(app.app().jobs().runDue()).contains("approvals");
  }

  private static Cast.Person person(int number) {
    return new Cast.Person("Person " + number, "p" + number + "@etat.example");
  }

  private void withdraw(int number) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part_registration set state = 'WITHDRAWN' where registration_id = ?",
                id(number)));
  }

  private long id(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .select("select id from registration where name = ?", person(number).name())
                .mapTo(long.class)
                .one());
  }

  private String state(int number) {
    return text("select state from part_registration where registration_id = " + id(number));
  }

  private String states() {
    return text(
        "select string_agg(n || ' ' || state, ', ' order by state) from"
            + " (select state, count(*) as n from part_registration group by state) s");
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(int.class).one());
  }
}
