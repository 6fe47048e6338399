package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The plan of a debate is written on one page: lines, terms, seats. */
class DebatePlanPagesTest {
  private static final String PART = Cast.SERIES + "/del-3";
  private static final String PLAN = PART + "/debate/plan";

  private final TestApp app = new TestApp();
  private final Visitor ola = app.signedIn(Cast.ORGANISER);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_template_fills_the_part_and_its_lines_are_changed_moved_left_out_and_taken_in() {
    assertThat(ola.get("/studio" + PART + "/programme").body()).contains(PLAN);
    assertThat(ola.get(PLAN).body()).contains("Paneldebatt 90");
    ola.post(PLAN);
    assertThat(ola.get(PLAN).body()).contains("Planen er på 90 minutter, og delen varer i 90.");

    var line = PLAN + "/lines/" + one("select id from run_item where kind = 'AUDIENCE'");
    var form = ola.get(line).body();
    assertThat(form).contains("value=\"22\"", "value=\"12\"");
    var saw = form.replaceAll("(?s).*name=\"saw\" value=\"([^\"]*)\".*", "$1");
    var wrong = edit(line, saw, "planned", "tjue", "min", "30");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Skriv minutter fra 0 til 480", "value=\"tjue\"");
    assertThat(edit(line, saw, "planned", "20", "min", "30").body())
        .contains("Minste tid kan ikke være lengre");
    assertThat(edit(line, saw, "planned", "25:30", "min", "12").statusCode()).isEqualTo(303);
    assertThat(edit(line, saw, "planned", "9", "min", "1").statusCode()).as("stale").isEqualTo(409);
    assertThat(ola.get(PLAN).body()).contains("Planen er 3:30 minutter for lang", "Ta godt imot");

    ola.post(line + "/up");
    assertThat(order()).startsWith("INTRO STANCE OPENING INTRO ROUND AUDIENCE ROUND");
    ola.post(line + "/out");
    assertThat(ola.get(PLAN).body()).contains("Ta med igjen", "22 minutter er ikke planlagt");
    ola.post(line + "/in");
    assertThat(ola.post(line + "/removal").headers().firstValue("Location").orElse(""))
        .as("only what was left out")
        .contains("impossible");
    ola.post(line + "/out");
    ola.post(line + "/removal");
    assertThat(one("select count(*) from run_item where kind = 'AUDIENCE'")).isEqualTo("0");
    ola.post(
        PLAN + "/lines/new", "label", "Pause", "kind", "BREAK", "planned", "5", "notes", "Kaffe");
    assertThat(order()).endsWith("SLACK BREAK");

