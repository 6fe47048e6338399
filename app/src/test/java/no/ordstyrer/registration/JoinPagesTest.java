package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.Browser;
import no.ordstyrer.Cast;
import no.ordstyrer.Dump;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The personal way into a part: when it is open, where it leads, and what it leaves behind. */
class JoinPagesTest {
  private static final String VIDEO = "https://video.example/abc";
  private static final String PART = Cast.SERIES + "/del-1";

  /** Half an hour before the first part, to the second. */
  private static final Instant OPENS = Instant.parse("2030-09-12T07:30:00Z");

  private final TestApp app = new TestApp();
  private final Visitor anne = app.stranger();
  private final String join = registered();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void the_video_is_open_from_half_an_hour_before_while_live_and_not_after_the_end() {
    assertEarly(anne.get(join).body());
    app.clock().set(OPENS.minusSeconds(1));
    assertEarly(anne.get(join).body());
    assertThat(leadsTo()).endsWith(join);
    assertThat(joins()).isEmpty();

    app.clock().set(OPENS);
    assertThat(anne.get(join).body()).contains("Du kan bli med nå", "videomøtet");
    assertThat(leadsTo()).isEqualTo(VIDEO);
    part("live_at = starts_at, starts_at = starts_at - interval '9 hours'");
    app.clock().set(Instant.parse("2030-09-12T16:00:00Z"));
    assertThat(leadsTo()).as("live beyond its time").isEqualTo(VIDEO);

    part("ended_at = ends_at");
    assertThat(anne.get(join).body()).contains("over", PART).doesNotContain("video.example");
    assertThat(leadsTo()).endsWith(join);
    assertThat(joins()).containsExactly("2");
  }

  @Test
  void opening_the_link_leaves_nothing_behind_but_the_pass_to_the_room() {
    app.clock().set(OPENS);
    var before = Dump.of(app.db());
    var opened = app.stranger().get(join);
    assertThat(Dump.of(app.db())).isEqualTo(before);
    assertThat(opened.body()).doesNotContain("video.example").doesNotContain("/manage/");
    assertThat(opened.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("pass-", "HttpOnly");
    assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    leadsTo();
    assertThat(joins()).containsExactly("1");
  }

  @Test
  void where_the_video_is_on_the_parts_page_the_button_leads_there() {
    app.clock().set(OPENS);
    part("video_embed = true");
    assertThat(anne.get(join).body()).contains("siden for delen");
    assertThat(leadsTo()).endsWith(PART);
    part("video_url = null");
    assertThat(leadsTo()).endsWith(PART);
    assertThat(anne.get(PART).statusCode()).isEqualTo(200);
    assertThat(joins()).containsExactly("2");
  }

  @Test
  void who_let_her_place_go_whose_part_is_cancelled_or_has_no_hour_is_told_so() {
    app.clock().set(OPENS);
    part("cancelled_at = now(), cancelled_why = 'Sykdom'");
    assertThat(anne.get(join).body()).contains("avlyst", "Sykdom").doesNotContain("video.example");
    assertThat(leadsTo()).endsWith(join);
    part("cancelled_at = null, cancelled_why = null, postponed_at = now()");
    assertThat(anne.get(join).body()).contains("utsatt");
    part("postponed_at = null, starts_at = null, ends_at = null, day = '2030-09-20'");
    assertThat(anne.get(join).body()).contains("Klokkeslettet er ikke bestemt");
    app.db()
        .useHandle(handle -> handle.execute("update part_registration set state = 'WITHDRAWN'"));
    assertThat(anne.get(join).body()).contains("Du er ikke påmeldt");
    assertThat(leadsTo()).endsWith(join);
    assertThat(joins()).isEmpty();
    assertThat(anne.post(join + "x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_moved_part_says_when_it_should_have_been() {
    var move = "/studio" + PART + "/time";
    var ola = app.signedIn(Cast.ORGANISER);
    ola.post(move, "rev", "1", "date", "2030-09-13", "start", "12:00", "end", "13:30");
    assertThat(anne.get(join).body())
        .contains("Delen er flyttet. Den skulle ha vært torsdag 12. september 2030 kl. 10.00");
  }

  @Test
  void she_sees_her_joins_and_erased_leaves_only_their_number() {
    app.clock().set(OPENS);
    leadsTo();
    assertThat(joins()).hasSize(1);
    var manage = Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/manage/");
    assertThat(anne.get(manage + "/data.json").body()).contains("JOIN", "2030-09-12T07:30:00Z");
    assertThat(anne.post(manage + "/erasure").statusCode()).isEqualTo(303);
    assertThat(joins()).as("the count survives").containsExactly("1");
    assertThat(Dump.of(app.db()).get("part_join")).as("not the hour").doesNotContain(":30:00");
    assertThat(anne.post(join).statusCode()).isEqualTo(404);
  }

  @Test
  void in_a_browser_the_button_leads_out_to_the_video() {
    try (var browser = new Browser(app)) {
      var guest = browser.guest();
      guest.go(join).check("join-early").shot("join-early");
      assertThat(guest.page().locator("[data-opens-in]").textContent()).contains("om 6 døgn");
      app.clock().set(OPENS);
      guest.context().route("https://video.example/**", JoinPagesTest::answer);
      guest.go(join).check("join-open").shot("join-open");
      guest.page().click("main form button");
      guest.page().waitForURL(VIDEO);
      assertThat(guest.page().content()).contains("<h1>Video</h1>");
      part("live_at = starts_at, ended_at = ends_at");
      guest.go(join).check("join-over").shot("join-over");
      part("cancelled_at = now(), cancelled_why = 'Sykdom'");
      guest.go(join).check("join-cancelled");
    }
  }

  private static void answer(Route route) {
    route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Video</h1>"));
  }

  private static void assertEarly(String body) {
    assertThat(body)
        .contains("Du kan bli med fra torsdag 12. september 2030 kl. 09.30 (norsk tid)", PART)
        .doesNotContain("video.example")
        .doesNotContain("<form method=\"post\" action=\"/join");
  }

  /** Where the button leads; a path of ours without the host. */
  private String leadsTo() {
    var answer = anne.post(join);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String registered() {
    anne.post(
        Cast.SERIES + "/registration",
        "scope",
        "all",
        "name",
        Cast.ATTENDEE.name(),
        "email",
        Cast.ATTENDEE.email());
    part("video_url = '" + VIDEO + "'");
    return Inbox.of(app, Cast.ATTENDEE.email()).first("REGISTERED").link("/join/");
  }

  private void part(String change) {
    app.db().useHandle(handle -> handle.execute("update part set " + change + " where number = 1"));
  }

  private List<String> joins() {
    return app.db()
        .withHandle(
            handle -> handle.select("select times from part_join").mapTo(String.class).list());
  }
}
