package no.ordstyrer.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by the clock: numbers, heartbeats, the sweep. One timer for all pages. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration NUMBERS = Duration.ofMillis(500);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  /** Jetty and many proxies end what is silent for 30 seconds. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  /** A vote's moment is before its commit: we look back a little. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private record Source(Counter counter, Numbers.For who) {}

  /** When a hall was counted last, and how far its topics had come then. */
  private record Counted(Instant at, long head) {}

  private final Halls halls;
  private final Log log;
  private final Teller teller;
  private final Message.Json json;
  private final Clock clock;
  private final List<Source> counters = new CopyOnWriteArrayList<>();
  private final List<Attendance> attendances = new CopyOnWriteArrayList<>();
  private final Map<Hall, Counted> counted = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("live-pulse-", 1).daemon().factory());

  Pulse(Halls halls, Log log, Teller teller, Message.Json json, Clock clock) {
    this.halls = halls;
    this.log = log;
    this.teller = teller;
    this.json = json;
    this.clock = clock;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  void counts(Counter counter, Numbers.For who) {
    counters.add(new Source(counter, who));
  }

  void watches(Attendance attendance) {
    attendances.add(attendance);
  }

  void start() {
    each(NUMBERS, this::count);
    each(SWEEP, this::sweep);
    each(HEARTBEAT, this::beat);
  }

  private void each(Duration pause, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                LOG.warn("The pulse missed a beat", e);
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void count() {
    counted.keySet().retainAll(halls.all());
    eachHall(this::count);
  }

  private void count(Hall hall) {
    if (hall.hasNewcomers()) {
      attend(hall);
    }
    // Everything is told the first time: nobody here knows when the pages were rendered. So it is
    // after a change: a merge moves votes that nobody cast, and who comes later is told of numbers.
    var head = hall.head();
    var last = counted.get(hall);
    var since = last != null && last.head() == head ? last.at() : Instant.EPOCH;
    var next = clock.instant().minus(LATE);
    var changed = false;
    for (var source : counters) {
      changed |= hall.numbers().put(source.counter().since(hall.part(), since), source.who());
    }
    counted.put(
        hall, new Counted(next, head)); // Not before: what could not be counted is asked for again.
    if (changed) {
      hall.tell();
    }
  }

  /** What fails for one part must not silence the others. */
  private void eachHall(Consumer<Hall> work) {
    for (var hall : halls.all()) {
      try {
        work.accept(hall);
      } catch (RuntimeException e) {
        LOG.warn("The pulse missed a beat in part {}", hall.part(), e);
      }
    }
  }

  /** Finds what no ring has told of, and those whose writes stand still. */
  private void sweep() {
    eachHall(hall -> hall.listeners().forEach(Listener::cutIfStalled));
    var parts = halls.parts().stream().mapToLong(Long::longValue).toArray();
    if (parts.length == 0) {
      return;
    }
    for (var head : log.heads(parts)) {
      halls.of(head.partId()).stream()
          .flatMap(hall -> hall.topics(new Audience(head.audience())).stream())
          .filter(topic -> topic.head() < head.version())
          .forEach(teller::wake);
    }
  }

  private void beat() {
    var now = json.lines(new Message.Now(clock.millis()));
    eachHall(hall -> hall.listeners().forEach(listener -> listener.beat(now)));
    eachHall(this::attend);
  }

  private void attend(Hall hall) {
    var people = hall.people();
    attendances.forEach(attendance -> attendance.here(hall.part(), people));
  }

  /** Each page is told to come back after a while of its own, longer when they are many. */
  void bye() {
    var pages = halls.listeners().toList();
    var longest = Math.min(20_000, 500 + 2L * pages.size());
    for (var page : pages) {
      var wait = ThreadLocalRandom.current().nextLong(longest / 4, longest);
      page.sayLast(json.lines(new Message.Bye(wait)), Wire.GOING_AWAY, "restart");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
