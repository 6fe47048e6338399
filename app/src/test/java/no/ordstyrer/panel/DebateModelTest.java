package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import no.ordstyrer.series.PartId;

/**
 * The debate, its run of show and a seat: whatever is commanded over HTTP, in whatever order and
 * with pages of a moment ago, the database tells as a model that knows nothing of it. ({@link
 * TurnsTest} has the turns and their ledger.)
 */
class DebateModelTest {
  private static final String PART = Cast.SERIES + "/del-3";

  /** Written out once more: the ways of the design, and those that take back a mistake. */
  private static final Map<String, Set<String>> DEBATE =
      Map.of(
          "DRAFT", Set.of("GREEN_ROOM"),
          "GREEN_ROOM", Set.of("LIVE", "DRAFT"),
          "LIVE", Set.of("INTERMISSION", "CLOSING"),
          "INTERMISSION", Set.of("LIVE", "CLOSING"),
          "CLOSING", Set.of("ENDED", "LIVE"),
          "ENDED", Set.of("PUBLISHED", "CLOSING"),
          "PUBLISHED", Set.of());

  private static final Map<String, Set<String>> SEAT =
      Map.of(
          "INVITED", Set.of("CONFIRMED", "CHECKED_IN"),
          "CONFIRMED", Set.of("CHECKED_IN", "LEFT"),
          "CHECKED_IN", Set.of("READY", "LEFT"),
          "READY", Set.of("ON_STAGE", "AWAY", "LEFT"),
          "ON_STAGE", Set.of("AWAY", "LEFT"),
          "AWAY", Set.of("ON_STAGE", "LEFT"),
          "LEFT", Set.of("READY"));

  private final TestApp app = new TestApp();
  private final Visitor turid = app.signedIn(Cast.CHAIR);
  private final Visitor maret = app.signedIn(Cast.PANELIST);

  /** {@code to}: a state, or a place in the run of show. {@code stale}: as the page was before. */
  record Step(String act, int to, boolean stale) {}

  /** One line of the run of show as it should be. */
  private static final class Line {
    private final String id;
    private String state = "PLANNED";
    private long lasted;

    Line(String id) {
      this.id = id;
    }

    boolean open() {
      return state.equals("RUNNING") || state.equals("PAUSED");
    }
  }

  /** All of it as it should be. */
  private static final class Model {
    private String debate = "DRAFT";
    private String seat = "INVITED";
    private boolean held;
    private final List<Line> lines = new ArrayList<>();

    void pass(long millis) {
      lines.stream().filter(line -> line.state.equals("RUNNING")).forEach(l -> l.lasted += millis);
    }

    String open() {
      return lines.stream().filter(Line::open).map(line -> line.id).findFirst().orElse("");
    }

    boolean debate(String from, String to) {
      if (debate.equals(to)) {
        return true;
      }
      if (!from.equals(debate) || !leads(DEBATE, debate, to)) {
        return false;
      }
      debate = to;
      if (to.equals("ENDED")) {
        end();
      }
      return true;
    }

    boolean seat(String to) {
      if (!seat.equals(to) && !leads(SEAT, seat, to)) {
        return false;
      }
      seat = to;
      return true;
    }

    boolean next(String believed) {
      if (!believed.equals(open())) {
        return false;
      }
      var ended = end();
      var next = lines.stream().filter(line -> line.state.equals("PLANNED")).findFirst();
      next.ifPresent(line -> line.state = "RUNNING");
      return next.isPresent() || ended;
    }

    boolean turn(String from, String to) {
      var line = lines.stream().filter(one -> one.state.equals(from)).findFirst();
      line.ifPresent(one -> one.state = to);
      return line.isPresent();
    }

    boolean skip(Line line) {
      if (!line.state.equals("PLANNED")) {
        return false;
      }
      line.state = "SKIPPED";
      return true;
    }

    private boolean end() {
      return turn("RUNNING", "DONE") || turn("PAUSED", "DONE");
    }

    private static boolean leads(Map<String, Set<String>> machine, String from, String to) {
      return machine.getOrDefault(from, Set.of()).contains(to);
    }
  }

  @Property(tries = 12)
  void the_database_tells_as_the_model(@ForAll("steps") List<Step> steps) {
    var model = fresh();
    for (var step : steps) {
      app.clock().forward(Duration.ofSeconds(7));
      model.pass(7000);
      did(model, step);
      assertTheSame(model, step);
    }
  }

  /** What a walk may never come to: from each state to each. */
  @Example
  void every_arrow_is_there_and_no_other() {
    var model = fresh();
    for (var from : DEBATE.keySet()) {
      for (var to : DEBATE.keySet()) {
        model.debate = from;
        app.db().useHandle(handle -> handle.execute("update debate set state = ?", from));
        var step = new Step(from + " to " + to, 0, false);
        same(step, model.debate(from, to), turid, "/debate/state", "from", from, "to", to);
      }
    }
    for (var from : SEAT.keySet()) {
      for (var to : SEAT.keySet()) {
        model.seat = from;
        app.db().useHandle(handle -> handle.execute("update seat set state = ?", from));
        arrive(new Step(from + " to " + to, 0, false), model.seat(to), to, false);
      }
    }
  }

