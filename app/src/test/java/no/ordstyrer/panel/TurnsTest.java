package no.ordstyrer.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.ordstyrer.Cast;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arenas;
import no.ordstyrer.db.Database;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant TEN = Instant.parse("2030-10-10T08:00:00Z");

  private final SettableClock clock = new SettableClock(TEN);
  private final DataSource source = TestDatabase.fresh();
  private final Jdbi db = Database.open(source);
  private final Cast cast = Cast.in(db, TEN);
  private final Map<TurnId, Long> heard = new HashMap<>();
  private Turns turns = new Turns(db, new Live(db, clock), clock);
  private final Viewer chair = Viewer.staff(account());
  private final Seen seen =
      new Parts(db, new Arenas(db, clock)).seenBy(chair, new PartId(cast.parts().get(2)));
  private final List<SeatId> seats =
      db.withHandle(handle ->
          handle
              .select("select id from seat where role = 'PANELIST' order by id")
              .mapTo(SeatId.class)
              .list());

  TurnsTest() {
    db.useHandle(handle ->
        handle.execute(
            "insert into debate (part_id, state, since) values (?, 'LIVE', now())",
            cast.parts().get(2)));
    db.useHandle(handle -> handle.execute("update seat set budget_millis = 600000"));
  }

  @Test
  void beginning_a_turn_ends_the_one_that_runs_and_charges_it() {
    var first = give(0, Turn.Kind.OPENING, null);
    clock.forward(Duration.ofSeconds(90));
    var second = give(1, Turn.Kind.OPENING, first);

    assertThat(turn(first).state()).isEqualTo(Turn.State.DONE);
    assertThat(turn(second).state()).isEqualTo(Turn.State.SPEAKING);
    assertThat(charged(seats.get(0))).isEqualTo(90_000);
  }

  @Test
  void a_point_of_order_pauses_costs_nothing_and_resuming_is_explicit() {
    var speech = give(0, Turn.Kind.ANSWER, null);
    clock.forward(Duration.ofSeconds(30));
    var point = give(1, Turn.Kind.POINT_OF_ORDER, speech);
    clock.forward(Duration.ofSeconds(20));
    turns.finish(chair, seen, point, null);

    assertThat(turn(speech).state()).isEqualTo(Turn.State.PAUSED);
    clock.forward(Duration.ofSeconds(5));
    turns.resume(chair, seen, speech);
    clock.forward(Duration.ofSeconds(10));
    turns.finish(chair, seen, speech, null);

    assertThat(charged(seats.get(0))).isEqualTo(40_000);
    assertThat(charged(seats.get(1))).isZero();
  }

  @Test
  void two_who_press_next_at_once_move_on_once() {
    var first = give(0, Turn.Kind.OPENING, null);
    queue(1);
    queue(0);
    assertThat(turns.next(chair, seen, first)).isInstanceOf(TurnDone.Now.class);
    assertThat(turns.next(chair, seen, first)).isInstanceOf(TurnDone.Stale.class);
    assertThat(turns.waiting(seen.part().id())).hasSize(1);
  }

  @Test
  void what_is_left_can_be_passed_on() {
    var first = give(0, Turn.Kind.OPENING, null);
    var heir = queue(1);
    clock.forward(Duration.ofSeconds(60));
    turns.passOn(chair, seen, first);

    assertThat(turn(heir).allottedMillis()).isEqualTo(120_000 + 60_000);
  }

  @Test
  void an_annulled_turn_is_given_back() {
    var first = give(0, Turn.Kind.OPENING, null);
    clock.forward(Duration.ofSeconds(60));
    assertThat(turns.annul(chair, seen, first)).isTrue();
    assertThat(turns.annul(chair, seen, first)).isFalse();
    assertThat(charged(seats.get(0))).isZero();
  }

  /**
   * Whatever is commanded, and whenever the house is opened anew: the ledger says what the turns
   * say, the turns say what was heard, and one at most is speaking.
   */
  @Property(tries = 8)
  void the_ledger_sums_to_what_the_turns_say(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 13) Integer> commands,
      @ForAll @IntRange(min = 1, max = 5000) int step) {
    for (var command : commands) {
      hear(step * 7L);
      act(command);
      check();
    }
  }

  /** Time goes by; whoever is speaking is heard. */
  private void hear(long millis) {
    turns.of(seen.part().id()).stream()
        .filter(turn -> turn.state() == Turn.State.SPEAKING)
        .forEach(turn -> heard.merge(turn.id(), millis, Long::sum));
    clock.forward(Duration.ofMillis(millis));
  }

  private void act(int command) {
    var now = turns.current(seen.part().id()).map(Turn::id).orElse(null);
    switch (command) {
      case 0, 1 -> give(command, Turn.Kind.ANSWER, now);
      case 2 -> give(0, Turn.Kind.POINT_OF_ORDER, now);
      case 3 -> queue(1);
      case 4 -> turns.next(chair, seen, now);
      case 5 -> give(1, Turn.Kind.CLARIFY, now);
      case 11 -> turns.giveAll(chair, seen, Duration.ofSeconds(40));
      case 12 -> turns = new Turns(Database.open(source), new Live(db, clock), clock);
      case 13 -> turns.of(seen.part().id()).forEach(turn -> turns.annul(chair, seen, turn.id()));
      default -> {
        if (now != null) {
          actOn(command, now);
        }
      }
    }
  }

  private void actOn(int command, TurnId now) {
    switch (command) {
      case 6 -> turns.pause(chair, seen, now);
      case 7 -> turns.resume(chair, seen, now);
      case 8 -> turns.cut(chair, seen, now);
      case 9 -> turns.passOn(chair, seen, now);
      default -> turns.annul(chair, seen, now);
    }
  }

  private void check() {
    var all = turns.of(seen.part().id());
    assertThat(all.stream().filter(turn -> turn.state() == Turn.State.SPEAKING).count())
        .isLessThanOrEqualTo(1);
    for (var turn : all) {
      assertThat(turn.spoken(clock.instant()).toMillis())
          .isEqualTo(heard.getOrDefault(turn.id(), 0L));
    }
    for (var seat : seats) {
      var spoken =
          all.stream()
              .filter(turn -> seat.equals(turn.seatId()) && turn.charged())
              .filter(turn -> Set.of(Turn.State.DONE, Turn.State.CUT).contains(turn.state()))
              .mapToLong(turn -> turn.spoken(clock.instant()).toMillis())
              .sum();
      assertThat(charged(seat)).isEqualTo(spoken);
    }
  }

  private long charged(SeatId seat) {
    return db.withHandle(handle ->
        handle
            .createQuery(
                "select coalesce(sum(millis), 0) from time_ledger where seat_id = ? and why <> 'OVERRUN_FOR_ALL'")
            .bind(0, seat.value())
            .mapTo(long.class)
            .one());
  }

  private TurnId give(int seat, Turn.Kind kind, @Nullable TurnId believed) {
    var done =
        turns.give(
            chair,
            seen,
            new TurnWanted(seats.get(seat), null, kind, null, Duration.ofMinutes(2), null),
            believed);
    assertThat(done).isInstanceOf(TurnDone.Now.class);
    return turns.of(seen.part().id()).getLast().id();
  }

  private TurnId queue(int seat) {
    return turns.queue(
        chair,
        seen,
        new TurnWanted(seats.get(seat), null, Turn.Kind.ANSWER, null, Duration.ofMinutes(2), null));
  }

  private Turn turn(TurnId id) {
    return turns.of(seen.part().id()).stream()
        .filter(turn -> turn.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private AccountId account() {
    return db.withHandle(handle ->
        handle
            .createQuery("select id from account where email = ?")
            .bind(0, Cast.CHAIR.email())
            .mapTo(AccountId.class)
            .one());
  }
}
