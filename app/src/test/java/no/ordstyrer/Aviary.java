package no.ordstyrer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Open pages with names, and canaries: words that some of them must hear and the others never. */
final class Aviary implements AutoCloseable {
  private final TestApp app;
  private final Map<String, OpenPage> pages = new LinkedHashMap<>();
  private final Map<String, Set<String>> hearers = new LinkedHashMap<>();

  Aviary(TestApp app) {
    this.app = app;
  }

  /** Opens a page from the very beginning. */
  void listen(String name, Visitor visitor, String path) throws Exception {
    pages.put(name, new OpenPage(app.origin() + path, visitor.handshake(), 0, 0L).open());
  }

  OpenPage page(String name) {
    return Objects.requireNonNull(pages.get(name), name);
  }

  List<String> names() {
    return List.copyOf(pages.keySet());
  }

  /** A word that stands nowhere else, for {@code who} alone. */
  String canary(String what, Set<String> who) {
    var word = "kanari-" + hearers.size() + "-" + what.replace(' ', '-');
    hearers.put(word, who);
    return word;
  }

  /** Answers when all have heard what is for them. */
  void awaitAll() throws InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!missing().isEmpty()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("Not heard by those whom it is for: " + missing());
      }
      Thread.sleep(20);
    }
  }

  /** What was heard by others than it is for, and breaches of the protocol. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    hearers.forEach((canary, who) -> {
      var heard = whoHeard(canary);
      if (!heard.equals(who)) {
        var meant = new TreeSet<>(who);
        faults.add(canary + "\n    heard by " + heard + "\n    is for   " + meant);
      }
    });
    pages.values().forEach(page -> faults.addAll(page.faults()));
    return faults;
  }

  /** The names of the pages that were told this. */
  Set<String> whoHeard(String words) {
    var heard = new TreeSet<String>();
    pages.keySet().stream().filter(name -> hasHeard(name, words)).forEach(heard::add);
    return heard;
  }

  private List<String> missing() {
    var missing = new ArrayList<String>();
    hearers.forEach((canary, who) ->
        who.stream()
            .filter(name -> !hasHeard(name, canary))
            .forEach(name -> missing.add(name + ": " + canary)));
    return missing;
  }

  private boolean hasHeard(String name, String canary) {
    return String.join("", page(name).heard()).contains(canary);
  }

  @Override
  public void close() throws IOException {
    for (var page : pages.values()) {
      page.close();
    }
  }
}
