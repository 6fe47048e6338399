package no.ordstyrer.bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One change at a time to many sockets: deliveries per second of the server's processor time, ours
 * against ws and Socket.IO, in turns, all with frames of the same size. The servers have core 0,
 * the crowd core 1 ({@code ops/bench/run} sees to it).
 */
final class FanoutBench implements Bench.Measure {
  private static final int ROUNDS = 3;
  private static final int SOCKETS = Integer.getInteger("sockets", 5_000);
  private static final int CHANGES = 20;

  /** A server under measure. */
  interface Peer extends AutoCloseable {
    Crowd.Manner manner();

    void change() throws Exception;

    double cpuSeconds() throws IOException;
  }

  @Override
  public List<Result> run() throws Exception {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    var bytes = 120L;
    for (var round = 0; round < ROUNDS; round++) {
      try (var postgres = new Postgres();
          var ours = new Ours(postgres)) {
        var told = measure(ours);
        bytes = told.bytes();
        rates.computeIfAbsent("ordstyrer", _ -> new ArrayList<>()).add(told.rate());
      }
      for (var peer : List.of("ws", "socketio")) {
        try (var other = new Node(peer, (int) bytes)) {
          rates.computeIfAbsent(peer, _ -> new ArrayList<>()).add(measure(other).rate());
        }
      }
    }
    var result = new Result("fanout").with("sockets", SOCKETS).with("frame_bytes", bytes);
    rates.forEach((name, of) -> result.rounds(name + "_per_cpu_second", of));
    for (var peer : List.of("ws", "socketio")) {
      var ratios = new ArrayList<Double>();
      for (var round = 0; round < ROUNDS; round++) {
        ratios.add(rates.get("ordstyrer").get(round) / rates.get(peer).get(round));
      }
      result.rounds("to_" + peer, ratios);
    }
    return List.of(result);
  }

  /** Deliveries per processor second, and the size of one. */
  private record Told(double rate, long bytes) {}

  private static Told measure(Peer peer) throws Exception {
    try (var crowd = new Crowd(peer.manner()).gather(SOCKETS)) {
      for (var warm = 0; warm < CHANGES; warm++) {
        one(peer, crowd);
      }
      var idle = idle(peer);
      var bytes = crowd.bytes();
      var heard = crowd.heard();
      var began = System.nanoTime();
      var cpu = peer.cpuSeconds();
      for (var change = 0; change < CHANGES; change++) {
        one(peer, crowd);
      }
      var used = peer.cpuSeconds() - cpu - idle * (System.nanoTime() - began) / 1e9;
      var deliveries = crowd.heard() - heard;
      return new Told(deliveries / used, (crowd.bytes() - bytes) / deliveries);
    }
  }

  private static void one(Peer peer, Crowd crowd) throws Exception {
    var before = crowd.heard();
    peer.change();
    crowd.awaitHeard(before + SOCKETS);
  }

  /** What all these sockets cost when nothing happens, in processor seconds per second. */
  private static double idle(Peer peer) throws Exception {
    var cpu = peer.cpuSeconds();
    Thread.sleep(5_000);
    return (peer.cpuSeconds() - cpu) / 5;
  }

  /** The packed program; a question changes as if another node had done it. */
  private static final class Ours implements Peer {
    private final Postgres postgres;
    private final Site site;

    Ours(Postgres postgres) throws Exception {
      this.postgres = postgres;
      site = Site.serving(postgres, "/readyz", List.of());
      Site.pin(site.pid());
      postgres.content(null);
      postgres.run(
          """
          insert into room (part_id, phase, last_number) values (1, 'OPEN', 1);
          insert into question (part_id, number, anonymous, author_name, text, asked_at, moderation,
                 published_at, changed_at)
          values (1, 1, false, 'Prøve', 'Hvem bestemmer egentlig?', now(), 'PUBLISHED', now(), now());
          insert into live_head (part_id, audience, version) values (1, 'attendees', 0)
          """);
    }

    @Override
    public Crowd.Manner manner() {
      return new Crowd.Manner(site.port(), "/prove/1/del-1/live", "", "{\"v\"");
    }

    @Override
    public void change() throws Exception {
      postgres.run(
          """
          with head as (
            update live_head set version = version + 1
             where part_id = 1 and audience = 'attendees' returning version)
          insert into live_change (part_id, audience, version, subject, at)
          select 1, 'attendees', version, 'question:1', now() from head
          """);
    }

    @Override
    public double cpuSeconds() throws IOException {
      return site.cpuSeconds();
    }

    @Override
    public void close() throws Exception {
      site.close();
    }
  }

  /** A peer from npm, told by a line to send as much as we do. */
  private static final class Node implements Peer {
    private final Process process;
    private final int port = Site.freePort();
    private final String name;
    private final byte[] line;

    Node(String name, int bytes) throws Exception {
      this.name = name;
      line = ("x".repeat(Math.max(1, bytes - 16)) + "\n").getBytes(StandardCharsets.US_ASCII);
      process =
          new ProcessBuilder(
                  "taskset",
                  "-c",
                  "0",
                  "node",
                  "ops/bench/peers/" + name + ".mjs",
                  String.valueOf(port))
              .redirectErrorStream(true)
              .redirectOutput(new File("ops/bench/target/" + name + ".log"))
              .start();
      for (var i = 0; i < 500; i++) {
        try (var connection = new Connection(port)) {
          return;
        } catch (ConnectException _) {
          Thread.sleep(20);
        }
      }
      throw new IllegalStateException(name + " did not start");
    }

    @Override
    public Crowd.Manner manner() {
      return name.equals("ws")
          ? new Crowd.Manner(port, "/", "", "x")
          : new Crowd.Manner(port, "/socket.io/?EIO=4&transport=websocket", "40", "42");
    }

    @Override
    public void change() throws IOException {
      process.getOutputStream().write(line);
      process.getOutputStream().flush();
    }

    @Override
    public double cpuSeconds() throws IOException {
      return Site.cpuSeconds(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
