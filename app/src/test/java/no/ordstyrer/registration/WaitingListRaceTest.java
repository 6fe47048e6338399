package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.ordstyrer.TestApp;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crowd on the queues of several parts at once. Alone: it counts what it keeps busy. */
@Isolated
class WaitingListRaceTest {
  private final TestApp app = new TestApp();
  private final Play play = Play.on(app);

  @AfterEach
  void close() {
    app.close();
  }

  /**
   * Sixteen at once on seven people and three parts: no deadlock that PostgreSQL had to break,
   * nothing thrown, never one too many at any moment, in a part or in the series.
   */
  @ParameterizedTest
  @ValueSource(longs = {101, 202, 303})
  @Timeout(180)
  void sixteen_at_once(long seed) {
    var holds = seed % 3 == 0;
    app.db()
        .useHandle(handle -> {
          handle.execute("update part set capacity = 3");
          handle.execute(
              "update series set capacity = 5, approval = ?, pending_holds = ?",
              seed % 2 == 0 || holds,
              holds);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, 16)
              .<Future<?>>mapToObj(n -> threads.submit(() -> work(seed + n)))
              .toList();
      while (workers.stream().anyMatch(worker -> !worker.isDone())) {
        var during = Snapshot.of(app);
        assertThat(during.held().values()).allMatch(held -> held <= 3);
        assertThat(during.holders()).isLessThanOrEqualTo(5);
      }
      workers.forEach(WaitingListRaceTest::joined);
    }
    play.rooms().waiting().settle(play.series());
    var end = Snapshot.of(app);
    for (var part : app.cast().parts()) {
      assertThat(end.held(part) == 3 || end.holders() == 5 || end.waiting(part).isEmpty()).isTrue();
    }
    assertThat(deadlocks()).isZero();
  }

  /**
   * What {@link #sixteen_at_once} trusts in: two who wait for each other are counted. The one that
   * is broken does not try again: it could be back before the other has noticed that it was gone.
   */
  @Test
  void a_ring_is_counted() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> ring(1, 2));
      var other = threads.submit(() -> ring(2, 1));
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
    }
    assertThat(deadlocks()).isEqualTo(1);
  }

  private boolean ring(int first, int then) {
    try {
      app.db()
          .useTransaction(handle -> {
            handle.execute("update part set rev = rev + 1 where number = ?", first);
            handle.execute("select pg_sleep(0.3)");
            handle.execute("update part set rev = rev + 1 where number = ?", then);
          });
      return true;
    } catch (JdbiException e) {
      assertThat(e).hasStackTraceContaining("deadlock detected");
      return false;
    }
  }

  /**
   * Each session tells the statistics only once a second, so the last may be told a little late.
   */
  private long deadlocks() {
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    IntStream.range(0, 16).parallel().forEach(_ -> app.db().useHandle(this::tellStatistics));
    return app.db()
        .withHandle(handle ->
            handle
                .select("select deadlocks from pg_stat_database where datname = current_database()")
                .mapTo(long.class)
                .one());
  }

  private void tellStatistics(Handle handle) {
    handle.execute("select pg_stat_force_next_flush(), pg_sleep(0.05)");
  }

  private void work(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 12; i++) {
      var what =
          List.of(
              Play.What.REGISTER,
              Play.What.REGISTER,
              Play.What.APPROVE,
              Play.What.APPROVE,
              Play.What.REJECT,
              Play.What.RELEASE,
              Play.What.RETURN,
              Play.What.CLAIM,
              Play.What.CLAIM,
              Play.What.DECLINE,
              Play.What.WITHDRAW,
              Play.What.WAIT);
      play.run(
          new Play.Command(
              what.get(random.nextInt(what.size())),
              random.nextInt(Play.PEOPLE),
              random.nextInt(3),
              random.nextInt(8)));
    }
  }

  private static void joined(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
