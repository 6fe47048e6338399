package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import no.ordstyrer.Cast;
import no.ordstyrer.Inbox;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.access.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void two_nodes_count_together_and_the_clock_forgives() {
    var port = TestApp.freePort();
    try (var _ = app.node(port)) {
      var there = app.strangerAt(port);
      for (var i = 0; i < 5; i++) {
        var visitor = i % 2 == 0 ? app.stranger() : there;
        assertThat(ask(visitor, Cast.MODERATOR.email()).statusCode()).isEqualTo(200);
      }
      for (var visitor : List.of(app.stranger(), there)) {
        var refused = ask(visitor, "  KARI@Samhandling.example ");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("180");
        assertThat(refused.body()).contains("For mange forsøk", "<main");
      }
      assertThat(ask(there, Cast.ORGANISER.email()).statusCode()).isEqualTo(200);

      app.clock().forward(Duration.ofMinutes(3));
      assertThat(ask(app.stranger(), Cast.MODERATOR.email()).statusCode()).isEqualTo(200);
      assertThat(ask(there, Cast.MODERATOR.email()).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void a_known_and_an_unknown_address_are_refused_alike() {
    var known = new ArrayList<Integer>();
    var unknown = new ArrayList<Integer>();
    for (var i = 0; i < 8; i++) {
      known.add(ask(app.stranger(), Cast.MODERATOR.email()).statusCode());
      unknown.add(ask(app.stranger(), "nobody@samhandling.example").statusCode());
    }
    assertThat(known).isEqualTo(unknown).contains(200, 429);
  }

  /** Many pairs, interleaved; the median of the ratios forgives a noisy machine. */
  @Test
  void a_known_and_an_unknown_address_take_the_same_time() {
    register(app.stranger(), Cast.ATTENDEE.email());
    same("/sign-in", Cast.MODERATOR.email(), ThrottleTest::ask);
    same(Cast.SERIES + "/registration/link", Cast.ATTENDEE.email(), this::link);
    same(Cast.SERIES + "/registration", Cast.ATTENDEE.email(), this::register);
    same(Cast.SERIES + "/registration/colleagues", Cast.ATTENDEE.email(), this::colleague);
    register(app.stranger(), Cast.SECOND_ATTENDEE.email());
    var manage = Inbox.of(app, Cast.SECOND_ATTENDEE.email()).first("REGISTERED").link("/manage/");
    same(
        "address",
        Cast.ATTENDEE.email(),
        (visitor, email) -> visitor.post(manage + "/address", "email", email));
  }

  /** Where she says that she wants no reminders: only the true link knows her. */
  @Test
  void a_link_of_somebody_and_a_link_of_nobody_are_refused_alike() {
    register(app.stranger(), Cast.ATTENDEE.email());
    var tokens =
        new Tokens("another secret, thirty-two characters".getBytes(StandardCharsets.UTF_8));
    var ours =
        new Tokens("a secret of the tests, thirty-two characters".getBytes(StandardCharsets.UTF_8));
    var hers = ours.issue(Tokens.Purpose.UNSUBSCRIBE, 1, 1);
    assertThat(app.stranger().get("/unsubscribe/" + hers).statusCode()).isEqualTo(200);
    assertThat(app.stranger().post("/unsubscribe/" + hers).statusCode()).isEqualTo(200);
    var forged =
        List.of(
            tokens.issue(Tokens.Purpose.UNSUBSCRIBE, 1, 1),
            ours.issue(Tokens.Purpose.MANAGE, 1, 1),
            ours.issue(Tokens.Purpose.UNSUBSCRIBE, 1, 2));
    var nobody = tokens.issue(Tokens.Purpose.UNSUBSCRIBE, 987_654, 1);
    for (var link : forged) {
      alike("/unsubscribe/" + link, "/unsubscribe/" + nobody, (visitor, path) -> visitor.get(path));
      alike(
          "/unsubscribe/" + link, "/unsubscribe/" + nobody, (visitor, path) -> visitor.post(path));
      alike(
          "/unsubscribe/" + link + "/undo",
          "/unsubscribe/" + nobody + "/undo",
          (visitor, path) -> visitor.post(path));
    }
  }

  private void alike(
      String somebody, String nobody, BiFunction<Visitor, String, HttpResponse<String>> send) {
    var visitor = app.stranger();
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < 30; i++) {
      var known = timed(() -> send.apply(visitor, somebody));
      var unknown = timed(() -> send.apply(visitor, nobody));
      assertThat(known.answer().statusCode()).isEqualTo(404);
      assertThat(unknown.answer().statusCode()).isEqualTo(404);
      assertThat(unknown.answer().body().replace(nobody, "X"))
          .isEqualTo(known.answer().body().replace(somebody, "X"));
      if (i >= 10) {
        ratios.add((double) known.nanos() / unknown.nanos());
      }
    }
    Collections.sort(ratios);
    assertThat(ratios.get(ratios.size() / 2)).as(somebody).isBetween(0.2, 5.0);
  }

  /** The first of an address and the second look the same from outside. */
  @Test
  void how_much_room_there_is_does_not_tell_whether_an_address_was_new() {
    app.db().useHandle(handle -> handle.execute("update part set capacity = 25"));
    var before = app.stranger().get(Cast.SERIES + "/registration").body();
    assertThat(before).contains("Minst 20 ledige plasser");
    for (var time = 0; time < 2; time++) {
      app.clock().forward(Duration.ofMinutes(10));
      register(app.stranger(), Cast.ATTENDEE.email());
      assertThat(room(app.stranger().get(Cast.SERIES + "/registration").body()))
          .isEqualTo(room(before));
    }
    app.db().useHandle(handle -> handle.execute("update part set capacity = 1"));
    var full = room(app.stranger().get(Cast.SERIES + "/registration").body());
    assertThat(full).contains("Færre enn 10 står på venteliste");
    register(app.stranger(), Cast.SECOND_ATTENDEE.email());
    assertThat(room(app.stranger().get(Cast.SERIES + "/registration").body())).isEqualTo(full);
  }

  private static String room(String page) {
    return page.replaceAll("(?s).*<main", "").replaceAll("(?s)</main>.*", "");
  }

  private void same(
      String what, String address, BiFunction<Visitor, String, HttpResponse<String>> send) {
    var visitor = app.stranger();
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < 60; i++) {
      app.clock().forward(Duration.ofMinutes(10));
      var stranger = "nobody" + i + "@samhandling.example";
      var known = timed(() -> send.apply(visitor, address));
      var unknown = timed(() -> send.apply(visitor, stranger));
      assertThat(unknown.answer().statusCode()).isEqualTo(known.answer().statusCode());
      assertThat(unknown.answer().headers().firstValue("Location"))
          .isEqualTo(known.answer().headers().firstValue("Location"));
      assertThat(unknown.answer().body().replace(stranger, "X"))
          .isEqualTo(known.answer().body().replace(address, "X"));
      if (i >= 20) {
        ratios.add((double) known.nanos() / unknown.nanos());
      }
    }
    Collections.sort(ratios);
    assertThat(ratios.get(ratios.size() / 2)).as(what).isBetween(0.5, 2.0);
  }

  @Test
  void one_network_may_ask_for_many_but_not_for_all() {
    var refused = 0;
    for (var i = 0; i < 310; i++) {
      refused += ask(app.stranger(), "a" + i + "@b.example").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(10);
  }

  /**
   * Only what the proxy itself added is believed, and only where one must be in front: TLS ends
   * there.
   */
  @Test
  void behind_a_proxy_each_network_has_its_own_measure() {
    var port = TestApp.freePort();
    try (var _ = app.node(port, URI.create("https://localhost"))) {
      for (var i = 0; i < 6; i++) {
        assertThat(from(port, "192.0.2.1, 198.51.100." + i)).isEqualTo(200);
      }
      for (var i = 0; i < 6; i++) {
        assertThat(from(port, "203.0.113." + i + ", 198.51.100.77")).isEqualTo(i < 5 ? 200 : 429);
        assertThat(from(app.app().port(), "198.51.100." + (100 + i))).isEqualTo(i < 5 ? 200 : 429);
      }
    }
  }

  private int from(int port, String header) {
    var visitor = app.strangerAt(port);
    return visitor
        .send(
            visitor
                .request("/sign-in")
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", header)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=kari%40samhandling.example")))
        .statusCode();
  }

  @Test
  void a_header_that_nobody_vouches_for_is_not_believed() {
    assertThat(Networks.network("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(Networks.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Networks.network("2001:db8:1:2::9"))
        .isNotEqualTo(Networks.network("2001:db8:1:3::9"));
  }

  private record Timed(HttpResponse<String> answer, long nanos) {}

  private static Timed timed(Supplier<HttpResponse<String>> send) {
    var begin = System.nanoTime();
    var answer = send.get();
    return new Timed(answer, System.nanoTime() - begin);
  }

  private static HttpResponse<String> ask(Visitor visitor, String email) {
    return visitor.post("/sign-in", "email", email);
  }

  private HttpResponse<String> link(Visitor visitor, String email) {
    return visitor.post(Cast.SERIES + "/registration/link", "email", email);
  }

  private HttpResponse<String> colleague(Visitor visitor, String email) {
    return visitor.post(
        Cast.SERIES + "/registration/colleagues", "by", "Ola", "name-1", "Anne", "email-1", email);
  }

  private HttpResponse<String> register(Visitor visitor, String email) {
    return visitor.post(
        Cast.SERIES + "/registration", "name", "Anne", "email", email, "scope", "all");
  }
}
