package no.ordstyrer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestApp;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.db.Database;
import no.ordstyrer.web.Limits.Answer.Granted;
import no.ordstyrer.web.Limits.Answer.Wait;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final Limit THREE = new Limit("three", 3, Duration.ofMinutes(1));
  private static final Limit HUNDRED = new Limit("hundred", 100, Duration.ofSeconds(1));

  private final com.zaxxer.hikari.HikariDataSource source = Database.pool(TestDatabase.fresh(), 8);
  private final Jdbi db = Database.open(source);
  private final SettableClock clock = new SettableClock(TestApp.NOW);
  private final Limits one = node();
  private final Limits other = node();

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void nodes_give_from_the_same_bucket_and_the_clock_fills_it() {
    assertThat(one.take(THREE, "anne")).isInstanceOf(Granted.class);
    assertThat(other.take(THREE, "anne")).isInstanceOf(Granted.class);
    clock.forward(Duration.ofSeconds(10));
    assertThat(one.take(THREE, "anne")).isInstanceOf(Granted.class);
    assertThat(other.take(THREE, "anne")).isEqualTo(new Wait(Duration.ofSeconds(50)));
    assertThat(one.take(THREE, "bjorn")).isInstanceOf(Granted.class);

    clock.forward(Duration.ofSeconds(50));
    assertThat(other.take(THREE, "anne")).isInstanceOf(Granted.class);
    assertThat(one.take(THREE, "anne")).isInstanceOf(Wait.class);

    clock.forward(Duration.ofHours(1));
    for (var i = 0; i < 3; i++) {
      assertThat(one.take(THREE, "anne")).isInstanceOf(Granted.class);
    }
    assertThat(one.take(THREE, "anne")).isInstanceOf(Wait.class);
  }

  @Test
  void of_several_buckets_all_give_or_none() {
    for (var i = 0; i < 3; i++) {
      one.take(THREE, "anne");
    }
    for (var i = 0; i < 200; i++) {
      assertThat(one.take(List.of(HUNDRED.by("ministry"), THREE.by("anne"))))
          .isInstanceOf(Wait.class);
    }
    assertThat(one.take(HUNDRED, "ministry")).isInstanceOf(Granted.class);
  }

  @Test
  void a_race_gives_exactly_what_there_is() throws Exception {
    Callable<Boolean> take = () -> other.take(HUNDRED, "ministry") instanceof Granted;
    try (var threads = Executors.newFixedThreadPool(16)) {
      var given = 0;
      for (var answer : threads.invokeAll(IntStream.range(0, 400).mapToObj(_ -> take).toList())) {
        given += answer.get() ? 1 : 0;
      }
      assertThat(given).isEqualTo(100);
    }
  }

  @Test
  void full_buckets_are_swept_and_nothing_readable_is_kept() {
    one.take(THREE, "anne@etat.example");
    assertThat(dump()).hasSize(1).noneMatch(row -> row.contains("anne"));
    assertThat(one.sweep()).isZero();

    clock.forward(Duration.ofMinutes(2));
    assertThat(other.sweep()).isEqualTo(1);
    assertThat(dump()).isEmpty();
  }

  private List<String> dump() {
    return db.withHandle(handle ->
        handle
            .createQuery("select rule || encode(subject, 'escape') from rate_bucket")
            .mapTo(String.class)
            .list());
  }

  private Limits node() {
    var secret = "a secret of the tests, thirty-two characters";
    return new Limits(db, new Tokens(secret.getBytes(StandardCharsets.UTF_8)), clock);
  }
}
