package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RegistrationRaceTest {
  private final TestApp app = new TestApp();

  @AfterEach
  void close() {
    app.close();
  }

  /** Five hundred at the same moment, for a hundred places in one part and ten in another. */
  @Test
  @Timeout(180)
  void a_crowd_gets_exactly_the_places_there_are() throws Exception {
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

  private java.util.Map<Integer, Long> crowd(int people) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries =
          IntStream.range(0, people)
              .mapToObj(n ->
                  threads.submit(() -> {
                    var visitor = app.stranger();
                    return visitor
                        .post(
                            Cast.SERIES + "/registration",
                            "scope",
                            "all",
                            "name",
                            "Person " + n,
                            "email",
                            "p" + n + "@etat.example",
                        "calendar",
                        n % 5 == 0 ? "INVITATIONS" : "NONE")
                        .statusCode();
                  }))
              .toList();
      return tries.stream()
          .map(one -> {
            try {
              return one.get();
            } catch (InterruptedException | ExecutionException e) {
              throw new IllegalStateException(e);
            }
          })
          .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
    }
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
}
