package no.ordstyrer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Public pages on 64 kept connections; client and server share the machine. */
final class PagesBench implements Bench.Measure {
  private static final int ROUNDS = 3;
  private static final List<String> PAGES = List.of("/prove/1", "/prove/1/del-1");

  @Override
  public List<Result> run() throws Exception {
    var results = new ArrayList<Result>();
    try (var postgres = new Postgres()) {
      Site.serving(postgres, "/readyz", List.of()).close();
      postgres.content(null);
      try (var site = Site.serving(postgres, "/prove/1", List.of())) {
        for (var page : PAGES) {
          measure(site, page, Duration.ofSeconds(8));
        }
        for (var page : PAGES) {
          var rates = new ArrayList<Double>();
          var p99 = new ArrayList<Double>();
          var perCpu = new ArrayList<Double>();
          var unexpected = 0L;
          for (var round = 0; round < ROUNDS; round++) {
            var before = site.cpuSeconds();
            var outcome = measure(site, page, Duration.ofSeconds(6));
            rates.add(outcome.perSecond());
            p99.add(outcome.p99());
            perCpu.add(outcome.answers() / (site.cpuSeconds() - before));
            unexpected += outcome.unexpected();
          }
          results.add(
              new Result("pages")
                  .with("page", page)
                  .rounds("per_second", rates)
                  .rounds("p99_ms", p99)
                  .rounds("per_cpu_second", perCpu)
                  .with("unexpected", unexpected));
        }
      }
    }
    return results;
  }

  private static Load.Outcome measure(Site site, String page, Duration time) throws Exception {
    return Load.run(
        site.port(), 64, time, Long.MAX_VALUE, 200, (connection, _) -> connection.get(page));
  }
}