    // What has begun is history; its notes are before the chair.
    app.signedIn(Cast.CHAIR).post(PART + "/run/next", "believed", "");
    var first = one("select id from run_item where state = 'RUNNING'");
    assertThat(ola.get(PLAN + "/lines/" + first).statusCode()).isEqualTo(404);
    ola.post(PLAN + "/lines/" + first + "/down");
    assertThat(one("select id from run_item order by rank limit 1")).isEqualTo(first);
  }

  @Test
  void terms_and_seats_are_written_and_a_seat_that_has_spoken_stays_what_it_is() {
    ola.post(PLAN);
    var maret = seat(Cast.PANELIST);
    ola.post(
        PLAN + "/terms", "rev", "0", "motion", "X", "framing", "ADVERSARIAL", "mode", "BUDGET");
    assertThat(one("select time_mode from debate")).as("nothing by halves").isEqualTo("BOTH");
    settle("BUDGET", "PANEL");
    assertThat(one("select time_mode || balance || motion from debate")).isEqualTo("BUDGETPANELX");
    assertThat(seated(maret, "PANELIST", "mot", "ti").body()).contains("Skriv minutter fra 0");
    seated(maret, "PANELIST", "mot", "10");
    assertThat(one("select side || budget_millis from seat where id = " + maret))
        .isEqualTo("mot600000");

    var turid = app.signedIn(Cast.CHAIR);
    turid.post(PART + "/turns", "seat", maret, "kind", "ANSWER", "seconds", "120", "believed", "");
    assertThat(one("select count(allotted_millis) from turn")).as("budget alone").isEqualTo("0");
    assertThat(turid.get(PART + "/chair").body()).contains("data-allotted=\"600000\"", ">mot<");
    assertThat(seated(maret, "TIMEKEEPER", "", "").body()).contains("taletiden hører til plassen");
    settle("NONE", "CHAIR");
    assertThat(turid.get(PART + "/chair").body()).doesNotContain("data-allotted=\"600000\"");
  }

  @Test
  void each_kind_of_turn_has_its_length_and_the_line_that_runs_says_which_it_is() {
    ola.post(PLAN);
    assertThat(ola.get(PLAN).body()).contains("Tid for hvert innlegg", "value=\"3\"");
    var wrong = settle(ola, "TERMS", "opening", "0:05", "answer", "lenge", "closing", "");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Skriv minutter fra 0:10 til 60", "value=\"0:05\"", "value=\"lenge\"");
    settle(ola, "TERMS", "opening", "4", "answer", "1:30", "reply", "0:45", "closing", "0:50");
    var turid = app.signedIn(Cast.CHAIR);
    var maret = seat(Cast.PANELIST);
    turid.post(PART + "/turns", "seat", maret, "believed", "");
    assertThat(last()).as("no line runs").isEqualTo("ANSWER 90 null");
    for (var kind : List.of("OPENING", "CLOSING")) {
      app.db()
          .useHandle(handle ->
              handle.execute(
                  "update run_item set state = 'SKIPPED', began_at = null, ended_at = null"));
      app.db()
          .useHandle(handle ->
              handle.execute("update run_item set state = 'PLANNED' where kind = ?", kind));
      turid.post(PART + "/run/next", "believed", "");
      turid.post(PART + "/turns", "seat", maret, "believed", one("select max(id) from turn"));
      assertThat(last())
          .isEqualTo(
              kind
                  + (kind.equals("OPENING") ? " 240 " : " 50 ")
                  + one("select id from run_item where state = 'RUNNING'"));
    }
    app.signedIn(Cast.PANELIST).post(PART + "/seat/floor", "kind", "REPLY");
    var request = one("select id from floor_request");
    turid.post(PART + "/floor/" + request + "/grant", "believed", one("select max(id) from turn"));
    assertThat(last()).startsWith("REPLY 45 ");
  }

  private String last() {
    return one(
        """
        select kind || ' ' || allotted_millis / 1000 || ' ' || coalesce(run_item_id::text, 'null')
          from turn order by id desc limit 1
        """);
  }

  @Test
  void of_two_who_write_the_later_is_told_by_whom_and_loses_nothing() {
    ola.post(PLAN);
    var turid = app.signedIn(Cast.CHAIR);
    var maret = seat(Cast.PANELIST);
    assertThat(settle(turid, "0", "motion", "Fra Turid").statusCode()).isEqualTo(303);
    var late = settle(ola, "0", "motion", "Fra Ola", "answer", "7");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains(Cast.CHAIR.name() + " lagret noe annet", "value=\"Fra Ola\"", "value=\"7\"");
    assertThat(one("select motion from debate")).isEqualTo("Fra Turid");
    // Knowingly, once more.
    var rev = late.body().replaceAll("(?s).*/terms\".*?name=\"rev\" value=\"(\\d+)\".*", "$1");
    assertThat(settle(ola, rev, "motion", "Fra Ola").statusCode()).isEqualTo(303);
    assertThat(one("select motion from debate")).isEqualTo("Fra Ola");
    // The page of the stance question writes the motion too.
    StanceScenes.write(ola, PART);
    assertThat(settle(turid, "2").statusCode()).isEqualTo(409);

    assertThat(seated(ola, "0", maret, "PANELIST", "for", "10").statusCode()).isEqualTo(303);
    var seats = seated(turid, "0", maret, "PANELIST", "mot", "11");
    assertThat(seats.statusCode()).isEqualTo(409);
    assertThat(seats.body())
        .contains(Cast.ORGANISER.name() + " lagret noe annet", "value=\"mot\"", "value=\"11\"");
    assertThat(one("select side from seat where id = " + maret)).isEqualTo("for");
  }

  @Test
  void the_balance_is_seen_by_those_who_may() {
    ola.post(PLAN);
    var turid = app.signedIn(Cast.CHAIR);
    var maret = app.signedIn(Cast.PANELIST);
    for (var balance : Debate.Balance.values()) {
      settle("BOTH", balance.name());
      var on = "id=\"balance\"";
      assertThat(turid.get(PART + "/chair").body()).contains("class=\"bars\"");
      assertThat(maret.get(PART + "/seat").body().contains(on))
          .isEqualTo(balance != Debate.Balance.CHAIR);
      assertThat(app.stranger().get(PART).body().contains(on))
          .isEqualTo(balance == Debate.Balance.PUBLIC);
      assertThat(app.stranger().get(PART + "/changes?since=0").body().contains("room-balance"))
          .as("live, to " + balance)
          .isEqualTo(balance == Debate.Balance.PUBLIC);
    }
  }

  @Test
  void the_turn_that_runs_counts_for_everybody() {
    ola.post(PLAN);
    settle("BOTH", "PUBLIC");
    var turid = app.signedIn(Cast.CHAIR);
    turid.post(PART + "/turns", "seat", seat(Cast.PANELIST), "believed", "");
    app.clock().forward(Duration.ofSeconds(40));
    assertThat(app.stranger().get(PART).body())
        .containsPattern("(?s)id=\"balance\".*data-spoken=\"40000\" data-running=\"true\"");
    var turn = one("select id from turn");
    turid.post(PART + "/turns/" + turn + "/pause");
    app.clock().forward(Duration.ofSeconds(40));
    assertThat(app.stranger().get(PART).body())
        .containsPattern("(?s)id=\"balance\".*data-spoken=\"40000\"")
        .doesNotContain("data-running=\"true\"");
  }

  @Test
  void the_pages_are_in_order() {
    ola.post(PLAN);
    try (var browser = new Browser(app)) {
      var page = browser.staff(Cast.ORGANISER).go(PLAN);
      page.check("debate-plan").shot("debate-plan");
      var down = page.page().locator(".line-acts form[action$='/down'] button").first();
      down.focus();
      page.page().keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.page().locator(".desk-row__name").first())
          .containsText("Standpunkt før debatten");
      page.page().locator(".line-acts a").first().click();
      page.check("debate-plan-line").shot("debate-plan-line");
    }
  }

  private void settle(String mode, String balance) {
    assertThat(settle(ola, "TERMS", "mode", mode, "balance", balance).statusCode()).isEqualTo(303);
  }

  /** With other fields than the form has in these pairs; {@code rev}: as the page has it now. */
  private HttpResponse<String> settle(Visitor who, String rev, String... changed) {
    var fields =
        new LinkedHashMap<>(
            Map.of(
                "rev", rev.equals("TERMS") ? rev("TERMS") : rev,
                "motion", "X",
                "framing", "EXPLORATORY",
                "mode", "BOTH",
                "balance", "CHAIR"));
    for (var kind : List.of("opening", "answer", "reply", "rebuttal", "closing")) {
      fields.put(kind, "2");
    }
    for (var i = 0; i < changed.length; i += 2) {
      fields.put(changed[i], changed[i + 1]);
    }
    return who.post(
        PLAN + "/terms",
        fields.entrySet().stream()
            .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new));
  }

  private HttpResponse<String> seated(String seat, String role, String side, String budget) {
    return seated(ola, rev("SEATS"), seat, role, side, budget);
  }

  private HttpResponse<String> seated(
      Visitor who, String rev, String seat, String role, String side, String budget) {
    return who.post(
        PLAN + "/seats",
        "rev",
        rev,
        "role-" + seat,
        role,
        "side-" + seat,
        side,
        "budget-" + seat,
        budget);
  }

  private String rev(String form) {
    return one("select coalesce(max(rev), 0) from debate_written where form = '" + form + "'");
  }

  private HttpResponse<String> edit(String line, String saw, String... times) {
    return ola.post(
        line,
        "saw",
        saw,
        "label",
        "Salen",
        "kind",
        "AUDIENCE",
        "flexible",
        "yes",
        "notes",
        "Ta godt imot",
        times[0],
        times[1],
        times[2],
        times[3]);
  }

  private String seat(Cast.Person person) {
    return one(
        "select s.id from seat s join part_person p on p.id = s.person_id where p.name = '"
            + person.name()
            + "'");
  }

  private String order() {
    return one("select string_agg(kind, ' ' order by rank) from run_item");
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
