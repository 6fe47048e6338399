package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.TestApp;

/**
 * People come and go, places come and go, organisers answer and call off, in any order: never more
 * held than there is room for when a place is given, nobody overtakes, nobody is evicted, and who
 * has left may come back.
 */
class WaitingListPropertyTest {
  private final TestApp app = new TestApp();
  private final Play play = Play.on(app);

  @AfterProperty
  void close() {
    app.close();
  }

  @Provide
  Arbitrary<List<Play.Command>> commands() {
    var what =
        Arbitraries.frequency(
            Tuple.of(8, Play.What.REGISTER),
            Tuple.of(4, Play.What.RELEASE),
            Tuple.of(4, Play.What.RETURN),
            Tuple.of(1, Play.What.WITHDRAW),
            Tuple.of(4, Play.What.CLAIM),
            Tuple.of(2, Play.What.DECLINE),
            Tuple.of(3, Play.What.WAIT),
            Tuple.of(4, Play.What.APPROVE),
            Tuple.of(1, Play.What.REJECT),
            Tuple.of(3, Play.What.RESIZE),
            Tuple.of(1, Play.What.LIMIT_SERIES),
            Tuple.of(2, Play.What.ASK_FIRST),
            Tuple.of(1, Play.What.CANCEL_PART));
    return Combinators.combine(
            what,
            Arbitraries.integers().between(0, Play.PEOPLE - 1),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 7))
        .as(Play.Command::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(50);
  }

  @Property(tries = 25)
  void the_queue_is_fair(@ForAll("commands") List<Play.Command> commands) {
    play.reset();
    for (var command : commands) {
      if (command.what() == Play.What.WAIT) {
        app.clock().forward(Duration.ofHours(1 + command.n() * 5L));
      }
      var before = Snapshot.of(app);
      play.run(command);
      var after = Snapshot.of(app);
      holds(command, before, after);
    }
    play.rooms().waiting().sweep();
    everybodyMayComeBack();
  }

  private void holds(Play.Command command, Snapshot before, Snapshot after) {
    for (var part : app.cast().parts()) {
      if (after.cancelled().contains(part)) {
        assertThat(after.in(part)).as("%s is called off", part).noneMatch(Snapshot.Row::holds);
        continue;
      }
      var capacity = after.capacity(part);
      var gained =
          after.in(part).stream()
              .filter(row -> row.holds() && !before.holds(part, row.person()))
              .toList();
      if (!gained.isEmpty() && capacity != null) {
        assertThat(after.held(part))
            .as("held in %s after %s", part, command)
            .isLessThanOrEqualTo(capacity);
      }
      for (var left : after.waiting(part)) {
        var was = before.row(part, left.person());
        for (var winner : gained) {
          if (was != null && was.waits()) {
            var ahead = before.row(part, winner.person());
            assertThat(ahead != null && ahead.waits() && ahead.isBefore(was))
                .as(
                    "%s did not overtake %s in %s by %s",
                    winner.person(), left.person(), part, command)
                .isTrue();
          }
        }
      }
      for (var had : before.in(part)) {
        var leaves = command.what() == Play.What.RELEASE || command.what() == Play.What.WITHDRAW;
        var rejected = command.what() == Play.What.REJECT && had.state().equals("PENDING_APPROVAL");
        var gone = (leaves || rejected) && had.person().equals(Play.person(command));
        if (had.keeps() && !gone) {
          assertThat(Objects.requireNonNull(after.row(part, had.person())).keeps())
              .as("%s keeps %s after %s", had.person(), part, command)
              .isTrue();
        }
      }
    }
    var limit = after.limit();
    if (limit != null && after.holders() > before.holders()) {
      assertThat(after.holders())
          .as("people in the series after %s", command)
          .isLessThanOrEqualTo(limit);
    }
  }

  private void everybodyMayComeBack() {
    app.db()
        .useHandle(handle -> {
          handle.execute("update part set capacity = null");
          handle.execute(
              "update series set capacity = null, approval = false, pending_holds = false");
        });
    for (var i = 0; i < Play.PEOPLE; i++) {
      var command = new Play.Command(Play.What.RETURN, i, 0, 0);
      play.with(
          command,
          story -> {
            var line = story.lines().getFirst();
            if (line.addable(app.clock().instant())) {
              assertThat(play.rooms().places().comeBack(story, line.part().id()))
                  .isInstanceOf(PartRegistrations.Return.Taken.class);
            }
          });
    }
  }
}
