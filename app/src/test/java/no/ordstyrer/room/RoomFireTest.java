package no.ordstyrer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two hundred pages of one room, twenty changes a second by what people really do, connections that
 * break at random and a server that restarts twice: in the end each page shows what a freshly
 * loaded one shows.
 */
class RoomFireTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final int PAGES = 200;
  private static final int SHOTS = 240;
  private static final int ASKED = 24;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

  private static final List<String> ACTS =
      List.of(
          "queue/%d/approve",
          "queue/%d/approve",
          "queue/%d/approve",
          "queue/%d/reject",
          "queue/%d/retract",
          "queue/%d/restore",
          "queue/%d/restore",
          "queue/%d/shortlist",
          "queue/%d/live",
          "queue/%d/finish",
          "queue/%d/back",
          "queue/%d/reopen",
          "queue/%d/merge",
          "queue/%d/merge",
          "queue/%d/unmerge",
          "queue/%d/edit",
          "queue/%d/undo",
          "outcomes/%d/answer",
          "outcomes/%d/close",
          "questions/%d/withdrawal",
          "questions/%d/vote",
          "questions/%d/vote",
          "questions/%d/vote",
          "questions");

  private final TestApp app = new TestApp();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final FirePage.Ground ground = new FirePage.Ground(http, timer);
  private final Random random = new Random(18);
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final List<Visitor> attendees =
      List.of(
          Attendees.confirmed(app, Cast.ATTENDEE),
          Attendees.confirmed(app, Cast.SECOND_ATTENDEE),
          Attendees.confirmed(app, Cast.THIRD_ATTENDEE));

  /** What was done, and how often. */
  private final Map<String, AtomicInteger> done = new HashMap<>();

  @AfterEach
  void close() {
    timer.shutdownNow();
    http.shutdownNow();
    app.close();
  }

  @Test
  void under_fire_every_page_ends_as_a_freshly_loaded_one() throws Exception {
    for (var n = 0; n < ASKED; n++) {
      app.clock().forward(Duration.ofSeconds(31));
      attendees.get(n % 3).post(PART + "/questions", "text", "Spørsmål nummer " + n);
      kari.post(PART + "/queue/" + (n + 1) + "/approve", "rev", "1");
    }
    var pages = pages();
    pages.forEach(FirePage::open);
    for (var life = 1; life <= 3; life++) {
      var firing = new Fire(pages, SHOTS * life / 3);
      var rate = timer.scheduleAtFixedRate(firing, 0, 50, TimeUnit.MILLISECONDS);
      if (life == 3) {
        firing.awaitTheEnd();
      } else {
        firing.awaitHalf();
        app.restart();
        firing.awaitTheEnd();
      }
      rate.cancel(false);
      assertThat(firing.broken).as("the writer broke").isEmpty();
    }
    assertThat(done.keySet()).as("what was really done: %s", done).hasSizeGreaterThan(14);
    var until = System.nanoTime() + PATIENCE_NANOS;
    var fresh = new HashMap<FirePage.Place, ShownLists>();
    for (var page : pages) {
      var expected = fresh.computeIfAbsent(page.place, RoomFireTest::loaded);
      var same = page.shows(expected, until);
      synchronized (page) {
        assertThat(page.faults).as(page.place.live()).isEmpty();
        assertThat(page.lists.shown()).as(page.place.live()).isEqualTo(expected.shown());
        assertThat(same).isTrue();
      }
    }
    assertThat(pages.stream().mapToInt(page -> page.connections).sum())
        .as("both restarts and the cuts were felt")
        .isGreaterThan(3 * PAGES);
  }

  /** Guests, attendees who have asked, and the queues of moderators. */
  private List<FirePage> pages() {
    var live = app.origin().replaceFirst("^http", "ws") + PART + "/live?audience=";
    var places = new ArrayList<FirePage.Place>();
    places.add(new FirePage.Place(app.stranger(), PART, live + "attendees&"));
    for (var attendee : attendees) {
      places.add(new FirePage.Place(attendee, PART, live + "attendees&"));
    }
    places.add(new FirePage.Place(kari, PART + "/queue", live + "moderators&"));
    var bodies = places.stream().map(place -> place.viewer().get(place.path()).body()).toList();
    var pages = new ArrayList<FirePage>();
    for (var n = 0; n < PAGES; n++) {
      // Most are guests; each of the others has some.
      var which = n % 10 < 5 ? 0 : n % places.size();
      pages.add(new FirePage(ground, places.get(which), n, bodies.get(which)));
    }
    return pages;
  }

  /** One act and one broken connection each time, until so many have been done in all. */
  private final class Fire implements Runnable {
    private final List<FirePage> pages;
    private final int last;
    final List<Throwable> broken = new ArrayList<>();

    Fire(List<FirePage> pages, int last) {
      this.pages = pages;
      this.last = last;
    }

    @Override
    public void run() {
      try {
        if (count() < last) {
          pages.get(random.nextInt(PAGES)).cut();
          while (!shoot()) {
            // Refused as things stand, so something else: twenty changes a second are done.
          }
        }
      } catch (RuntimeException | AssertionError e) {
        // While there is no server, nothing is done.
        if (!(e.getCause() instanceof IOException)) {
          broken.add(e);
        }
      }
      synchronized (this) {
        notifyAll();
      }
    }

    void awaitHalf() throws InterruptedException {
      await(last - SHOTS / 6);
    }

    void awaitTheEnd() throws InterruptedException {
      await(last);
    }

    private synchronized void await(int shots) throws InterruptedException {
      var until = System.nanoTime() + 3 * PATIENCE_NANOS;
      while (count() < shots && broken.isEmpty()) {
        assertThat(System.nanoTime()).as("the writer is slow: %s", done).isLessThan(until);
        wait(50);
      }
    }
  }

  private static ShownLists loaded(FirePage.Place place) {
    return new ShownLists(place.viewer().get(place.path()).body());
  }

  private int count() {
    synchronized (done) {
      return done.values().stream().mapToInt(AtomicInteger::get).sum();
    }
  }

  /** Does something that may be refused as things stand; answers whether it changed anything. */
  private boolean shoot() {
    var act = ACTS.get(random.nextInt(ACTS.size()));
    var number = 1 + random.nextInt(ASKED + 4);
    app.clock().forward(Duration.ofSeconds(act.equals("questions") ? 31 : 1));
    var who = act.startsWith("questions") ? attendees.get(random.nextInt(3)) : kari;
    var answer =
        who.post(
            PART + "/" + act.formatted(number),
            "rev",
            rev(number),
            "into",
            "" + (1 + random.nextInt(ASKED)),
            "text",
            "Ord " + random.nextInt(1000) + " og noe til",
            "voted",
            "" + (random.nextInt(4) > 0),
            "words",
            "Derfor",
            "reason",
            "Derfor",
            "answer",
            "Ja, vi gjør det.");
    assertThat(answer.statusCode()).as(act).isIn(303, 404, 409, 422, 503);
    if (answer.statusCode() != 303) {
      return false;
    }
    synchronized (done) {
      done.computeIfAbsent(act, _ -> new AtomicInteger()).incrementAndGet();
    }
    return true;
  }

  private String rev(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select rev::text from question where number = " + number)
                .mapTo(String.class)
                .findOne()
                .orElse("0"));
  }
}
