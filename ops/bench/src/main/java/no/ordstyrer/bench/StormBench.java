package no.ordstyrer.bench;

import java.util.List;

/**
 * A room full of attendees, each with a pass of her own, whose server is stopped (and says goodbye)
 * or killed (and does not), and started again at once with its cache: when all of them are live,
 * what that costs, and whether anybody saw an error or missed what was changed meanwhile.
 */
final class StormBench implements Bench.Measure {
  private static final int SOCKETS = Integer.getInteger("sockets", 2_000);
  private static final String SESSIONS =
      """
      select coalesce(seq_scan, 0) + coalesce(idx_scan, 0)
        from pg_stat_user_tables where relname = 'staff_session'
      """;

  @Override
  public List<Result> run() throws Exception {
    try (var postgres = new Postgres();
        var ours = new Ours(postgres, Site.CACHE)) {
      var attendees = Attendees.registered(postgres, SOCKETS);
      try (var storm = new Storm(ours.manner().port(), SOCKETS, attendees::pass)) {
        Storm.until("all are here", () -> storm.live() == SOCKETS);
        return List.of(
            again("stopped", postgres, ours, storm, false),
            again("killed", postgres, ours, storm, true));
      }
    }
  }

  private static Result again(String how, Postgres postgres, Ours ours, Storm storm, boolean kill)
      throws Exception {
    Thread.sleep(3_000);
    storm.forget();
    var sessions = postgres.number(SESSIONS);
    var went = System.nanoTime();
    ours.stop(kill);
    var down = System.nanoTime();
    ours.change(Ours.QUESTIONS);
    ours.start();
    var ready = System.nanoTime();
    var startCpu = ours.cpuSeconds();
    Storm.until("all are back", () -> storm.live() == SOCKETS);
    var cpu = ours.cpuSeconds() - startCpu;
    var last = storm.lastLive();
    var head = postgres.number("select version from live_head where audience = 'attendees'");
    Storm.until("all know", () -> storm.pagesAt(head) == SOCKETS);
    Thread.sleep(2_000); // Until the statistics are there.
    return new Result("storm-" + how)
        .with("sockets", SOCKETS)
        .with("seconds_to_stop", (down - went) / 1e9)
        .with("seconds_to_start", (ready - down) / 1e9)
        .with("all_live_after_start_seconds", (last - ready) / 1e9)
        .with("all_live_after_the_end_seconds", (last - went) / 1e9)
        .with("cpu_ms_per_socket", cpu * 1000 / SOCKETS)
        .with("byes", storm.byes.get())
        .with("connections_refused_while_down", storm.refusedConnections.get())
        .with("answers_other_than_101", storm.otherAnswers.toString())
        .with("reloads", storm.reloads.get())
        .with("gaps", storm.gaps.get())
        .with("session_table_looked_into", postgres.number(SESSIONS) - sessions)
        .with("load", Site.load());
  }
}
