package no.ordstyrer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * 10,000 letters through a mail server on this machine: within a rate, with people who ask for
 * sign-in links meanwhile; and without one, with the application killed in between.
 */
final class OutboxBench implements Bench.Measure {
  private static final int LETTERS = 10_000;
  private static final int RATE = 250;
  private static final int STAFF = 20;

  @Override
  public List<Result> run() throws Exception {
    return List.of(within(), killed());
  }

  private static Result within() throws Exception {
    try (var postgres = new Postgres();
        var sink = new Sink()) {
      Site.serving(postgres, "/readyz", List.of()).close();
      postgres.content(null);
      postgres.run(
          "insert into account (email, name, created_at) select 'staff' || n || '@bench.example', 'Stab', now()"
              + " from generate_series(1, %d) n".formatted(STAFF));
      write(postgres);
      var server =
          "smtp://127.0.0.1:%d?rate=%d&domain-rate=%d&connections=4"
              .formatted(sink.port(), RATE, RATE);
      var begin = System.nanoTime();
      try (var site = Site.sending(postgres, server)) {
        var waits = new ArrayList<Double>();
        while (sink.recipients() < LETTERS / 10) {
          Thread.sleep(50);
        }
        var early = site.liveHeap();
        for (var n = 1; sink.recipients() < LETTERS + waits.size(); n++) {
          if (n <= STAFF) {
            waits.add(signIn(site, sink, "staff" + n + "@bench.example", n));
          } else {
            Thread.sleep(500);
          }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Result("outbox")
            .with("rate_set", RATE)
            .with("letters", sink.taken())
            .with("per_second", sink.taken() / seconds)
            .with("sign_in_links", waits.size())
            .with("sign_in_median_s", Result.median(waits))
            .with(
                "sign_in_worst_s", waits.stream().mapToDouble(Double::doubleValue).max().orElse(0))
            .with("live_heap_kb_at_a_tenth", early)
            .with("live_heap_kb_at_the_end", site.liveHeap());
      }
    }
  }

  private static Result killed() throws Exception {
    try (var postgres = new Postgres();
        var sink = new Sink()) {
      Site.serving(postgres, "/readyz", List.of()).close();
      write(postgres);
      var server =
          "smtp://127.0.0.1:%d?rate=100000&domain-rate=100000&connections=8".formatted(sink.port());
      try (var site = Site.sending(postgres, server)) {
        while (sink.recipients() < LETTERS / 2) {
          Thread.sleep(5);
        }
        site.kill();
      }
      // What was on its way when it died is tried again after a quarter of an hour: as if that had
      // passed.
      var claimed = postgres.number("select count(*) from letter where state = 'SENDING'");
      postgres.run(
          "update letter set claimed_at = claimed_at - interval '1 hour' where state = 'SENDING'");
      var before = sink.recipients();
      var begin = System.nanoTime();
      try (var _ = Site.sending(postgres, server)) {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (postgres.number("select count(*) from letter where state <> 'SENT'") > 0
            && System.nanoTime() < until) {
          Thread.sleep(20);
        }
      }
      var seconds = (System.nanoTime() - begin) / 1e9;
      return new Result("outbox-killed")
          .with("letters", LETTERS)
          .with("lost", LETTERS - sink.recipients())
          .with("repeated", sink.taken() - sink.recipients())
          .with("repeated_under_another_name", sink.renamed())
          .with("on_their_way_when_killed", claimed)
          .with("per_second_after_restart", (sink.recipients() - before) / seconds);
    }
  }

  private static double signIn(Site site, Sink sink, String email, int n) throws Exception {
    var asked = System.nanoTime();
    try (var connection = new Connection(site.port())) {
      connection.post("/sign-in", "email=" + email.replace("@", "%40"), "10.9.0." + n);
    }
    var until = asked + TimeUnit.SECONDS.toNanos(60);
    while (sink.first(email).isEmpty() && System.nanoTime() < until) {
      Thread.sleep(2);
    }
    var there = sink.first(email).orElseThrow(() -> new IllegalStateException("No link came"));
    Thread.sleep(1_000);
    return (there - asked) / 1e9;
  }

  private static void write(Postgres postgres) throws Exception {
    postgres.run(
        """
        insert into letter (dedupe_key, kind, priority, recipient, recipient_key, language, subject,
                            text_body, html_body, created_at, due_at, state)
        select 'bench:' || n, 'BENCH', 3, 'p' || n || '@d' || n %% 200 || '.example',
               'p' || n || '@d' || n %% 200 || '.example', 'nb', 'Velkommen til webinar 1',
               repeat('Vi gleder oss til å se deg. ', 40), repeat('<p>Vi gleder oss.</p>', 100), now(), now(), 'WAITING'
          from generate_series(1, %d) n
        """
            .formatted(LETTERS));
  }
}
