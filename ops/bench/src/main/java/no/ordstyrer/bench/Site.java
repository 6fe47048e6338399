package no.ordstyrer.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packed program, started as in production. */
final class Site implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern HEAP = Pattern.compile("total .*used (\\d+)K");

  /** What is measured, as Java is told it: the packed program, unless something else is said. */
  private static final String PROGRAM =
      System.getProperty("program", "-jar app/target/ordstyrer.jar");

  static final String SECRET = "only for measuring, only on this machine";

  /** With the cache that the build makes, as in production; other programs do without. */
  static final List<String> CACHE =
      PROGRAM.startsWith("-jar") ? List.of("-XX:AOTCache=app/target/ordstyrer.aot") : List.of();

  private final Process process;
  private final int port;

  private Site(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits for the first real page at {@code path}. */
  static Site serving(Postgres postgres, String path, List<String> javaOptions) throws Exception {
    return serving(postgres, path, javaOptions, "smtp://127.0.0.1:1");
  }

  /** The same, with a mail server that takes letters. */
  static Site sending(Postgres postgres, String smtp) throws Exception {
    return serving(postgres, "/readyz", List.of(), smtp);
  }

  /** On a port where it was before. */
  static Site again(Postgres postgres, int port, List<String> javaOptions) throws Exception {
    return serving(postgres, "/readyz", javaOptions, "smtp://127.0.0.1:1", port);
  }

  private static Site serving(Postgres postgres, String path, List<String> javaOptions, String smtp)
      throws Exception {
    return serving(postgres, path, javaOptions, smtp, freePort());
  }

  private static Site serving(
      Postgres postgres, String path, List<String> javaOptions, String smtp, int port)
      throws Exception {
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(javaOptions);
    command.addAll(List.of(PROGRAM.split(" ")));
    command.add("serve");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(new File("ops/bench/target/site.log"));
    var environment = builder.environment();
    // With https the address of a client is what the proxy says: each request can have its own.
    environment.put("ORDSTYRER_PUBLIC_URL", "https://bench.example");
    environment.put("ORDSTYRER_SECRET", SECRET);
    environment.put("ORDSTYRER_DATABASE_URL", postgres.url());
    environment.put("ORDSTYRER_DATABASE_USER", "postgres");
    environment.put("ORDSTYRER_SMTP_URL", smtp);
    environment.put("ORDSTYRER_MAIL_FROM", "bench@bench.example");
    environment.put("ORDSTYRER_PORT", String.valueOf(port));
    environment.put("ORDSTYRER_ACCESS_LOG", "off");
    var site = new Site(builder.start(), port);
    site.await(path);
    return site;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** What is in use on the heap right after a full collection, in kB. */
  long liveHeap() throws Exception {
    ask("GC.run");
    // All generations, whatever the collector calls them; what is not of the heap comes after.
    var heap = ask("GC.heap_info").replaceFirst("(?s)Metaspace.*", "");
    var used = HEAP.matcher(heap).results().mapToLong(one -> Long.parseLong(one.group(1))).sum();
    if (used == 0) {
      throw new IllegalStateException("No heap: " + heap);
    }
    return used;
  }

  /** What it holds of the machine's memory (VmRSS, proc(5)), in kB. */
  long memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private String ask(String what) throws IOException, InterruptedException {
    var jcmd = System.getProperty("java.home") + "/bin/jcmd";
    var asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), what).start();
    var words = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    return words;
  }

  /** All threads of a process on core 0. */
  static void pin(long pid) throws Exception {
    new ProcessBuilder("taskset", "-acp", "0", String.valueOf(pid)).start().waitFor();
  }

  /** What the process has used of the processors so far, in user and system mode (proc(5)). */
  double cpuSeconds() throws IOException {
    return cpuSeconds(process.pid());
  }

  static double cpuSeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private void await(String path) throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < until && process.isAlive()) {
      try (var connection = new Connection(port)) {
        if (connection.get(path) == 200) {
          return;
        }
      } catch (IOException _) {
        Thread.sleep(5);
      }
    }
    close();
    throw new IllegalStateException("It did not start: see ops/bench/target/site.log");
  }

  /** What else goes on here: the machine's load over a minute. */
  static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** As a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
