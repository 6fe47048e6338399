package no.ordstyrer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code routes.txt}, read: who is let in by which address. */
record RouteTable(List<Row> rows) {
  private static final String ONCE = ", once";

  /**
   * One address.
   *
   * @param roles those that are let in
   * @param others what the others get
   * @param once whether the first of them takes away what the others would need
   * @param late whether what a POST sends comes too late on purpose
   * @param ownForm whether a POST sends the form of the page at its own address
   * @param fields what a POST sends, before that form
   */
  record Row(
      String method,
      String path,
      Set<String> roles,
      Others others,
      boolean once,
      boolean late,
      boolean ownForm,
      List<String> fields) {
    boolean sends() {
      return !late && (ownForm || !fields.isEmpty());
    }

    String address() {
      return method + " " + path.replaceFirst("\\?.*", "").replaceAll("=[^}]*}", "}");
    }
  }

  enum Others {
    FIND_NOTHING("", 404),
    /** The page is theirs to see, the act is not: it comes back with words (422). */
    ARE_TOLD_WHY(", others are told why", 422),
    MAY_SIGN_IN(", others may sign in", 303);

    private final String words;
    private final int status;

    Others(String words, int status) {
      this.words = words;
      this.status = status;
    }

    int status() {
      return status;
    }

    static Others of(String who) {
      return Arrays.stream(values())
          .filter(one -> who.endsWith(one.words))
          .reduce((_, later) -> later)
          .orElseThrow();
    }
  }

  static RouteTable read(Set<String> known) {
    var names = new LinkedHashMap<String, Set<String>>();
    names.put("everybody", known);
    names.put("nobody", Set.of());
    known.forEach(role -> names.put(role, Set.of(role)));
    var rows = new ArrayList<Row>();
    for (var line : lines()) {
      if (line.startsWith("let ")) {
        var words = line.substring(4).split("\\s*=\\s*", 2);
        names.put(words[0], roles(words[1], names));
      } else {
        rows.add(row(line, names));
      }
    }
    return new RouteTable(List.copyOf(rows));
  }

  private static Row row(String line, Map<String, Set<String>> names) {
    var halves = line.split("\\s*\\|\\s*", 2);
    var words = halves[0].split("\\s+", 3);
    var others = Others.of(words[2]);
    var who = words[2].substring(0, words[2].length() - others.words.length());
    var once = who.endsWith(ONCE);
    who = once ? who.substring(0, who.length() - ONCE.length()) : who;
    var sent = halves.length == 1 ? "" : halves[1].strip();
    var ownForm = sent.equals("*") || sent.startsWith("* ");
    var late = sent.startsWith("~ ");
    sent = ownForm || late ? sent.substring(1).strip() : sent.replace("\\n", "\n");
    var fields = sent.isEmpty() ? List.<String>of() : List.of(sent.split("[ =]", -1));
    return new Row(words[0], words[1], roles(who, names), others, once, late, ownForm, fields);
  }

  private static Set<String> roles(String words, Map<String, Set<String>> names) {
    var roles = new LinkedHashSet<String>();
    for (var word : words.strip().split("\\s+", -1)) {
      roles.addAll(Objects.requireNonNull(names.get(word), () -> "Nobody is called " + word));
    }
    return roles;
  }

  private static List<String> lines() {
    try (var lines = Files.lines(Path.of("src/test/resources/routes.txt"))) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
