package no.ordstyrer.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Attendees who sit in a room where nothing happens, each with a pass of her own, and answer the
 * heartbeats as pages do: what each of them holds of the heap, and costs of the processor, with and
 * without what the room itself costs as soon as one listens. The server has core 0, the crowd core
 * 1.
 */
final class IdleBench implements Bench.Measure {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int SOCKETS = Integer.getInteger("sockets", 8_000);

  /** Whole heartbeats, of 20 seconds each. */
  private static final int SECONDS = Integer.getInteger("seconds", 40);

  /** Until the server has seen them go, and forgotten the timeouts that it had for each. */
  private static final Duration GONE = Duration.ofSeconds(45);

  private final List<Double> heap = new ArrayList<>();
  private final List<Double> memory = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private final List<Double> above = new ArrayList<>();

  @Override
  public List<Result> run() throws Exception {
    try (var postgres = new Postgres();
        var ours = new Ours(postgres, Site.CACHE)) {
      ours.pin();
      postgres.spread();
      var manner = ours.manner().lively().each(Attendees.registered(postgres, SOCKETS)::pass);
      // Whatever is made once, or kept for the next one, is there before anything is counted.
      new Crowd(manner).gather(SOCKETS).close();
      Thread.sleep(GONE);
      double room;
      try (var _ = new Crowd(manner).gather(1)) {
        room = used(ours, SECONDS);
      }
      Thread.sleep(5_000);
      for (var round = 0; round < ROUNDS; round++) {
        round(ours, manner, room);
      }
      return List.of(
          new Result("idle")
              .with("sockets", SOCKETS)
              .with("seconds", SECONDS)
              .rounds("heap_kb_per_socket", heap)
              .rounds("memory_kb_per_socket", memory)
              .rounds("cpu_us_per_socket_second", cpu)
              .rounds("cpu_us_without_the_room_itself", above)
              .with("room_cpu_ms_per_second", room * 1000)
              .with("load", Site.load()));
    }
  }

  private void round(Ours ours, Manner manner, double room) throws Exception {
    var heapBefore = ours.liveHeap();
    var memoryBefore = ours.memory();
    try (var crowd = new Crowd(manner).gather(SOCKETS)) {
      heap.add((ours.liveHeap() - heapBefore) / (double) SOCKETS);
      memory.add((ours.memory() - memoryBefore) / (double) SOCKETS);
      var used = used(ours, SECONDS);
      cpu.add(used * 1e6 / SOCKETS);
      above.add((used - room) * 1e6 / SOCKETS);
      if (crowd.lost() > 0) {
        throw new IllegalStateException(crowd.lost() + " sockets were lost");
      }
    }
    System.err.printf(
        "%tT %.2f kB, %.2f us%n", new java.util.Date(), heap.getLast(), cpu.getLast());
    Thread.sleep(GONE);
  }

  /** Processor seconds per second. */
  private static double used(Ours ours, int seconds) throws Exception {
    var began = System.nanoTime();
    var cpu = ours.cpuSeconds();
    Thread.sleep(seconds * 1000L);
    return (ours.cpuSeconds() - cpu) / ((System.nanoTime() - began) / 1e9);
  }
}
