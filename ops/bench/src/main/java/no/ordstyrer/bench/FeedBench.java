package no.ordstyrer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A personal calendar of 200 parts: whole, and to a program that has it already. */
final class FeedBench implements Bench.Measure {
  private static final int ROUNDS = 3;
  private static final int PARTS = 200;

  @Override
  public List<Result> run() throws Exception {
    try (var postgres = new Postgres()) {
      Site.serving(postgres, "/readyz", List.of()).close();
      postgres.content(null);
      postgres.run(
          "insert into part (series_id, number, kind, venue, label, theme, starts_at, ends_at)"
              + " select s.id, n, 'WEBINAR', 'ONLINE', 'Webinar ' || n, 'Tema ' || n,"
              + " now() + n * interval '1 day', now() + n * interval '1 day' + interval '1 hour'"
              + " from series s, generate_series(2, %d) n".formatted(PARTS));
      try (var site = Site.serving(postgres, "/prove/1", List.of());
          var connection = new Connection(site.port())) {
        connection.post(
            "/prove/1/registration",
            "name=Prove&email=prove%40etat.example&calendar=SUBSCRIPTION",
            "10.0.0.1");
        var feed =
            postgres.text(
                "select substring(text_body from '/calendar/[A-Za-z0-9_-]+\\.ics') from letter"
                    + " where text_body like '%/calendar/%' limit 1");
        return List.of(
            measure(site, connection, "personal", feed),
            measure(site, connection, "public", "/prove/1.ics"));
      }
    }
  }

  private static Result measure(Site site, Connection connection, String what, String path)
      throws Exception {
    connection.get(path);
    var tag = connection.tag();
    var whole = new ArrayList<Double>();
    var same = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    for (var warm = 0; warm < 400; warm++) {
      connection.get(path, tag);
    }
    for (var round = 0; round < ROUNDS; round++) {
      whole.add(median(connection, path, "", 200));
      var before = site.cpuSeconds();
      same.add(median(connection, path, tag, 304));
      cpu.add((site.cpuSeconds() - before) * 1000 / 300);
    }
    return new Result("feed")
        .with("whose", what)
        .with("parts", PARTS)
        .rounds("whole_ms", whole)
        .rounds("unchanged_ms", same)
        .rounds("unchanged_cpu_ms", cpu);
  }

  /** Of 300, from the first octet sent to the last one read. */
  private static double median(Connection connection, String path, String tag, int status)
      throws Exception {
    var times = new ArrayList<Double>();
    for (var n = 0; n < 300; n++) {
      var begin = System.nanoTime();
      if (connection.get(path, tag) != status) {
        throw new IllegalStateException("Not " + status);
      }
      times.add((System.nanoTime() - begin) / (double) Duration.ofMillis(1).toNanos());
    }
    return Result.median(times);
  }
}
