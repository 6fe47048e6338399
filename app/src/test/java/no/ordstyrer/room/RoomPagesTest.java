package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.LongPoll;
import no.ordstyrer.OpenPage;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.live.Live;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomPagesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final String DEBATE = Cast.SERIES + "/del-3";

  private final TestApp app = new TestApp();
  private final List<OpenPage> pages = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var page : pages) {
      page.close();
    }
    app.close();
  }

  @Test
  void everybody_sees_the_page_of_a_published_part() {
    var body = app.stranger().get(PART).body();
    assertThat(body)
        .contains("Hva er svakheten ved dagens styringsmodell?", "Ikke begynt ennå", "Meld deg på")
        .doesNotContain("Styr rommet");
    assertThat(app.stranger().get(Cast.SERIES + "/del-9").statusCode()).isEqualTo(404);
    assertThat(app.stranger().get(Cast.SERIES + "/del-x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_moderator_opens_pauses_and_ends_and_every_open_page_hears_it() throws Exception {
    var kari = app.signedIn(Cast.MODERATOR);
    var guest = open(app.stranger(), PART);
    var colleague = open(app.signedIn(Cast.SECOND_MODERATOR), PART);

    assertThat(turn(kari, PART, "OPEN", 0)).isEqualTo(303);
    guest.await("live", () -> guest.element("room").contains("Direkte nå"));
    assertThat(turn(kari, PART, "PAUSED", 1)).isEqualTo(303);
    colleague.await("paused", () -> colleague.element("room").contains("data-phase=\"PAUSED\""));
    assertThat(kari.get(PART + "/end").statusCode()).isEqualTo(200);
    assertThat(kari.post(PART + "/end").statusCode()).isEqualTo(303);
    guest.await("ended", () -> guest.element("room").contains("Avsluttet"));
    assertThat(app.stranger().get(PART).body()).contains("Avsluttet").doesNotContain("Til stede");
    assertThat(turn(kari, PART, "OPEN", 3)).isEqualTo(422);
    assertThat(guest.faults()).isEmpty();
  }

  @Test
  void two_moderators_cannot_overwrite_each_other() {
    var kari = app.signedIn(Cast.MODERATOR);
    var per = app.signedIn(Cast.SECOND_MODERATOR);
    assertThat(turn(kari, PART, "OPEN", 0)).isEqualTo(303);

    var late = per.post(PART + "/phase", "phase", "CLOSED", "rev", "0");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Noen andre endret rommet like før deg", "Direkte nå");
    assertThat(turn(per, PART, "OPEN", 0)).as("the same state is no error").isEqualTo(303);
  }

  @Test
  void only_moderators_turn_a_room() {
    assertThat(turn(app.signedIn(Cast.MODERATOR), PART, "OPEN", 0)).isEqualTo(303);
    for (var other : List.of(Cast.STRANGER, Cast.ORGANISER, Cast.CHAIR)) {
      var visitor = app.signedIn(other);
      assertThat(turn(visitor, PART, "PAUSED", 1)).isEqualTo(404);
      assertThat(visitor.post(PART + "/end").statusCode()).isEqualTo(404);
      assertThat(visitor.get(PART + "/end").statusCode()).isEqualTo(404);
    }
    assertThat(turn(app.stranger(), PART, "PAUSED", 1)).isEqualTo(404);
  }

  @Test
  void a_draft_has_no_socket_for_an_outsider() throws Exception {
    // It could have succeeded: the same handshake does while the series is public.
    assertThat(open(app.stranger(), PART).closedWith()).isZero();
    app.db().useHandle(handle -> handle.execute("update series set published_at = null"));

    assertThatThrownBy(() -> open(app.stranger(), PART)).hasStackTraceContaining("404");
    assertThatThrownBy(() -> open(app.signedIn(Cast.STRANGER), PART))
        .hasStackTraceContaining("404");
    assertThatThrownBy(() -> new LongPoll(app.origin() + PART + "/changes").since(0))
        .hasMessageContaining("404");
    assertThat(open(app.signedIn(Cast.MODERATOR), PART).closedWith()).isZero();
  }

  @Test
  void what_is_not_published_reaches_nobody_but_the_moderators_and_its_author() throws Exception {
    var anne = Attendees.confirmed(app, Cast.ATTENDEE);
    var author = open(anne, PART);
    var other = open(Attendees.confirmed(app, Cast.SECOND_ATTENDEE), PART);
    var guest = open(app.stranger(), PART);
    var kari = app.signedIn(Cast.MODERATOR);
    var moderator = open(kari, PART);
    var poll = new LongPoll(app.origin() + PART + "/changes");
    anne.post(PART + "/questions", "text", "Kanarifugl?", "language", "nb");

    moderator.await("the card", () -> moderator.element("queue-1").contains("Kanarifugl"));
    author.await("her own", () -> author.element("mine-1").contains("Kanarifugl"));
    kari.post(PART + "/queue/1/approve", "rev", "1");
    guest.await("it, once published", () -> guest.element("question-1").contains("Kanarifugl"));
    kari.post(PART + "/queue/1/retract", "rev", "2", "reason", "personal");
    for (var page : List.of(other, guest)) {
      page.await("that it is gone", () -> page.version() >= 2 && page.ids().isEmpty());
      assertThat(page.heard().stream().filter(line -> line.contains("Kanarifugl")))
          .hasSizeLessThan(2);
    }
    var late = new OpenPage(app.origin() + PART + "/live", app.stranger().handshake(), 0, null);
    pages.add(late.open());
    late.await("the end", () -> late.version() >= 2);
    assertThat(late.heard().toString()).doesNotContain("Kanarifugl");
    assertThat(poll.since(0)).contains("\"gone\":true").doesNotContain("Kanarifugl");
  }

  @Test
  void another_site_opens_no_socket() throws Exception {
    assertThat(open(app.stranger(), PART).closedWith()).isZero();
    for (var origin : List.of("https://evil.example", "null", app.origin() + ".evil.example")) {
      var page = new OpenPage(app.origin() + PART + "/live", Map.of("Origin", origin), 0, null);
      assertThatThrownBy(page::open).as(origin).hasStackTraceContaining("403");
    }
  }

  @Test
  void nobody_hears_more_than_her_role_gives_whatever_she_asks_for() throws Exception {
    for (var audience : List.of("moderators", "panel", "chair", "stage", "check-in", "me:1", "x")) {
      var address = app.origin() + PART + "/live?audience=" + audience;
      var page = new OpenPage(address, app.stranger().handshake(), 0, null);
      assertThatThrownBy(page::open).as(audience).hasStackTraceContaining("404");
    }
    var address = app.origin() + PART + "/live?audience=";
    for (var audience : List.of("", "attendees")) {
      var page = new OpenPage(address + audience, app.stranger().handshake(), 0, null);
      pages.add(page.open());
      assertThat(page.closedWith()).isZero();
    }
  }

  @Test
  void a_role_that_was_taken_away_hears_nothing_more() throws Exception {
    var per = app.signedIn(Cast.SECOND_MODERATOR);
    var page = open(per, PART);
    turn(app.signedIn(Cast.MODERATOR), PART, "OPEN", 0);
    page.await("it while he may", () -> page.element("room").contains("OPEN"));
    app.db()
        .useHandle(handle ->
            handle.execute(
                "delete from arena_member where account_id = (select id from account where email = ?)",
                Cast.SECOND_MODERATOR.email()));
    turn(app.signedIn(Cast.MODERATOR), PART, "PAUSED", 1);

    page.await("the end", () -> page.closedWith() == 4003);
    assertThat(page.heard().toString()).doesNotContain("PAUSED");
  }

  @Test
  void signing_out_ends_the_socket_too() throws Exception {
    var per = app.signedIn(Cast.SECOND_MODERATOR);
    var page = open(per, PART);
    per.post("/sign-out");
    turn(app.signedIn(Cast.MODERATOR), PART, "OPEN", 0);
    page.await("the end", () -> page.closedWith() == 4003);
    assertThat(page.heard().toString()).doesNotContain("OPEN");
  }

  @Test
  void another_node_hears_of_it() throws Exception {
    var port = TestApp.freePort();
    try (var node = app.node(port)) {
      assertThat(node.port()).isEqualTo(port);
      var visitor = app.strangerAt(port);
      var page =
          new OpenPage("http://localhost:" + port + PART + "/live", visitor.handshake(), 0, null);
      pages.add(page.open());
      turn(app.signedIn(Cast.MODERATOR), PART, "OPEN", 0);
      page.await("it", () -> page.element("room").contains("OPEN"));
      page.close();
    }
  }

  @Test
  void the_video_is_for_confirmed_people_from_half_an_hour_before() {
    app.db()
        .useHandle(
            handle -> handle.execute("update part set video_url = 'https://video.example/rom'"));
    var anne = Attendees.confirmed(app, Cast.ATTENDEE, app.cast().parts().subList(0, 1));
    app.clock().set(Instant.parse("2030-09-12T07:29:59Z"));
    assertThat(anne.get(PART).body())
        .doesNotContain("video.example")
        .contains("Lenken til videoen");
    app.clock().forward(Duration.ofSeconds(1));

    assertThat(anne.get(PART).body()).contains("https://video.example/rom", "Bli med i videomøtet");
    assertThat(app.stranger().get(PART).body()).doesNotContain("video.example");
    assertThat(anne.get(DEBATE).body()).as("not her part").doesNotContain("video.example");
    app.db().useHandle(handle -> handle.execute("update part set video_embed = true"));
    var embedded = anne.get(PART);
    assertThat(embedded.body()).contains("<iframe src=\"https://video.example/rom\"");
    assertThat(embedded.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-src 'self' https://video.example");
  }

  @Test
  void people_are_counted_not_pages() throws Exception {
    var anne = Attendees.confirmed(app, Cast.ATTENDEE, app.cast().parts().subList(0, 1));
    var first = open(anne, PART);
    open(anne, PART);
    open(app.signedIn(Cast.MODERATOR), PART);
    var guest =
        new OpenPage(
            app.origin() + PART + "/live?who=0123456789ab", app.stranger().handshake(), 0, null);
    pages.add(guest.open());

    first.await("two people", () -> first.count("present") == 2);
    assertThat(app.stranger().get(PART).body()).contains("data-count=\"present\">2<");
  }

  @Test
  void a_part_left_live_ends_itself() {
    turn(app.signedIn(Cast.MODERATOR), PART, "OPEN", 0);
    var live = new Live(app.db(), app.clock());
    var rooms =
        new Rooms(app.db(), new Arenas(app.db(), app.clock()), (_, _) -> {}, live, app.clock());
    app.clock().set(Instant.parse("2030-09-12T15:30:00Z"));
    assertThat(rooms.endForgotten()).isZero();
    app.clock().forward(Duration.ofSeconds(1));
    assertThat(rooms.endForgotten()).isEqualTo(1);
    assertThat(app.stranger().get(PART).body()).contains("Avsluttet");
    live.close();
  }

  private int turn(Visitor visitor, String part, String phase, int rev) {
    return visitor.post(part + "/phase", "phase", phase, "rev", String.valueOf(rev)).statusCode();
  }

  private OpenPage open(Visitor visitor, String part) throws Exception {
    var body = visitor.get(part).body();
    var version = body.replaceAll("(?s).*data-version=\"(\\d+)\".*", "$1");
    var mine = body.replaceAll("(?s).*data-me=\"(\\d+)\".*", "$1");
    var page =
        new OpenPage(
            app.origin() + part + "/live",
            visitor.handshake(),
            version.matches("\\d+") ? Long.parseLong(version) : 0,
            mine.matches("\\d+") ? Long.valueOf(mine) : null);
    pages.add(page);
    return page.open();
  }
}
