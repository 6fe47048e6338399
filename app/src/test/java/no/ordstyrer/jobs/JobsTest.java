package no.ordstyrer.jobs;

import static java.time.Month.MARCH;
import static java.time.Month.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private final Jdbi db = Database.open(TestDatabase.fresh());
  private final SettableClock clock = new SettableClock(Instant.parse("2030-09-05T08:00:00Z"));
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void work_is_done_once_an_interval_among_all_nodes() {
    var here = node();
    var there = node();
    assertThat(here.runDue()).containsExactly("count");
    assertThat(there.runDue()).isEmpty();
    clock.forward(Duration.ofSeconds(59));
    assertThat(there.runDue()).isEmpty();
    clock.forward(Duration.ofSeconds(1));
    assertThat(there.runDue()).containsExactly("count");
    assertThat(here.runDue()).isEmpty();
    assertThat(done.get()).isEqualTo(2);
  }

  @Test
  void nightly_work_is_done_each_night_over_both_changes_of_the_clock() {
    clock.set(Instant.parse("2030-03-29T12:00:00Z"));
    var jobs = new Jobs(db, clock).daily(LocalTime.of(2, 30), OSLO, "night", done::incrementAndGet);
    jobs.runDue();
    var end = clock.instant().plus(Duration.ofDays(365));
    while (clock.instant().isBefore(end)) {
      clock.forward(Duration.ofHours(isNearChange() ? 1 : 12));
      jobs.runDue();
    }
    assertThat(done.get()).isEqualTo(366);
  }

  /** The last week of March and of October: hour by hour there, else half a day at a time. */
  private boolean isNearChange() {
    var now = clock.instant().atZone(OSLO);
    return now.getDayOfMonth() > 23 && (now.getMonth() == MARCH || now.getMonth() == OCTOBER);
  }

  @Test
  void a_night_that_was_missed_is_made_good() {
    var jobs = new Jobs(db, clock).daily(LocalTime.of(3, 0), OSLO, "night", done::incrementAndGet);
    jobs.runDue();
    clock.forward(Duration.ofDays(5));
    assertThat(jobs.runDue()).containsExactly("night");
    assertThat(jobs.runDue()).isEmpty();
  }

  @Test
  void what_fails_hinders_nothing_and_is_tried_again() {
    var jobs =
        new Jobs(db, clock)
            .every(
                Duration.ofMinutes(1),
                "fails",
                () -> {
                  throw new IllegalStateException("on purpose");
                })
            .every(Duration.ofMinutes(1), "count", done::incrementAndGet);
    assertThat(jobs.runDue()).containsExactly("fails", "count");
    clock.forward(Duration.ofMinutes(1));
    assertThat(jobs.runDue()).containsExactly("fails", "count");
    assertThat(done.get()).isEqualTo(2);
  }

  @Test
  void it_works_by_itself_until_it_is_closed() throws InterruptedException {
    var worked = new CountDownLatch(1);
    try (var jobs =
        new Jobs(db, clock).every(Duration.ofMinutes(1), "count", worked::countDown).start()) {
      assertThat(worked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(jobs.runDue()).isEmpty();
    }
  }

  private Jobs node() {
    return new Jobs(db, clock).every(Duration.ofMinutes(1), "count", done::incrementAndGet);
  }
}
