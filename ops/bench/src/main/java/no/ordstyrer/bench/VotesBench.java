package no.ordstyrer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A full room that votes: so many votes a second by HTTP, from as many people as there are sockets
 * that watch. What they are told, how long a vote takes, and whether the sum is right at the end:
 * in the database and on the screens, against what was acknowledged.
 */
final class VotesBench implements Bench.Measure {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int SOCKETS = Integer.getInteger("sockets", 9_500);
  private static final int RATE = Integer.getInteger("rate", 2_000);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("seconds", 15));
  private static final Duration WARM = Duration.ofSeconds(5);
  private static final int CLIENTS = 128;

  /** Nobody votes more often than once a second: the limit is 30 votes in 10 seconds. */
  private static final int PEOPLE = Math.max(SOCKETS, RATE);

  private static final String FRAGMENT = "Accept: text/vnd.ordstyrer.fragment+html\r\n";

  /** Of each person and question the newest choice: twice its counter, and one more for yes. */
  private final AtomicLongArray acknowledged = new AtomicLongArray(PEOPLE * Ours.QUESTIONS);

  private final List<Double> rates = new ArrayList<>();
  private final List<Double> p50 = new ArrayList<>();
  private final List<Double> p99 = new ArrayList<>();
  private final List<Double> frames = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private long numbered;
  private long answered;
  private long unexpected;

  @Override
  public List<Result> run() throws Exception {
    try (var postgres = new Postgres();
        var ours = new Ours(postgres, Site.CACHE)) {
      var attendees = Attendees.registered(postgres, PEOPLE);
      var manner = ours.manner().lively().each(attendees::pass);
      try (var crowd = new Crowd(manner).gather(SOCKETS);
          var screen = new Screen(manner.port(), manner.path())) {
        vote(manner.port(), attendees, WARM);
        for (var round = 0; round < ROUNDS; round++) {
          round(ours, crowd, attendees);
        }
        Thread.sleep(3_000); // Scores are told twice a second.
        return List.of(result(postgres, crowd, screen));
      }
    }
  }

  private void round(Ours ours, Crowd crowd, Attendees attendees) throws Exception {
    var heard = crowd.frames();
    var used = ours.cpuSeconds();
    var began = System.nanoTime();
    var outcome = vote(ours.manner().port(), attendees, TIME);
    var seconds = (System.nanoTime() - began) / 1e9;
    rates.add(outcome.perSecond());
    p50.add(outcome.p50());
    p99.add(outcome.p99());
    frames.add((crowd.frames() - heard) / seconds / SOCKETS);
    cpu.add((ours.cpuSeconds() - used) * 1e3 / outcome.answers());
    System.err.printf(
        "%tT %.0f/s, p99 %.1f ms%n", new java.util.Date(), rates.getLast(), p99.getLast());
  }

  private Load.Outcome vote(int port, Attendees attendees, Duration time) throws Exception {
    var from = numbered;
    var outcome =
        Load.paced(
            port,
            CLIENTS,
            time,
            RATE,
            200,
            (connection, number) -> vote(connection, attendees, from + number));
    numbered += RATE * time.toSeconds();
    answered += outcome.answers();
    unexpected += outcome.unexpected();
    return outcome;
  }

  /** Everybody in turn, for one question after the other; then they take back, and so on. */
  private int vote(Connection connection, Attendees attendees, long number) throws Exception {
    var person = (int) (number % PEOPLE);
    var choice = number / PEOPLE;
    var question = (int) (choice % Ours.QUESTIONS);
    var voted = choice / Ours.QUESTIONS % 2 == 0;
    var counter = choice + 1;
    attendees.enter(person, connection);
    var status =
        connection.post(
            "/prove/1/del-1/questions/" + (question + 1) + "/vote",
            "voted=" + voted + "&counter=" + counter,
            "10.1.%d.%d".formatted(person >> 8 & 255, person & 255),
            FRAGMENT);
    if (status == 200) {
      acknowledged.accumulateAndGet(
          person * Ours.QUESTIONS + question, counter * 2 + (voted ? 1 : 0), Math::max);
    }
    return status;
  }

  private Result result(Postgres postgres, Crowd crowd, Screen screen) throws Exception {
    var right = new long[Ours.QUESTIONS];
    for (var i = 0; i < acknowledged.length(); i++) {
      right[i % Ours.QUESTIONS] += acknowledged.get(i) & 1;
    }
    var stored = new long[Ours.QUESTIONS];
    var shown = new long[Ours.QUESTIONS];
    for (var question = 0; question < Ours.QUESTIONS; question++) {
      stored[question] =
          postgres.number(
              """
              select count(*) from question_vote v join question q on q.id = v.question_id
               where q.number = %d and v.voted
              """
                  .formatted(question + 1));
      shown[question] = screen.number("votes-" + (question + 1));
    }
    return new Result("votes")
        .with("sockets", SOCKETS)
        .with("rate", RATE)
        .with("votes", answered)
        .rounds("per_second", rates)
        .rounds("p50_ms", p50)
        .rounds("p99_ms", p99)
        .rounds("frames_per_socket_second", frames)
        .rounds("cpu_ms_per_vote", cpu)
        .with("unexpected", unexpected)
        .with("votes_for_something", Arrays.stream(right).sum())
        .with("tally_exact", Arrays.equals(right, stored))
        .with("screen_exact", Arrays.equals(right, shown))
        .with("sockets_lost", crowd.lost())
        .with("farewells", crowd.farewells())
        .with("load", Site.load());
  }
}
