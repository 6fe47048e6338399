package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: it is about a crowd on one series, not about other tests. */
@Isolated
class RegistrationRaceTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  /** Five hundred at the same moment, for a hundred places in one part and ten in another. */
  @Test
  @Timeout(180)
  void a_crowd_gets_exactly_the_places_there_are() {
    app.db()
        .useHandle(handle -> {
          handle.execute("update part set capacity = 100 where number = 2");
          handle.execute("update part set capacity = 10 where number = 3");
        });

    var answers = crowd(500);

    assertThat(answers).containsOnlyKeys(303);
    assertThat(count("CONFIRMED", 1)).isEqualTo(500);
    assertThat(count("CONFIRMED", 2)).isEqualTo(100);
    assertThat(count("WAITLISTED", 2)).isEqualTo(400);
    assertThat(count("CONFIRMED", 3)).isEqualTo(10);
    assertThat(numbers()).isEqualTo(400);
  }

  /** Everybody has a thread and a connection of her own; the client is one, for it costs most. */
  private Map<Integer, Long> crowd(int people) {
    try (var client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          IntStream.range(0, people)
              .mapToObj(n ->
                  threads.submit(
                      () -> client.send(form(n), BodyHandlers.discarding()).statusCode()))
              .toList();
      return tries.stream()
          .map(RegistrationRaceTest::joined)
          .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
  }

  private HttpRequest form(int n) {
    var calendar = n % 5 == 0 ? "INVITATIONS" : "NONE";
    return HttpRequest.newBuilder(URI.create(app.origin() + Cast.SERIES + "/registration"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Origin", app.origin())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                "scope=all&name=Person+"
                    + n
                    + "&email=p"
                    + n
                    + "%40etat.example&calendar="
                    + calendar))
        .build();
  }

  private long count(String state, int part) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select count(*) from part_registration p join part t on t.id = p.part_id
                     where p.state = ? and t.number = ?
                    """)
                .bind(0, state)
                .bind(1, part)
                .mapTo(long.class)
                .one());
  }

  /** How many different places in the queue of part 2 people were told. */
  private long numbers() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select count(distinct (queued_at, ticket)) from part_registration p join part t on t.id = p.part_id
                     where p.state = 'WAITLISTED' and t.number = 2
                    """)
                .mapTo(long.class)
                .one());
  }

  private static int joined(Future<Integer> one) {
    try {
      return one.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
