package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestApp;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Web;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two hundred pages, twenty changes a second, connections that break at random and a server that
 * restarts twice: in the end each page shows what a freshly loaded one shows.
 */
class LiveFireTest {
  private static final long PART = 7;
  private static final int PAGES = 200;
  private static final int CHANGES = 240;
  private static final int NOTES = 40;
  private static final long OWN = 1000;

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);

  private final HikariDataSource source = Database.pool(TestDatabase.fresh(), 8);
  private final Jdbi db = Database.open(source);
  private final int port = TestApp.freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final FirePage.Ground ground = new FirePage.Ground(port, http, timer);
  private final Random random = new Random(18);
  private final AtomicReference<@Nullable Node> node = new AtomicReference<>();

  /** One life of the server. */
  private final class Node implements AutoCloseable {
    final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));
    final Javalin javalin;

    Node() {
      live.renders("note", (_, _, _, subject) -> note(Long.parseLong(subject.substring(5))));
      javalin =
          Javalin.create(
                  config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade(
                        "/live",
                        ctx -> {
                          var listening = listening(Long.parseLong(Web.query(ctx, "as")));
                          live.admit(ctx, () -> Optional.of(listening));
                        });
                    config.routes.ws("/live", live::socket);
                  })
              .start(port);
      live.start(source);
    }

    @Override
    public void close() {
      live.close();
      javalin.stop();
    }
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    http.shutdownNow();
    var last = node.get();
    if (last != null) {
      last.close();
    }
    source.close();
  }

  @Test
  void under_fire_every_page_ends_as_a_freshly_loaded_one() throws Exception {
    db.useHandle(
        handle -> handle.execute("create table note (id bigint primary key, text text not null)"));
    var first = new Node();
    node.set(first);
    var pages = IntStream.rangeClosed(1, PAGES).mapToObj(n -> new FirePage(ground, n)).toList();
    pages.forEach(FirePage::open);
    var firing =
        timer.scheduleAtFixedRate(new Fire(first.live, pages), 0, 50, TimeUnit.MILLISECONDS);
    for (var restarts = 1; restarts <= 2; restarts++) {
      awaitVersion(first.live, (long) restarts * CHANGES / 4);
      var before = node.getAndSet(null);
      if (before != null) {
        before.close();
      }
      node.set(new Node());
    }
    awaitVersion(first.live, CHANGES);
    assertThat(firing.isDone()).as("the writer broke").isFalse();
    firing.cancel(false);
    endsAsFresh(first.live, pages);
  }

  private void endsAsFresh(Live log, List<FirePage> pages) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE_NANOS;
    var main = log.version(PART, Audience.ATTENDEES);
    for (var page : pages) {
      var own = log.version(PART, Audience.me(page.registration));
      var arrived = page.reaches(main, own, until);
      synchronized (page) {
        assertThat(page.faults).as("page %d", page.registration).isEmpty();
        assertThat(arrived)
            .as("page %d at %d/%d", page.registration, page.version, page.mine)
            .isTrue();
        assertThat(page.elements).isEqualTo(fresh(page.registration));
      }
    }
    assertThat(pages.stream().mapToInt(page -> page.connections).sum())
        .as("both restarts and the cuts were felt")
        .isGreaterThan(3 * PAGES);
  }

  /** One change and one broken connection each time; it stops by itself at {@link #CHANGES}. */
  private final class Fire implements Runnable {
    private final Live log;
    private final List<FirePage> pages;
    private int shots;

    Fire(Live log, List<FirePage> pages) {
      this.log = log;
      this.pages = pages;
    }

    @Override
    public void run() {
      if (shots == CHANGES) {
        return;
      }
      shots++;
      write(Audience.ATTENDEES, 1 + random.nextInt(NOTES));
      var someone = 1 + random.nextInt(PAGES);
      write(Audience.me(someone), OWN + someone);
      pages.get(random.nextInt(PAGES)).cut();
    }

    /** By the server that is there; while there is none, by the log alone. */
    private void write(Audience audience, long id) {
      var now = node.get();
      var live = now == null ? log : now.live;
      var gone = random.nextInt(4) == 0;
      db.useTransaction(handle -> {
        if (gone) {
          handle.execute("delete from note where id = ?", id);
        } else {
          handle.execute(
              "insert into note values (?, ?) on conflict (id) do update set text = excluded.text",
              id,
              "shot " + shots);
        }
        live.changed(handle, PART, audience, "note:" + id);
      });
    }
  }

  private void awaitVersion(Live log, long version) throws InterruptedException {
    var until = System.nanoTime() + 2 * PATIENCE_NANOS;
    synchronized (this) {
      while (log.version(PART, Audience.ATTENDEES) < version) {
        assertThat(System.nanoTime()).as("the writer is slow").isLessThan(until);
        wait(50);
      }
    }
  }

  private Map<String, String> fresh(long registration) {
    var elements = new TreeMap<String, String>();
    db.useHandle(handle ->
        handle
            .select("select id from note where id < ? or id = ?", OWN, OWN + registration)
            .mapTo(Long.class)
            .forEach(id -> note(id).ifPresent(html -> elements.put("note-" + id, html))));
    return elements;
  }

  private Optional<String> note(long id) {
    return db.withHandle(handle ->
        handle
            .select("select text from note where id = ?", id)
            .mapTo(String.class)
            .findOne()
            .map(text -> "<li id=\"note-%d\">%s</li>".formatted(id, text)));
  }

  private static Listening listening(long registration) {
    return new Listening(PART, Audience.ATTENDEES, registration, null, Language.NB);
  }
}