  @AfterProperty
  void close() {
    app.close();
  }

  private Model fresh() {
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from debate");
          handle.execute("update seat set state = 'INVITED'");
        });
    turid.post(PART + "/debate");
    // Five lines, so that a debate comes to their end.
    app.db()
        .useHandle(handle ->
            handle.execute(
                "delete from run_item where rank > (select rank from run_item order by rank offset"
                    + " 4 limit 1)"));
    var model = new Model();
    rows("select id::text from run_item order by rank")
        .forEach(id -> model.lines.add(new Line(id)));
    assertThat(model.lines).hasSize(5);
    return model;
  }

  private void did(Model model, Step step) {
    var line = model.lines.get(step.to() % model.lines.size());
    switch (step.act()) {
      case "debate" -> {
        // The way on, more often than not: else no debate of these would end.
        var states = List.of(Debate.State.values());
        var on = Math.min(states.indexOf(Debate.State.valueOf(model.debate)) + 1, 6);
        var to = states.get(step.to() % 2 == 0 ? on : step.to() % 7).name();
        var from = step.stale() ? states.get((on + 3) % 7).name() : model.debate;
        same(step, model.debate(from, to), turid, "/debate/state", "from", from, "to", to);
      }
      case "seat" -> {
        // Half of them along an arrow: else nobody would come as far as the stage.
        var arrows = SEAT.getOrDefault(model.seat, Set.of()).stream().sorted().toList();
        var to =
            step.to() % 2 == 0
                ? arrows.get(step.to() / 2 % arrows.size())
                : List.of(SeatState.values()).get(step.to() % 7).name();
        // There is no way around the form of the green room.
        var around = to.equals("CHECKED_IN") && step.stale();
        arrive(step, !around && model.seat(to), to, around);
      }
      case "next" -> {
        var believed = step.stale() ? line.id : model.open();
        same(step, model.next(believed), turid, "/run/next", "believed", believed);
      }
      case "pause" -> same(step, model.turn("RUNNING", "PAUSED"), turid, "/run/pause");
      case "resume" -> same(step, model.turn("PAUSED", "RUNNING"), turid, "/run/resume");
      case "skip" -> same(step, model.skip(line), turid, "/run/" + line.id + "/skip");
      default -> {
        model.held = step.stale();
        same(step, true, turid, "/debate/hold", "held", "" + step.stale());
      }
    }
  }

  private void arrive(Step step, boolean done, String to, boolean around) {
    var checksIn = to.equals("CHECKED_IN") && !around;
    var path = checksIn ? "/seat/check-in" : "/seat/state";
    same(step, done, maret, path, checksIn ? "microphone" : "to", to);
  }

  /** It is done, or refused as what is not possible now. */
  private static void same(Step step, boolean done, Visitor who, String path, String... fields) {
    assertThat(who.fragment(PART + path, fields).statusCode())
        .as("%s %s %s", step, path, List.of(fields))
        .isEqualTo(done ? 204 : 409);
  }

  private void assertTheSame(Model model, Step step) {
    assertThat(rows("select state || ' ' || held from debate"))
        .as("%s", step)
        .containsExactly(model.debate + " " + model.held);
    assertThat(seats("=")).as("%s", step).containsExactly(model.seat);
    assertThat(seats("<>"))
        .as("nobody is moved automatically, after %s", step)
        .containsOnly("INVITED");
    assertThat(rows("select id || ' ' || state from run_item order by rank"))
        .as("%s", step)
        .containsExactlyElementsOf(
            model.lines.stream().map(line -> line.id + " " + line.state).toList());
    assertThat(model.lines.stream().filter(Line::open).count()).isLessThanOrEqualTo(1);
    var now = app.clock().instant();
    var lasted =
        app
            .db()
            .withExtension(
                DebateStore.class, store -> store.items(new PartId(app.cast().parts().get(2))))
            .stream()
            .map(item -> item.lasted(now).toMillis())
            .toList();
    assertThat(lasted)
        .as("pauses are not counted, after %s", step)
        .isEqualTo(model.lines.stream().map(line -> line.lasted).toList());
  }

  private List<String> seats(String compared) {
    var of = "select s.state from seat s join part_person p on p.id = s.person_id where p.name ";
    return rows(of + compared + " '" + Cast.PANELIST.name() + "'");
  }

  private List<String> rows(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of("debate", "seat", "seat", "next")),
                Tuple.of(1, Arbitraries.of("pause", "resume", "skip", "hold"))),
            Arbitraries.integers().between(0, 41),
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
        .as(Step::new)
        .list()
        .ofMinSize(16)
        .ofMaxSize(48);
  }
}
