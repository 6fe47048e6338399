package no.ordstyrer.bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A peer that runs as a process of its own on core 0, told by lines to send as much as we do. */
final class Started implements Peer {
  private final Process process;
  private final Manner manner;
  private final byte[] line;

  private Started(String name, Manner manner, int bytes, List<String> command) throws Exception {
    this.manner = manner;
    line = ("x".repeat(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
    var pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
    pinned.addAll(command);
    process =
        new ProcessBuilder(pinned)
            .redirectErrorStream(true)
            .redirectOutput(new File("ops/bench/target/" + name + ".log"))
            .start();
    awaitPort(name, manner.port(), process);
  }

  /** What the kernel asks for: a loop over write() with one shared frame ({@link Floor}). */
  static Peer floor(int bytes) throws Exception {
    var port = Site.freePort();
    return new Started(
        "floor",
        new Manner(port, "/", "", "x"),
        bytes,
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Floor.class.getName(),
            String.valueOf(port)));
  }

  /** The ws library. */
  static Peer ws(int bytes) throws Exception {
    return node("ws", new Manner(Site.freePort(), "/", "", "x"), bytes);
  }

  /** Socket.IO over WebSocket alone; its event has a name and quotation marks around the text. */
  static Peer socketio(int bytes) throws Exception {
    var path = "/socket.io/?EIO=4&transport=websocket";
    return node("socketio", new Manner(Site.freePort(), path, "40", "42"), bytes - 14);
  }

  private static Peer node(String name, Manner manner, int bytes) throws Exception {
    var script = "ops/bench/peers/" + name + ".mjs";
    return new Started(name, manner, bytes, List.of("node", script, String.valueOf(manner.port())));
  }

  static void awaitPort(String name, int port, Process process) throws Exception {
    for (var i = 0; i < 1000 && process.isAlive(); i++) {
      try (var connection = new Connection(port)) {
        return;
      } catch (ConnectException _) {
        Thread.sleep(20);
      }
    }
    throw new IllegalStateException(name + " did not start: see ops/bench/target");
  }

  @Override
  public Manner manner() {
    return manner;
  }

  @Override
  public void change(int changes) throws IOException {
    for (var change = 0; change < changes; change++) {
      process.getOutputStream().write(line);
    }
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
