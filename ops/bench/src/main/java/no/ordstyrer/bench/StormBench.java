package no.ordstyrer.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
      postgres.run(
          """
          insert into registration (series_id, name, email, email_key, language,
                                    created_at, changed_at)
          select 1, 'Prøve', 'p' || n || '@bench.example', 'p' || n || '@bench.example', 'nb',
                 now(), now() from generate_series(1, %1$d) n;
          insert into part_registration (registration_id, part_id, state, since, calendar_uid,
                                         calendar_stamp)
          select id, 1, 'CONFIRMED', now(), 'bench-' || id, now() from registration;
          analyze
          """
              .formatted(SOCKETS));
      try (var storm = new Storm(ours.manner().port(), SOCKETS, passes(postgres))) {
        Storm.until("all are here", () -> storm.live() == SOCKETS);
        return List.of(
            again("stopped", postgres, ours, storm, false),
            again("killed", postgres, ours, storm, true));
      }
    }
  }

  private static Result again(
      String how, Postgres postgres, Ours ours, Storm storm, boolean kill) throws Exception {
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

  /** The cookie that an attendee's own link gives her browser ({@code access/Tokens}). */
  private static IntFunction<String> passes(Postgres postgres) throws Exception {
    var first = postgres.number("select min(id) from registration");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Site.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return number -> {
      var claim = ByteBuffer.allocate(12).putLong(first + number).putInt(1).array();
      mac.update("PASS\0".getBytes(StandardCharsets.US_ASCII));
      var token = Arrays.copyOf(claim, 28);
      System.arraycopy(mac.doFinal(claim), 0, token, 12, 16);
      return "Cookie: __Host-pass-1="
          + Base64.getUrlEncoder().withoutPadding().encodeToString(token)
          + "\r\n";
    };
  }
}
