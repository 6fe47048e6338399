package no.ordstyrer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Registrations for one hot part over HTTP, against pgbench that runs the statements of one
 * registration with 16 clients, in turns; and a rush of 20,000 for 1,000 places.
 */
final class RegisterBench implements Bench.Measure {
  private static final int ROUNDS = 3;
  private static final int SECONDS = 6;
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  @Override
  public List<Result> run() throws Exception {
    return List.of(hot(), rush());
  }

  private static Result hot() throws Exception {
    var ours = new ArrayList<Double>();
    var floor = new ArrayList<Double>();
    var ratio = new ArrayList<Double>();
    var p99 = new ArrayList<Double>();
    var unexpected = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      // A database of its own each time: what counts places must not find more of them each round.
      try (var postgres = new Postgres();
          var site = Site.serving(postgres, "/readyz", List.of())) {
        postgres.content(1_000_000);
        register(site, 16, Duration.ofSeconds(4), Long.MAX_VALUE, "warm");
        empty(postgres);
        var outcome = register(site, 16, Duration.ofSeconds(SECONDS), Long.MAX_VALUE, "hot");
        empty(postgres);
        ours.add(outcome.perSecond());
        p99.add(outcome.p99());
        unexpected += outcome.unexpected();
        floor.add(pgbench(postgres));
        ratio.add(ours.getLast() / floor.getLast());
      }
    }
    return new Result("register")
        .rounds("per_second", ours)
        .rounds("p99_ms", p99)
        .rounds("pgbench_per_second", floor)
        .rounds("ratio", ratio)
        .with("unexpected", unexpected);
  }

  private static Result rush() throws Exception {
    try (var postgres = new Postgres();
        var site = Site.serving(postgres, "/readyz", List.of())) {
      postgres.content(1_000);
      var outcome = register(site, 64, Duration.ofMinutes(10), 20_000, "rush");
      var states = "select count(*) from part_registration where state = '%s'";
      return new Result("rush")
          .with("tries", outcome.answers())
          .with("confirmed", postgres.number(states.formatted("CONFIRMED")))
          .with("waiting", postgres.number(states.formatted("WAITLISTED")))
          .with("unexpected", outcome.unexpected())
          .with("per_second", outcome.perSecond())
          .with("p99_ms", outcome.p99());
    }
  }

  private static Load.Outcome register(
      Site site, int clients, Duration time, long most, String mark) throws Exception {
    return Load.run(
        site.port(),
        clients,
        time,
        most,
        303,
        (connection, number) ->
            connection.post(
                "/prove/1/registration",
                "name=Prove+Navnesen&email=%s%d%%40etat.example&organisation=Etaten"
                    .formatted(mark, number),
                "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255)));
  }

  private static void empty(Postgres postgres) throws Exception {
    postgres.run("truncate letter");
    postgres.run("truncate registration cascade");
    postgres.run("vacuum analyze");
  }

  private static double pgbench(Postgres postgres) throws Exception {
    var process =
        new ProcessBuilder(
                program(),
                "-n",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(postgres.port()),
                "-U",
                "postgres",
                "-c",
                "16",
                "-j",
                "1",
                "-M",
                "prepared",
                "-T",
                String.valueOf(SECONDS),
                "-f",
                "ops/bench/register.sql",
                "postgres")
            .redirectErrorStream(true)
            .start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    var rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IllegalStateException("pgbench: " + said);
    }
    return Double.parseDouble(String.format(Locale.ROOT, rate.group(1)));
  }

  private static String program() throws Exception {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .max(String::compareTo)
          .orElseThrow(() -> new IllegalStateException("Install pgbench: postgresql-contrib"));
    }
  }
}
