package no.ordstyrer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** From the command to the first real page on an existing schema; with and without the cache. */
final class StartBench implements Bench.Measure {
  private static final int ROUNDS = 5;

  @Override
  public List<Result> run() throws Exception {
    var ways = new LinkedHashMap<String, List<String>>();
    ways.put("without", List.of());
    ways.put("aot", List.of("-XX:AOTCache=app/target/ordstyrer.aot"));
    var seconds = new LinkedHashMap<String, List<Double>>();
    var cpu = new LinkedHashMap<String, List<Double>>();
    try (var postgres = new Postgres()) {
      Site.serving(postgres, "/readyz", List.of()).close();
      postgres.content(null);
      for (var round = 0; round < ROUNDS; round++) {
        for (var way : ways.entrySet()) {
          var start = System.nanoTime();
          try (var site = Site.serving(postgres, "/prove/1", way.getValue())) {
            add(seconds, way.getKey(), (System.nanoTime() - start) / 1e9);
            add(cpu, way.getKey(), site.cpuSeconds());
          }
        }
      }
    }
    var result = new Result("start");
    ways.keySet()
        .forEach(way ->
            result
                .rounds(way + "_seconds", seconds.get(way))
                .rounds(way + "_cpu_seconds", cpu.get(way)));
    return List.of(result);
  }

  private static void add(LinkedHashMap<String, List<Double>> rounds, String way, double value) {
    rounds.computeIfAbsent(way, _ -> new ArrayList<>()).add(value);
  }
}
