package no.ordstyrer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as one JSON object. */
final class Result {
  private final Map<String, Object> values = new LinkedHashMap<>();

  Result(String what) {
    values.put("at", Instant.now());
    values.put("what", what);
  }

  Result with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The middle one and all of them; a spread of more than 10 % is said. */
  Result rounds(String name, List<Double> rounds) {
    var spread = spread(rounds);
    with(name, median(rounds)).with(name + "_rounds", rounds);
    return spread > 0.1 ? with(name + "_spread", spread) : this;
  }

  static double median(List<Double> rounds) {
    var sorted = rounds.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  static double spread(List<Double> rounds) {
    var least = rounds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    var most = rounds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return least == 0 ? 0 : most / least - 1;
  }

  String json() {
    return values.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  void keep(String name) throws IOException {
    var folder = Path.of("ops/bench/results");
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".jsonl"),
        json() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String json(Object value) {
    return switch (value) {
      case Double number -> String.format(Locale.ROOT, "%.3f", number);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> several ->
          several.stream().map(Result::json).collect(Collectors.joining(",", "[", "]"));
      default -> "\"" + value + "\"";
    };
  }
}
