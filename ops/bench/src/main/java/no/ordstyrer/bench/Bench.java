package no.ordstyrer.bench;

import java.util.List;
import java.util.Map;

/** Measures the packed program from outside, on this machine alone. */
public final class Bench {
  private static final Map<String, Measure> MEASURES =
      Map.ofEntries(
          Map.entry("pages", new PagesBench()),
          Map.entry("start", new StartBench()),
          Map.entry("register", new RegisterBench()),
          Map.entry("people", new PeopleBench()),
          Map.entry("fanout", new FanoutBench()),
          Map.entry("storm", new StormBench()),
          Map.entry("idle", new IdleBench()),
          Map.entry("votes", new VotesBench()),
          Map.entry("latency", new LatencyBench()),
          Map.entry("outbox", new OutboxBench()),
          Map.entry("feed", new FeedBench()));

  private Bench() {}

  /** One thing that is measured; answers the lines for the results. */
  interface Measure {
    List<Result> run() throws Exception;
  }

  public static void main(String[] words) throws Exception {
    var measure = words.length == 1 ? MEASURES.get(words[0]) : null;
    if (measure == null) {
      System.err.println(
          "ops/bench/run <name>: one of " + MEASURES.keySet().stream().sorted().toList());
      System.exit(2);
      return;
    }
    for (var result : measure.run()) {
      System.out.println(result.json());
      result.keep(words[0]);
    }
    System.exit(0);
  }
}
