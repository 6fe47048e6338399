package no.ordstyrer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Calendar objects as two programs read them that are not ours: ical.js (npm) and libical (Debian;
 * it also checks the restrictions of RFC 5545 and 5546). Both must read the same.
 */
public final class CalendarReaders {
  private static final Path TOOLS = Path.of("src/test/interop");
  private static final Path LIBICAL = libical();

  private CalendarReaders() {}

  /** What both read. Times are UTC, {@code 2030-09-12T08:00:00Z}. */
  public record Read(List<String> facts) {
    public String method() {
      return one("method");
    }

    public String uid() {
      return one("uid");
    }

    public int sequence() {
      return Integer.parseInt(one("sequence"));
    }

    public String start() {
      return one("start");
    }

    public String summary() {
      return one("summary");
    }

    /** {@code mailto:address name}. */
    public String attendee() {
      return one("attendee");
    }

    public List<String> all(String name) {
      return facts.stream()
          .filter(fact -> fact.startsWith(name + "="))
          .map(fact -> fact.substring(name.length() + 1))
          .toList();
    }

    /** The first fact of that name, or empty. */
    public String one(String name) {
      return all(name).stream().findFirst().orElse("");
    }
  }

  /** Fails when one of the two cannot read it, or finds fault, or reads something else. */
  public static Read both(String ics) {
    var icaljs =
        run(
            ics,
            List.of(
                "node",
                TOOLS.resolve("read-icaljs.mjs").toString(),
                "../web-static/node_modules/ical.js"));
    var libical = run(ics, List.of(LIBICAL.toString()));
    if (!Objects.equals(icaljs, libical)) {
      throw new AssertionError("ical.js reads\n" + icaljs + "\nlibical reads\n" + libical);
    }
    return new Read(icaljs.lines().toList());
  }

  private static Path libical() {
    try {
      var program = Files.createTempDirectory(Path.of("target"), "interop").resolve("read-libical");
      run(
          "",
          List.of(
              "gcc",
              "-O1",
              "-o",
              program.toString(),
              TOOLS.resolve("read-libical.c").toString(),
              "-lical"));
      return program.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String input, List<String> command) {
    try {
      var process = new ProcessBuilder(command).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var faults = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command.getFirst() + " says: " + faults + "\nof\n" + input);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
