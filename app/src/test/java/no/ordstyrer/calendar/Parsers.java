package no.ordstyrer.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two readers of calendar files that share nothing with the library that we write them with:
 * ical.js (npm) and libical (Debian: libical-dev and gcc).
 */
public enum Parsers {
  ICAL_JS {
    @Override
    List<String> command(Path folder) {
      return List.of(
          "node",
          "src/test/interop/read.mjs",
          Path.of("../web-static/node_modules/ical.js/dist/ical.js").toAbsolutePath().toString());
    }
  },
  LIBICAL {
    @Override
    List<String> command(Path folder) {
      var program = folder.resolve("read");
      if (!Files.exists(program)) {
        run(List.of("gcc", "-O1", "src/test/interop/read.c", "-o", program.toString(), "-lical"));
      }
      return List.of(program.toString());
    }
  };

  /** An entry as a reader understood it. */
  public record Understood(
      Path file,
      String method,
      String calendarName,
      String uid,
      int sequence,
      String status,
      Instant start,
      Instant end,
      String title,
      String description,
      String location,
      int attendees,
      String attendee) {}

  abstract List<String> command(Path folder);

  /** Reads files; fails when the reader finds anything wrong with one. */
  public List<Understood> read(Path folder, List<Path> files) {
    var read = new ArrayList<Understood>();
    // A command line holds only so much.
    for (var from = 0; from < files.size(); from += 500) {
      var command = new ArrayList<>(command(folder));
      files
          .subList(from, Math.min(files.size(), from + 500))
          .forEach(file -> command.add(file.toString()));
      run(command).lines().map(Parsers::understood).forEach(read::add);
    }
    return read;
  }

  /** Writes each calendar to a file of its own and reads them all. */
  public List<Understood> read(Path folder, Iterable<String> calendars) {
    var files = new ArrayList<Path>();
    for (var calendar : calendars) {
      files.add(write(folder.resolve(name() + "-" + files.size() + ".ics"), calendar));
    }
    return read(folder, files);
  }

  private static Path write(Path file, String calendar) {
    try {
      return Files.writeString(file, calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Understood understood(String line) {
    var field = line.split("\t", -1);
    return new Understood(
        Path.of(field[0]),
        field[1],
        text(field[2]),
        text(field[3]),
        Integer.parseInt(field[4]),
        field[5],
        Instant.ofEpochSecond(Long.parseLong(field[6])),
        Instant.ofEpochSecond(Long.parseLong(field[7])),
        text(field[8]),
        text(field[9]),
        text(field[10]),
        Integer.parseInt(field[11]),
        text(field[12]));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  private static String run(List<String> command) {
    try {
      var out = Files.createTempFile("parser", ".txt");
      var faults = Files.createTempFile("parser", ".txt");
      var process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(faults.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command.getFirst() + ": " + Files.readString(faults));
      }
      return Files.readString(out);
    } catch (IOException e) {
      throw new AssertionError(
          command.getFirst() + " is missing: ops/test installs gcc, libical-dev and nodejs", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
