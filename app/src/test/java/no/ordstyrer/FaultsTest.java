package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code faults.txt}: where each known fault of others has its test. */
class FaultsTest {
  @Test
  void each_known_fault_has_the_tests_that_are_named_for_it() throws IOException {
    var sources = sources();
    var missing = new ArrayList<String>();
    var lines =
        Files.readAllLines(Path.of("src/test/resources/faults.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(23);
    for (var line : lines) {
      for (var test : line.split("\\|", 2)[1].strip().split(" ", -1)) {
        var named = test.split("#", 2);
        var runs = Pattern.compile("@Test\\s+(public )?void " + named[1] + "\\(");
        if (!runs.matcher(sources.getOrDefault(named[0], "")).find()) {
          missing.add(line);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Map<String, String> sources() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      List<Path> tests = files.filter(file -> file.toString().endsWith("Test.java")).toList();
      var sources =
          tests.stream()
              .collect(
                  Collectors.toMap(
                      file -> file.toFile().getName().replace(".java", ""), FaultsTest::read));
      return Map.copyOf(sources);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
