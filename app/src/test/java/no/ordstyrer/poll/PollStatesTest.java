package no.ordstyrer.poll;

import static no.ordstyrer.poll.PollScene.PART;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/**
 * Whatever is done to a poll and answered in it, in whatever order: the database tells as a model.
 */
class PollStatesTest {
  private static final List<String> ACTS =
      List.of("open", "close", "reveal", "stage", "unstage", "archive", "restore");

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final PollScene scene = new PollScene(app, kari);
  private final List<Visitor> people =
      List.of(
          Attendees.confirmed(app, Cast.ATTENDEE),
          Attendees.confirmed(app, Cast.SECOND_ATTENDEE),
          Attendees.confirmed(app, Cast.THIRD_ATTENDEE));

  /**
   * An act of the moderator, or somebody's answer. {@code stale}: with what the page showed before.
   */
  record Step(String act, int who, int choice, boolean stale) {}

  /** The poll as it should be. */
  private static final class Model {
    private String state = "DRAFT";
    private int round;
    private boolean staged;
    private boolean revealed;
    private int rev = 1;
    private final Map<Integer, Integer> answers = new HashMap<>();
    private final Map<Integer, Integer> counters = new HashMap<>();

    /** Whether it is done, or was so already. */
    boolean act(String act, boolean stale) {
      var reached =
          switch (act) {
            case "open" -> state.equals("OPEN");
            case "close" -> state.equals("CLOSED");
            case "reveal" -> state.equals("REVEALED");
            case "stage" -> staged;
            case "unstage" -> met() && !staged;
            case "archive" -> state.equals("ARCHIVED");
            default -> false;
          };
      if (reached) {
        return true;
      }
      if (stale || !may(act)) {
        return false;
      }
      rev++;
      switch (act) {
        case "open" -> {
          state = "OPEN";
          round++;
          revealed = false;
          answers.clear();
          counters.clear();
        }
        case "close" -> state = "CLOSED";
        case "reveal" -> {
          state = "REVEALED";
          revealed = true;
        }
        case "stage" -> staged = true;
        case "unstage" -> staged = false;
        case "archive" -> {
          state = "ARCHIVED";
          staged = false;
        }
        default -> state = round == 0 ? "DRAFT" : revealed ? "REVEALED" : "CLOSED";
      }
      return true;
    }

    private boolean may(String act) {
      return switch (act) {
        case "open" -> List.of("DRAFT", "CLOSED", "REVEALED").contains(state);
        case "close" -> state.equals("OPEN");
        case "reveal" -> state.equals("CLOSED");
        case "stage" -> met();
        case "unstage" -> staged;
        case "archive" -> !state.equals("OPEN");
        default -> state.equals("ARCHIVED");
      };
    }

    private boolean met() {
      return List.of("OPEN", "CLOSED", "REVEALED").contains(state);
    }
  }

  @Property(tries = 30)
  void the_database_tells_as_the_model(@ForAll("steps") List<Step> steps) {
    app.db().useHandle(handle -> handle.execute("delete from poll"));
    kari.post(
        PART + "/polls",
        "kind",
        "SINGLE",
        "question",
        "Hva?",
        "options",
        "A\nB\nC",
        "visibility",
        "ON_REVEAL");
    var model = new Model();
    for (var step : steps) {
      if (step.act().equals("answer")) {
        answer(model, step);
      } else {
        var rev = step.stale() ? model.rev - 1 : model.rev;
        var status = kari.post(PART + "/polls/1/" + step.act(), "rev", "" + rev).statusCode();
        assertThat(status == 303)
            .as(step + " in " + model.state)
            .isEqualTo(model.act(step.act(), step.stale()));
      }
      assertTheSame(model);
    }
  }

  private void answer(Model model, Step step) {
    var counter = model.counters.getOrDefault(step.who(), 0) + (step.stale() ? 0 : 1);
    var status =
        PollScene.answer(
            people.get(step.who()),
            1,
            Math.max(1, model.round),
            Math.max(1, counter),
            "choice",
            "" + step.choice());
    if (!model.met()) {
      assertThat(status).isEqualTo(404);
    } else if (!model.state.equals("OPEN")) {
      assertThat(status).isEqualTo(422);
    } else if (step.stale() && counter > 0) {
      var same = java.util.Objects.equals(model.answers.get(step.who()), step.choice());
      assertThat(status).isEqualTo(same ? 303 : 422);
    } else {
      assertThat(status).isEqualTo(303);
      model.answers.put(step.who(), step.choice());
      model.counters.put(step.who(), Math.max(1, counter));
    }
  }

  private void assertTheSame(Model model) {
    assertThat(text("select state from poll")).isEqualTo(model.state);
    assertThat(scene.number("select round from poll")).isEqualTo(model.round);
    assertThat(scene.number("select rev from poll")).isEqualTo(model.rev);
    assertThat(scene.number("select count(*) from poll where staged_at is not null"))
        .isEqualTo(model.staged ? 1 : 0);
    assertThat(scene.number("select count(*) from poll_round where closed_at is null"))
        .isEqualTo(model.state.equals("OPEN") ? 1 : 0);
    var open = model.state.equals("OPEN");
    assertThat(scene.number("select count(*) from poll_ballot"))
        .isEqualTo(open ? model.answers.size() : 0);
    var table = open ? "poll_tally" : "poll_sum";
    for (var choice = 1; choice <= 3; choice++) {
      var wanted = choice;
      assertThat(
              scene.number(
                  "select coalesce(sum(ballots), 0) from "
                      + table
                      + " where round = "
                      + model.round
                      + " and position = "
                      + choice))
          .isEqualTo((int) model.answers.values().stream().filter(one -> one == wanted).count());
    }
    var seen = people.getFirst().get(PART).body();
    assertThat(seen.contains("chart__"))
        .isEqualTo(model.met() && model.revealed && !model.answers.isEmpty());
  }

  private String text(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }

  @AfterProperty
  void close() {
    app.close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just("answer")),
                net.jqwik.api.Tuple.of(2, Arbitraries.of("open", "close", "reveal")),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(ACTS))),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 3),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, false), net.jqwik.api.Tuple.of(1, true)))
        .as(Step::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(16);
  }
}
