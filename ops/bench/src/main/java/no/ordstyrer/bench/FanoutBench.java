package no.ordstyrer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One change at a time to many sockets: deliveries per second of the server's processor time, ours
 * and its peers' in turns, all with frames of the same size; and ours when eight changes come at
 * once. The servers have core 0, the crowd core 1 ({@code ops/bench/run} sees to it). A run whose
 * floor moves by more than 10 % says that it is void.
 */
final class FanoutBench implements Bench.Measure {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int SOCKETS = Integer.getInteger("sockets", 5_000);
  private static final int CHANGES = 20;
  private static final int AT_ONCE = Ours.QUESTIONS;
  private static final String OURS = "ordstyrer";
  private static final String BURST = "ordstyrer_burst";
  private static final String FLOOR = "floor";
  private static final String ALL = "floor,nchan,ws,socketio";

  private interface Start {
    Peer telling(int bytes) throws Exception;
  }

  private final Map<String, List<Double>> rates = new LinkedHashMap<>();

  @Override
  public List<Result> run() throws Exception {
    Map<String, Start> peers = new LinkedHashMap<>();
    peers.put(FLOOR, Started::floor);
    if (Nchan.isThere()) {
      peers.put("nchan", Nchan::telling);
    }
    peers.put("ws", Started::ws);
    peers.put("socketio", Started::socketio);
    peers.keySet().retainAll(List.of(System.getProperty("peers", ALL).split(",")));
    var bytes = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      bytes = ours();
      for (var peer : peers.entrySet()) {
        try (var other = peer.getValue().telling((int) bytes);
            var crowd = new Crowd(other.manner()).gather(SOCKETS)) {
          note(peer.getKey(), tell(other, crowd, 1).rate());
        }
      }
    }
    var result = new Result("fanout").with("sockets", SOCKETS).with("frame_bytes", bytes);
    rates.forEach((name, of) -> result.rounds(name + "_per_cpu_second", of));
    peers.keySet().forEach(peer -> result.rounds("to_" + peer, ratios(OURS, peer)));
    if (peers.containsKey("socketio")) {
      result.rounds("burst_to_socketio", ratios(BURST, "socketio"));
    }
    return List.of(result.with("void", Result.spread(rates.getOrDefault(FLOOR, List.of())) > 0.1));
  }

  private long ours() throws Exception {
    try (var postgres = new Postgres();
        var ours = new Ours(postgres);
        var crowd = new Crowd(ours.manner()).gather(SOCKETS)) {
      var told = tell(ours, crowd, 1);
      note(OURS, told.rate());
      note(BURST, tell(ours, crowd, AT_ONCE).rate());
      return told.bytes();
    }
  }

  private void note(String name, double rate) {
    System.err.printf("%tT %s %.0f%n", new java.util.Date(), name, rate);
    rates.computeIfAbsent(name, _ -> new ArrayList<>()).add(rate);
  }

  private List<Double> ratios(String of, String to) {
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      ratios.add(rates.get(of).get(round) / rates.get(to).get(round));
    }
    return ratios;
  }

  /** Deliveries per processor second, and the size of one. */
  private record Told(double rate, long bytes) {}

  private static Told tell(Peer peer, Crowd crowd, int atOnce) throws Exception {
    for (var warm = 0; warm < CHANGES; warm++) {
      one(peer, crowd, atOnce);
    }
    var idle = idle(peer);
    var bytes = crowd.bytes();
    var heard = crowd.heard();
    var began = System.nanoTime();
    var cpu = peer.cpuSeconds();
    for (var change = 0; change < CHANGES; change++) {
      one(peer, crowd, atOnce);
    }
    var used = peer.cpuSeconds() - cpu - idle * (System.nanoTime() - began) / 1e9;
    var deliveries = crowd.heard() - heard;
    return new Told(deliveries / used, (crowd.bytes() - bytes) / deliveries);
  }

  private static void one(Peer peer, Crowd crowd, int atOnce) throws Exception {
    var before = crowd.heard();
    peer.change(atOnce);
    crowd.awaitHeard(before + (long) SOCKETS * atOnce);
  }

  /** What all these sockets cost when nothing happens, in processor seconds per second. */
  private static double idle(Peer peer) throws Exception {
    var cpu = peer.cpuSeconds();
    Thread.sleep(5_000);
    return (peer.cpuSeconds() - cpu) / 5;
  }
}
