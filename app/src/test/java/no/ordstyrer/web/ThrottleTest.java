package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
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

  /** Many pairs, interleaved; a known address cost three times as much when it was looked up. */
  @Test
  void a_known_and_an_unknown_address_take_the_same_time() {
    var visitor = app.stranger();
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < 90; i++) {
      var known = time(visitor, Cast.MODERATOR.email());
      var unknown = time(visitor, "nobody" + i + "@samhandling.example");
      app.clock().forward(Duration.ofMinutes(4));
      if (i >= 30) {
        ratios.add((double) known / unknown);
      }
    }
    Collections.sort(ratios);
    assertThat(ratios.get(ratios.size() / 2)).isBetween(0.5, 2.0);
  }

  @Test
  void one_network_may_ask_for_many_but_not_for_all() {
    var refused = 0;
    for (var i = 0; i < 310; i++) {
      refused += ask(app.stranger(), "a" + i + "@b.example").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(10);
  }

  @Test
  void a_header_that_nobody_vouches_for_is_not_believed() {
    assertThat(Networks.network("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(Networks.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Networks.network("2001:db8:1:2::9"))
        .isNotEqualTo(Networks.network("2001:db8:1:3::9"));
  }

  private static long time(Visitor visitor, String email) {
    var begin = System.nanoTime();
    assertThat(ask(visitor, email).statusCode()).isEqualTo(200);
    return System.nanoTime() - begin;
  }

  private static java.net.http.HttpResponse<String> ask(Visitor visitor, String email) {
    return visitor.post("/sign-in", "email", email);
  }
}
