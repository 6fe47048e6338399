package no.ordstyrer;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;

/**
 * Real browsers on the pages of a {@link TestApp}: two Chromiums per test run, one context
 * (cookies, tabs) per person. Each serves one thread at a time, so whoever opens a Browser waits
 * until one of them is free. Closing it fails the test when a page has said something to the
 * console (a script's error, a refusal of the content policy) or when html-validate finds fault
 * with a page that was {@link Person#check checked}.
 */
public final class Browser implements AutoCloseable {
  private static final BlockingQueue<Seat> SEATS =
      new ArrayBlockingQueue<>(2, true, List.of(new Seat(), new Seat()));
  private static final Path NPM = Path.of("../web-static/node_modules");

  /** A Chromium that is there from the first time that it is needed. */
  private static final class Seat {
    private com.microsoft.playwright.@Nullable Browser chromium;

    com.microsoft.playwright.Browser chromium() {
      var running = chromium == null ? launch() : chromium;
      chromium = running;
      return running;
    }
  }

  private final TestApp app;
  private final Seat seat;
  private final List<Person> people = new ArrayList<>();
  private final Path html;

  public Browser(TestApp app) {
    this.app = app;
    try {
      Files.createDirectories(Path.of("target/html"));
      html = Files.createTempDirectory(Path.of("target/html"), "run");
      seat = SEATS.take();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody without a session, who reads bokmål. */
  public Person guest() {
    return guest(Language.NB);
  }

  public Person guest(Language language) {
    var options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(app.origin())
            .setLocale(language == Language.EN ? "en-GB" : language.tag() + "-NO")
            .setTimezoneId("Europe/Oslo")
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
            .setViewportSize(1280, 900);
    return meet(options);
  }

  /** A browser in which scripts are switched off. */
  public Person withoutScript() {
    return meet(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(app.origin())
            .setLocale("nb-NO")
            .setJavaScriptEnabled(false)
            .setViewportSize(1280, 900));
  }

  /** The same person as a {@link Visitor}: takes over her cookies. */
  public Person as(Visitor visitor) {
    return carry(visitor, guest());
  }

  /** Gives a person the cookies of a visitor. */
  public Person carry(Visitor visitor, Person person) {
    for (var pair : visitor.cookieHeader().split("; ", -1)) {
      var at = pair.indexOf('=');
      person
          .context()
          .addCookies(
              List.of(
                  new Cookie(pair.substring(0, at), pair.substring(at + 1)).setUrl(app.origin())));
    }
    return person;
  }

  /** A member of staff who signs in as people do: asks for a link, follows it, confirms. */
  public Person staff(Cast.Person person) {
    var guest = guest();
    guest.go("/sign-in");
    var earlier = app.newestLetter();
    guest.page().fill("#email", person.email());
    guest.page().locator("main button[type=submit]").click();
    guest.go(app.signInLink(person, earlier));
    guest.page().locator("main button[type=submit]").click();
    return guest;
  }

  /** A lost network or a server that was away is told by everybody's console. */
  public void forgive() {
    people.forEach(Person::forgive);
  }

  private Person meet(com.microsoft.playwright.Browser.NewContextOptions options) {
    var person = new Person(seat.chromium().newContext(options), html);
    people.add(person);
    return person;
  }

  @Override
  public void close() {
    try {
      people.forEach(Person::leave);
      var said = people.stream().flatMap(person -> person.said().stream()).toList();
      if (!said.isEmpty()) {
        throw new AssertionError("The console says:\n" + String.join("\n", said));
      }
      validate();
    } finally {
      SEATS.add(seat);
    }
  }

  /** Runs html-validate over what the server sent for the checked pages. */
  private void validate() {
    try (var files = Files.list(html)) {
      if (files.findAny().isEmpty()) {
        return;
      }
      var report = html.resolve("report.txt");
      var validator =
          new ProcessBuilder(
                  "node",
                  NPM.resolve("html-validate/bin/html-validate.mjs").toString(),
                  "--config",
                  "../web-static/.htmlvalidate.json",
                  "--formatter",
                  "text",
                  html.toString())
              .redirectErrorStream(true)
              .redirectOutput(report.toFile())
              .start();
      if (!validator.waitFor(120, TimeUnit.SECONDS) || validator.exitValue() != 0) {
        throw new AssertionError("html-validate says:\n" + Files.readString(report));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static com.microsoft.playwright.Browser launch() {
    var installed = Path.of("/usr/bin/chromium");
    var options = new BrowserType.LaunchOptions();
    var environment = new java.util.HashMap<>(System.getenv());
    if (Files.isExecutable(installed)) {
      options.setExecutablePath(installed);
      environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }
    options.setArgs(
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A camera that shows a pattern, for those pages that ask for one.
            "--use-fake-device-for-media-stream"));
    var playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.copyOf(environment)));
    return playwright.chromium().launch(options);
  }
}
