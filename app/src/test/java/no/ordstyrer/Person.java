package no.ordstyrer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person at a browser of her own. Made by {@link Browser}. */
public final class Person {
  private static final Path AXE = Path.of("../web-static/node_modules/axe-core/axe.min.js");
  private static final Path SHOTS = Path.of("target/screenshots");

  /** What axe is asked: WCAG 2.2 A and AA, and its own advice; the size of targets is off else. */
  private static final String RUN_AXE =
      """
      async () => {
        const found = await axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: { 'target-size': { enabled: true } },
        });
        return found.violations.map((v) => v.id + ': ' + v.help + '\\n'
          + v.nodes.map((n) => '  ' + n.target.join(' ') + '\\n    ' + n.html.slice(0, 200)
            + '\\n    ' + n.failureSummary.replaceAll('\\n', '\\n    ')).join('\\n')).join('\\n');
      }
      """;

  /** Text spacing as WCAG 2.2, 1.4.12 wants it to be possible. */
  private static final String SPACE_OUT =
      """
      () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important;'
          + ' word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet];
      }
      """;

  /** The elements that reach over the right edge, or nothing. */
  private static final String TOO_WIDE =
      """
      () => document.scrollingElement.scrollWidth <= window.innerWidth ? '' :
        [...document.querySelectorAll('body *')]
          .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
          .slice(-5).map((e) => e.outerHTML.slice(0, 160)).join('\\n') || 'something'
      """;

  private final BrowserContext context;
  private final Path html;
  private final Page page;
  private final List<String> said = new ArrayList<>();
  private @Nullable Response document;

  Person(BrowserContext context, Path html) {
    this.context = context;
    this.html = html;
    context.setDefaultTimeout(30_000);
    page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(error -> said.add(page.url() + ": " + error));
    page.onResponse(this::keep);
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  public Person go(String path) {
    page.navigate(path);
    return this;
  }

  /**
   * What every page and state must pass: no violation in axe, wide and narrow, no sideways
   * scrolling at 320 px, neither with more space in the text. Its HTML goes to html-validate when
   * the browser closes.
   */
  public Person check(String name) {
    collect(name);
    for (var width : new int[] {1280, 320}) {
      page.setViewportSize(width, 900);
      axe();
    }
    fits();
    page.evaluate(SPACE_OUT);
    fits();
    page.evaluate("() => { document.adoptedStyleSheets = []; }");
    page.setViewportSize(1280, 900);
    return this;
  }

  /** Fails with the violations that axe finds in the page as it stands. */
  public void axe() {
    if (!page.evaluate("() => typeof axe").equals("object")) {
      page.evaluate(read(AXE) + "; 0");
    }
    var found = (String) page.evaluate(RUN_AXE);
    if (!found.isEmpty()) {
      throw new AssertionError("axe finds on " + page.url() + ":\n" + found);
    }
  }

  /** Pictures of the whole page, 1280 and 375 px wide: {@code target/screenshots/name-375.png}. */
  public Person shot(String name) {
    for (var width : new int[] {375, 1280}) {
      page.setViewportSize(width, width == 375 ? 812 : 900);
      page.evaluate("() => document.fonts.ready.then(() => 0)");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SHOTS.resolve(name + "-" + width + ".png"))
              .setFullPage(true));
    }
    return this;
  }

  /** Compressed bytes of everything that the page loads at the first visit of a new browser. */
  public long weigh(String path) {
    var loaded = new ArrayList<Request>();
    page.onRequestFinished(loaded::add);
    page.navigate(path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return loaded.stream().mapToLong(request -> request.sizes().responseBodySize).sum();
  }

  /** Errors that the browser has told and faults of ours; a refusal of a page is none. */
  List<String> said() {
    return said;
  }

  /** What the browser has said until now was to be expected, as after a lost network. */
  public Person forgive() {
    said.clear();
    return this;
  }

  void leave() {
    context.close();
  }

  private void fits() {
    var wide = (String) page.evaluate(TOO_WIDE);
    if (!wide.isEmpty()) {
      throw new AssertionError("Scrolls sideways at 320 px: " + page.url() + "\n" + wide);
    }
  }

  private void collect(String name) {
    var sent = document;
    if (sent != null) {
      try {
        Files.writeString(html.resolve(name.replaceAll("[^a-z0-9-]", "_") + ".html"), sent.text());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void keep(Response response) {
    if (response.request().isNavigationRequest()
        && response.frame().equals(page.mainFrame())
        && (response.status() < 300 || response.status() >= 400)) {
      document = response;
      if (response.status() >= 500) {
        said.add(response.url() + " answered " + response.status());
      }
    }
  }

  private void hear(ConsoleMessage message) {
    var ownStatus =
        message.text().startsWith("Failed to load resource")
            && message.location().startsWith(page.url().replaceFirst("#.*", ""));
    if (message.type().equals("error") && !ownStatus) {
      said.add(message.location() + ": " + message.text());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
