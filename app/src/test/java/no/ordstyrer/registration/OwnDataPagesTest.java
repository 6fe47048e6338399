package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.ordstyrer.Attendees;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnDataPagesTest {
  private final TestApp app = new TestApp();
  private String manage = "";

  @BeforeEach
  void register() {
    app.stranger()
        .post(
            Cast.SERIES + "/registration",
            "name",
            "Anne Deltaker",
            "email",
            Cast.ATTENDEE.email(),
            "organisation",
            "Annes helt egne firma",
            "scope",
            "all");
    manage = Inbox.of(app, Cast.ATTENDEE.email()).letters().getFirst().link("/manage/");
    ask(1, "Hva lærte vi?", "PUBLISHED");
    ask(2, "Er dette lov?", "PENDING");
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void she_takes_along_all_that_we_know() {
    app.db()
        .useHandle(handle -> {
          handle.execute(
              "insert into attendance_stretch (part_registration_id, from_at, until_at)"
                  + " select min(id), '2030-09-12T08:01Z', '2030-09-12T09:11Z' from part_registration");
          handle.execute(
              "insert into question_vote (question_id, registration_id, voted, counter, at)"
                  + " select min(q.id), min(r.id), true, 1, now() from question q, registration r"
                  + " where q.moderation = 'PUBLISHED'");
        });
    var answer = app.stranger().get(manage + "/data.json");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains(
            "Anne Deltaker",
            "anne@etat.example",
            "Annes helt egne firma",
            "CONFIRMED",
            "Webinar 2",
            "Er dette lov?",
            "2030-09-05T08:00:00Z",
            "2030-09-12T08:01:00Z",
            "\"VOTE\"");
    assertThat(app.stranger().get("/manage/nobody/data.json").statusCode()).isEqualTo(404);
  }

  @Test
  void she_takes_along_what_she_reported_and_how_it_stands() {
    app.db()
        .useHandle(handle ->
            handle.execute("update question set registration_id = null where number = 1"));
    var whose =
        app.db()
            .withHandle(
                handle -> handle.select("select id from registration").mapTo(long.class).one());
    var report = Cast.SERIES + "/del-1/questions/1/report";
    var sent = Attendees.holding(app, whose).post(report, "reason", "Det er sjikane av naboen");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(app.stranger().get(manage + "/data.json").body())
        .contains("\"REPORT\"", "\"OPEN\"", "Det er sjikane av naboen");
  }

  @Test
  void when_she_says_so_she_is_forgotten_and_her_calendar_is_told() {
    var anne = app.stranger();
    var before = Dump.of(app.db());
    assertThat(anne.get(manage + "/erasure").body()).contains("Ja, slett meg");
    assertThat(Dump.of(app.db())).isEqualTo(before);

    assertThat(anne.post(manage + "/erasure").statusCode()).isEqualTo(303);
    assertThat(Dump.tablesWith(app.db(), "Er dette lov?")).isEmpty();
    assertThat(Dump.tablesWith(app.db(), "Hva lærte vi?")).containsExactly("question");
    assertThat(Dump.tablesWith(app.db(), "Annes helt egne")).isEmpty();
    assertThat(Dump.tablesWith(app.db(), "Anne Deltaker")).isSubsetOf("letter");
    assertThat(anne.get(manage).statusCode()).isEqualTo(404);
    assertThat(anne.post(manage + "/erasure").statusCode()).isEqualTo(404);
    assertThat(anne.get(Cast.SERIES + "?done=registration.erased").body())
        .contains("Du er slettet.");

    // What was still to leave has left: then nothing is kept but the figures.
    app.db().useHandle(handle -> handle.execute("update letter set state = 'SENT'"));
    app.clock().forward(Duration.ofDays(1));
    app.app().retention().night();
    assertThat(Dump.tablesWith(app.db(), "anne@etat.example")).isEmpty();
    assertThat(Dump.tablesWith(app.db(), "Anne Deltaker")).isEmpty();
    assertThat(Dump.of(app.db()).get("part_registration")).contains("WITHDRAWN");
  }

  @Test
  void in_a_browser() {
    try (var browser = new Browser(app)) {
      var anne = browser.guest();
      anne.go(manage).check("manage-own-data");
      anne.go(manage + "/erasure").check("erasure").shot("erasure");
      anne.page().locator("main form button").click();
      assertThat(anne.page().locator(".notice").innerText()).contains("slettet");
    }
  }

  private void ask(int number, String text, String moderation) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, author_name, text, asked_at,
                       moderation, changed_at, published_at)
                select ?, ?, id, false, name, ?, ?, ?, ?, case when ? = 'PUBLISHED' then ?::timestamptz end
                  from registration
                """,
                app.cast().parts().getFirst(),
                number,
                text,
                TestApp.NOW,
                moderation,
                TestApp.NOW,
                moderation,
                TestApp.NOW));
  }
}
