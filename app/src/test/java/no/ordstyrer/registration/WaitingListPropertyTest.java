package no.ordstyrer.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.TestApp;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * People come and go, places come and go, in any order: never more held than there is room for when
 * a place is given, nobody overtakes, nobody is evicted, and who has left may come back.
 */
class WaitingListPropertyTest {
  private static final int PEOPLE = 7;

  private final TestApp app = new TestApp();
  private final Rooms rooms = Rooms.of(app);
  private final SeriesId series = new SeriesId(app.cast().series());

  @AfterProperty
  void close() {
    app.close();
  }

  enum What {
    REGISTER,
    RELEASE,
    RETURN,
    WITHDRAW,
    CLAIM,
    DECLINE,
    WAIT,
    RESIZE,
    LIMIT_SERIES
  }

  /** {@code part} is 0, 1 or 2; {@code n} is a capacity, hours, or a choice of parts. */
  record Command(What what, int person, int part, int n) {}

  @Provide
  Arbitrary<List<Command>> commands() {
    var what =
        Arbitraries.frequency(
            Tuple.of(8, What.REGISTER),
            Tuple.of(4, What.RELEASE),
            Tuple.of(4, What.RETURN),
            Tuple.of(1, What.WITHDRAW),
            Tuple.of(4, What.CLAIM),
            Tuple.of(2, What.DECLINE),
            Tuple.of(3, What.WAIT),
            Tuple.of(3, What.RESIZE),
            Tuple.of(1, What.LIMIT_SERIES));
    return Combinators.combine(
            what,
            Arbitraries.integers().between(0, PEOPLE - 1),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 7))
        .as(Command::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(40);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void the_queue_is_fair(@ForAll("commands") List<Command> commands) {
    reset();
    for (var command : commands) {
      if (command.what == What.WAIT) {
        app.clock().forward(Duration.ofHours(1 + command.n * 5L));
      }
      var before = Snapshot.of(app);
      run(command);
      var after = Snapshot.of(app);
      holds(command, before, after);
    }
    rooms.waiting().sweep();
    everybodyMayComeBack();
  }

  /** Sixteen at once: no deadlock, nothing thrown, never one too many at any moment. */
  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void sixteen_at_once(@ForAll long seed) {
    reset();
    app.db().useHandle(handle -> handle.execute("update part set capacity = 3"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, 16)
              .<Future<?>>mapToObj(n -> threads.submit(() -> work(seed + n)))
              .toList();
      while (workers.stream().anyMatch(worker -> !worker.isDone())) {
        assertThat(Snapshot.of(app).held().values()).allMatch(held -> held <= 3);
      }
      workers.forEach(WaitingListPropertyTest::joined);
    }
    rooms.waiting().settle(series);
    var end = Snapshot.of(app);
    for (var part : app.cast().parts()) {
      assertThat(end.held(part) == 3 || end.waiting(part).isEmpty()).isTrue();
    }
  }

  private void work(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < 12; i++) {
      var what =
          List.of(
              What.REGISTER, What.RELEASE, What.RETURN, What.CLAIM, What.DECLINE, What.WITHDRAW);
      run(
          new Command(
              what.get(random.nextInt(what.size())),
              random.nextInt(PEOPLE),
              random.nextInt(3),
              random.nextInt(8)));
    }
  }

  private void run(Command command) {
    switch (command.what) {
      case REGISTER -> rooms.registrations().register(Viewer.GUEST, seen(), wish(command));
      case RELEASE -> with(command, story -> rooms.places().release(story, part(story, command)));
      case RETURN -> with(command, story -> rooms.places().comeBack(story, part(story, command)));
      case WITHDRAW -> with(command, story -> rooms.places().withdraw(story));
      case CLAIM -> withOffer(command, offered -> rooms.waiting().claim(offered));
      case DECLINE -> withOffer(command, offered -> rooms.waiting().decline(offered));
      case WAIT -> rooms.waiting().sweep();
      case RESIZE -> {
        resize(command);
        rooms.waiting().settle(series);
      }
      case LIMIT_SERIES -> {
        limit(command.n);
        rooms.waiting().settle(series);
      }
    }
  }

