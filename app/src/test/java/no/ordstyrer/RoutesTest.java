package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.RouteTable.Others;
import no.ordstyrer.RouteTable.Row;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.studio.LogView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every address of the running application against every role, over HTTP. {@code routes.txt} says
 * who is let in; an address without a row fails, and so does a row of a role that is refused
 * everywhere: a refusal is only believed where somebody succeeds. Where a row sends a form, it must
 * be accepted of somebody: what is refused to the others is then the act, not an empty form.
 */
class RoutesTest {
  private final TestApp app = new TestApp();
  private final RouteScene scene = new RouteScene(app);
  private final Set<String> everybody = scene.visitors().keySet();
  private final RouteTable table = RouteTable.read(everybody);

  /** The addresses where somebody has been answered with less than a problem. */
  private final Set<String> done = new HashSet<>();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void everybody_is_let_in_where_the_table_says_and_finds_nothing_elsewhere() throws IOException {
    var there =
        app.app().addresses().stream()
            .filter(address -> !address.startsWith("HEAD "))
            .map(address -> address.replaceFirst("/static/[0-9a-f]+/", "/static/{assets}/"))
            .toList();
    var known = table.rows().stream().map(Row::address).collect(Collectors.toSet());
    var faults = new ArrayList<String>();
    there.stream()
        .filter(address -> !known.contains(address))
        .forEach(address -> faults.add("no row: " + address));
    known.stream()
        .filter(address -> !there.contains(address))
        .forEach(address -> faults.add("no such address: " + address));
    faults.addAll(throughAnotherArena());
    faults.addAll(throughAnotherPart());
    faults.addAll(whoIsRefused());
    var found = new ArrayList<String>();
    for (var row : table.rows()) {
      var admitted = new LinkedHashSet<String>();
      // Nobody is as fast as this table: what is counted by the minute is not what is tried here.
      app.clock().forward(Duration.ofSeconds(1));
      for (var role : row.roles()) {
        if (isLetIn(row, role)) {
          admitted.add(role);
        }
      }
      found.add(row.address() + " " + String.join(" ", admitted));
      if (row.once() ? admitted.isEmpty() : !admitted.equals(row.roles())) {
        faults.add(row.address() + "\n    lets in " + admitted + "\n    not     " + row.roles());
      }
      if (row.roles().isEmpty()) {
        faults.add(row.address() + ": nobody succeeds, so that nobody is known to be refused");
      }
      if (row.sends() && !done.contains(row.address())) {
        faults.add(row.address() + ": nobody's form is accepted");
      }
    }
    Files.write(Path.of("target/routes.txt"), found);
    faults.addAll(actsWithoutWords());
    assertThat(faults).as("the whole table as it is: target/routes.txt").isEmpty();
  }

  /**
   * Whoever is refused tries first, while everything that the addresses name is still there: what
   * she gets is the refusal, not the trace of somebody who was there before her. She changes
   * nothing.
   */
  private List<String> whoIsRefused() {
    var faults = new ArrayList<String>();
    var before = Dump.of(app.db());
    for (var row : table.rows()) {
      for (var role : everybody) {
        if (!row.roles().contains(role) && isLetIn(row, role)) {
          faults.add(row.address() + " lets in " + role);
        }
      }
    }
    var after = Dump.of(app.db());
    after.keySet().stream()
        .filter(name -> !Objects.equals(after.get(name), before.get(name)))
        .map(name -> "changed by those who are refused: " + name)
        .forEach(faults::add);
    return faults;
  }

  /** All that has been done by now stands in the log in words. */
  private List<String> actsWithoutWords() {
    var t = new Messages(Language.NB);
    return app
        .db()
        .withHandle(handle ->
            handle.select("select distinct act from audit order by act").mapTo(String.class).list())
        .stream()
        .filter(act -> LogView.key(t, act).equals("log.act.other"))
        .map(act -> "no words in the log for " + act)
        .toList();
  }

  /** What belongs to one arena is nowhere in another, whoever asks: the chain is checked. */
  private List<String> throughAnotherArena() {
    var faults = new ArrayList<String>();
    for (var row : table.rows()) {
      var path = row.path().replace("{arena}/{series", "{arena=annen-arena}/{series");
      var other =
          new Row(
              row.method(),
              path,
              row.roles(),
              Others.FIND_NOTHING,
              false,
              false,
              row.ownForm(),
              row.fields());
      for (var role : path.equals(row.path()) ? List.<String>of() : List.of("owner", "stranger")) {
        if (isLetIn(other, role)) {
          faults.add(row.address() + " by another arena lets in " + role);
        }
      }
    }
    return faults;
  }

  /** What belongs to one part is not changed through another, whatever one may do there. */
  private List<String> throughAnotherPart() {
    var before = Dump.of(app.db());
    for (var row : table.rows()) {
      if (row.path()
          .matches(".*\\{part}.*\\{(turn|request|item|round|place|account|number(=\\d+)?)}.*")) {
        var path = row.path().replace("{part}", "{part=del-2}");
        var other =
            new Row(
                row.method(),
                path,
                row.roles(),
                Others.FIND_NOTHING,
                false,
                false,
                row.ownForm(),
                row.fields());
        isLetIn(other, "owner");
        isLetIn(other, "neighbour");
      }
    }
    var after = Dump.of(app.db());
    return after.keySet().stream()
        .filter(name -> !Objects.equals(after.get(name), before.get(name)))
        .map(name -> "changed through another part: " + name)
        .toList();
  }

  private boolean isLetIn(Row row, String role) {
    var visitor = Objects.requireNonNull(scene.visitors().get(role));
    var path = scene.filled(row.path());
    if (row.method().equals("WS")) {
      return opens(visitor, path);
    }
    var answer =
        row.method().equals("GET") ? visitor.get(path) : visitor.post(path, fields(row, path));
    var status = answer.statusCode();
    if (status < 400) {
      done.add(row.address());
    }
    assertThat(status).as(row.address() + " " + role).isNotIn(400, 403, 405, 429).isLessThan(500);
    var toSignIn = answer.headers().firstValue("Location").orElse("").startsWith("/sign-in?");
    return status != row.others().status() || (status == 303 && !toSignIn);
  }

  /** What the row says, before what the page's own form holds when an organiser opens it. */
  private String[] fields(Row row, String path) {
    var fields =
        row.fields().stream()
            .map(field -> RouteRevs.filled(app.db(), field, path))
            .map(scene::filled)
            .collect(Collectors.toList());
    if (row.ownForm()) {
      var page = Objects.requireNonNull(scene.visitors().get("owner")).get(path);
      var own = PageForm.fields(page.body());
      for (var i = 0; i < own.size(); i += 2) {
        if (!row.fields().contains(own.get(i))) {
          fields.addAll(own.subList(i, i + 2));
        }
      }
    }
    return fields.toArray(String[]::new);
  }

  private boolean opens(Visitor visitor, String path) {
    try (var page = new OpenPage(app.origin() + path, visitor.handshake(), 0, null)) {
      page.open();
      return true;
    } catch (DeploymentException _) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
