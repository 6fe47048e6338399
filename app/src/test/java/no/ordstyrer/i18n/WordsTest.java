package no.ordstyrer.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything is said in every language, and nothing is said past {@link Messages}. */
class WordsTest {
  private static final Path WORDS = Path.of("src/main/resources/i18n");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(say|count|name|problem|has)\\(\\s*(?:\"[\\w.-]+\",\\s*)?\"([a-z]+\\.[\\w.-]*)\"");
  private static final Pattern DONE = Pattern.compile("done=([a-z]+)\\.([a-z-]+)");

  @Test
  void every_room_says_the_same_in_every_language() {
    for (var room : rooms()) {
      var bokmaal = words(room, Language.NB);
      for (var language : Language.values()) {
        var words = words(room, language);
        assertThat(words.stringPropertyNames())
            .as(room + "_" + language.tag())
            .containsExactlyInAnyOrderElementsOf(bokmaal.stringPropertyNames());
        for (var key : words.stringPropertyNames()) {
          assertThat(key).startsWith(room + ".");
          assertThat(words.getProperty(key)).as(language.tag() + " " + key).isNotBlank();
          assertThat(places(words.getProperty(key)))
              .as(language.tag() + " " + key)
              .isEqualTo(places(bokmaal.getProperty(key)));
        }
      }
    }
  }

  @Test
  void every_key_that_is_asked_for_is_there() {
    var keys = new TreeSet<String>();
    rooms().forEach(room -> keys.addAll(words(room, Language.NB).stringPropertyNames()));
    var missing = new ArrayList<String>();
    for (var file : files(SOURCES, TEMPLATES)) {
      var text = read(file);
      var said = SAID.matcher(text);
      while (said.find()) {
        if (!isThere(keys, said.group(1), said.group(2))) {
          missing.add(file.getFileName() + ": " + said.group(2));
        }
      }
      var done = DONE.matcher(text);
      while (done.find()) {
        if (!keys.contains(done.group(1) + ".notice." + done.group(2))) {
          missing.add(file.getFileName() + ": done=" + done.group(1) + "." + done.group(2));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_template_holds_bare_text() {
    var bare = new ArrayList<String>();
    for (var file : files(TEMPLATES)) {
      new BareText(read(file)).found().forEach(text -> bare.add(file.getFileName() + ": " + text));
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void bare_text_is_found() {
    assertThat(new BareText("@if(a)<p>Hei ${b.c(\"d\")}</p>@endif").found()).containsExactly("Hei");
    assertThat(new BareText("<a aria-label=\"Lukk\">${x}</a>").found()).containsExactly("Lukk");
    assertThat(new BareText("@template.a.b(c = \"d\", e = @`<b>inne</b>`)").found())
        .containsExactly("inne");
  }

  private static boolean isThere(Set<String> keys, String verb, String key) {
    if (verb.equals("name") || key.endsWith(".")) {
      var beginning = key.endsWith(".") ? key : key + ".";
      return keys.stream().anyMatch(each -> each.startsWith(beginning));
    }
    return verb.equals("count")
        ? keys.contains(key + ".one") && keys.contains(key + ".other")
        : keys.contains(key) || keys.contains(key + ".one");
  }

  private static Set<String> rooms() {
    return files(WORDS).stream()
        .map(file -> file.getFileName().toString().replaceFirst("_.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> places(String words) {
    return PLACE.matcher(words).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  private static Properties words(String room, Language language) {
    var words = new Properties();
    var file = WORDS.resolve(room + "_" + language.tag() + ".properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private static List<Path> files(Path... folders) {
    var found = new ArrayList<Path>();
    for (var folder : folders) {
      try (var all = Files.walk(folder)) {
        all.filter(Files::isRegularFile).sorted().forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