  private void holds(Command command, Snapshot before, Snapshot after) {
    for (var part : app.cast().parts()) {
      var capacity = after.capacity(part);
      var gained =
          after.in(part).stream()
              .filter(row -> row.holds() && !before.holds(part, row.person))
              .toList();
      if (!gained.isEmpty() && capacity != null) {
        assertThat(after.held(part))
            .as("held in %s after %s", part, command)
            .isLessThanOrEqualTo(capacity);
      }
      for (var left : after.waiting(part)) {
        var was = before.row(part, left.person);
        for (var winner : gained) {
          if (was != null && was.waits()) {
            var ahead = before.row(part, winner.person);
            assertThat(ahead != null && ahead.waits() && ahead.isBefore(was))
                .as("%s did not overtake %s in %s by %s", winner.person, left.person, part, command)
                .isTrue();
          }
        }
      }
      for (var had : before.in(part)) {
        var leaves = command.what == What.RELEASE || command.what == What.WITHDRAW;
        if (had.state.equals("CONFIRMED") && !(leaves && had.person.equals(person(command)))) {
          assertThat(after.row(part, had.person)).as("%s keeps %s", had.person, part).isNotNull();
          assertThat(Objects.requireNonNull(after.row(part, had.person)).state)
              .isEqualTo("CONFIRMED");
        }
      }
    }
    var limit = after.limit;
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
          handle.execute("update series set capacity = null");
        });
    for (var i = 0; i < PEOPLE; i++) {
      var command = new Command(What.RETURN, i, 0, 0);
      with(
          command,
          story -> {
            var line = story.lines().getFirst();
            if (line.addable(app.clock().instant())) {
              assertThat(rooms.places().comeBack(story, line.part().id()))
                  .isInstanceOf(PartRegistrations.Return.Taken.class);
            }
          });
    }
  }

  private SeenSeries seen() {
    return rooms.parts().seriesSeenBy(Viewer.GUEST, series);
  }

  private static Wish wish(Command command) {
    var numbers =
        IntStream.rangeClosed(1, 3)
            .filter(n -> (command.n & (1 << (n - 1))) != 0)
            .boxed()
            .collect(Collectors.toSet());
    var details =
        new Registration.Details(person(command), "", "", Language.NB, Registration.Calendar.NONE);
    return new Wish(person(command), details, numbers);
  }

  private static String person(Command command) {
    return "p" + command.person + "@etat.example";
  }

  private static PartId part(Story story, Command command) {
    return story.lines().get(command.part).part().id();
  }

  private void with(Command command, Consumer<Story> verb) {
    var id =
        app.db()
            .withHandle(handle ->
                handle
                    .createQuery("select id from registration where email = ?")
                    .bind(0, person(command))
                    .mapTo(long.class)
                    .findOne());
    id.map(one ->
            rooms.registrations().managed(rooms.tokens().issue(Tokens.Purpose.MANAGE, one, 1)))
        .ifPresent(verb);
  }

  private void withOffer(Command command, Consumer<WaitingList.Offered> verb) {
    app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select o.id from waitlist_offer o
                      join part_registration p on p.id = o.part_registration_id
                      join registration r on r.id = p.registration_id
                     where r.email = ? and o.ended_at is null order by o.id limit 1
                    """)
                .bind(0, person(command))
                .mapTo(long.class)
                .findOne())
        .map(one -> rooms.waiting().offered(rooms.tokens().issue(Tokens.Purpose.OFFER, one, 1)))
        .ifPresent(verb);
  }

  private void resize(Command command) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update part set capacity = ? where id = ?",
                command.n == 7 ? null : command.n,
                app.cast().parts().get(command.part)));
  }

  private void limit(int people) {
    app.db()
        .useHandle(handle ->
            handle.execute(
                "update series set capacity = ? where id = ?",
                people < 7 ? people : null,
                series.value()));
  }

  private void reset() {
    app.clock().set(TestApp.NOW);
    app.db()
        .useHandle(handle -> {
          handle.execute("delete from registration");
          handle.execute("delete from letter");
          handle.execute("update series set capacity = null");
          handle.execute("update part set capacity = 2");
        });
  }

  private static void joined(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One person's place in one part. */
  record Row(
      long part,
      String person,
      String state,
      @Nullable Instant queuedAt,
      long ticket,
      boolean offered,
      boolean lapsed) {
    boolean holds() {
      return state.equals("CONFIRMED") || offered;
    }

    boolean waits() {
      return state.equals("WAITLISTED") && !offered && !lapsed;
    }

    boolean isBefore(Row other) {
      return ticket < other.ticket;
    }
  }

  /** How everything stands at one moment of the clock. */
  record Snapshot(List<Row> rows, Map<Long, Integer> capacities, @Nullable Integer limit) {
    static Snapshot of(TestApp app) {
      var now = app.clock().instant();
      return app.db()
          .inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read");
            var rows = new ArrayList<Row>();
            handle
                .createQuery(
                    """
                    select p.part_id, r.email, p.state, p.queued_at, p.ticket,
                           coalesce(o.expires_at > :now, false) as offered, coalesce(o.expires_at <= :now, false) as lapsed
                      from part_registration p join registration r on r.id = p.registration_id
                      left join waitlist_offer o on o.part_registration_id = p.id and o.ended_at is null
                    """)
                .bind("now", now)
                .map((row, _) -> {
                  var queued = row.getTimestamp("queued_at");
                  return new Row(
                      row.getLong("part_id"),
                      row.getString("email"),
                      row.getString("state"),
                      queued == null ? null : queued.toInstant(),
                      row.getLong("ticket"),
                      row.getBoolean("offered"),
                      row.getBoolean("lapsed"));
                })
                .forEach(rows::add);
            var capacities = new HashMap<Long, Integer>();
            handle
                .createQuery("select id, capacity from part where capacity is not null")
                .map((row, _) -> capacities.put(row.getLong(1), row.getInt(2)))
                .list();
            var limit =
                handle
                    .createQuery("select capacity from series where capacity is not null")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(null);
            return new Snapshot(rows, capacities, limit);
          });
    }

    List<Row> in(long part) {
      return rows.stream().filter(row -> row.part == part).toList();
    }

    List<Row> waiting(long part) {
      return in(part).stream().filter(Row::waits).toList();
    }

    @Nullable Row row(long part, String person) {
      return in(part).stream().filter(row -> row.person.equals(person)).findFirst().orElse(null);
    }

    boolean holds(long part, String person) {
      var row = row(part, person);
      return row != null && row.holds();
    }

    @Nullable Integer capacity(long part) {
      return capacities.get(part);
    }

    long held(long part) {
      return in(part).stream().filter(Row::holds).count();
    }

    Map<Long, Long> held() {
      return rows.stream()
          .filter(Row::holds)
          .collect(Collectors.groupingBy(Row::part, Collectors.counting()));
    }

    long holders() {
      return rows.stream().filter(Row::holds).map(Row::person).distinct().count();
    }
  }
}
