package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.OpenPage;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients at TCP level that open a socket and then read nothing, or nothing for a while. */
class SlowClientTest {
  private static final long PART = 7;
  private static final int SUBJECTS = 20;
  private static final int AT_ONCE = 100;
  private static final int CHANGES = 10_000;
  private static final String TEXT = "x".repeat(8_000);

  /** All subjects as they are, in one write; what stands around a text is short. */
  private static final long ONE_WRITE = SUBJECTS * (TEXT.length() + 200L);

  private final HikariDataSource source = Database.pool(TestDatabase.fresh(), 8);
  private final Jdbi db = Database.open(source);
  private final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));
  private final Javalin javalin =
      Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        var guest = new Listening(PART, Audience.ATTENDEES, null, null, Language.NB);
        config.routes.wsBeforeUpgrade("/live", ctx -> live.admit(ctx, _ -> Optional.of(guest)));
        config.routes.ws("/live", live::socket);
      });

  @BeforeEach
  void start() {
    live.renders(
        "note",
        (_, _, _, subject) ->
            Optional.of("<li id=\"%s\">%s</li>".formatted(Live.elementId(subject), TEXT)));
    javalin.start(0);
    live.start(source);
  }

  @AfterEach
  void close() {
    live.close();
    javalin.stop();
    source.close();
  }

  @Test
  void one_who_reads_nothing_delays_nobody_costs_one_write_and_is_sent_away() throws Exception {
    try (var slow = deaf();
        var page = page()) {
      page.await("hello", () -> !page.heard().isEmpty());
      var held = 0L;
      var slowest = Duration.ZERO;
      for (var told = 0; told < CHANGES; told += AT_ONCE) {
        var began = System.nanoTime();
        change();
        var version = told + AT_ONCE;
        page.await("version " + version, () -> page.version() == version);
        var took = Duration.ofNanos(System.nanoTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        held = Math.max(held, live.held());
      }
      assertThat(page.faults()).isEmpty();
      assertThat(slowest).as("the other hears at once").isLessThan(Duration.ofSeconds(5));
      assertThat(held).as("16 MB were told").isBetween(1L, 2 * ONE_WRITE);
      page.await("its end", () -> live.pages() == 1);
      assertThat(live.health(PART))
          .singleElement()
          .returns(1L, Health::pages)
          .returns(1L, Health::cut)
          .returns(0L, Health::lost);
      page.await("nothing is kept for it", () -> live.held() == 0);
      assertThat(slow).as("it was there all the time").isNotNull();
    }
  }

  @Test
  void one_who_pauses_gets_what_it_missed_as_it_is_now_and_not_all_that_was() throws Exception {
    try (var slow = deaf();
        var page = page()) {
      page.await("hello", () -> !page.heard().isEmpty());
      for (var version = AT_ONCE; live.held() == 0 || version < CHANGES / 4; version += AT_ONCE) {
        change();
        var now = version;
        page.await("version " + version, () -> page.version() == now);
      }
      var last = page.version();
      var versions = versions(slow, last);
      assertThat(versions).isSorted().doesNotHaveDuplicates().endsWith(last);
      assertThat(versions.size()).as("of those told to it").isLessThan(told(page));
    }
  }

  @Test
  void one_who_sends_more_than_a_sign_of_life_is_sent_away() throws Exception {
    for (var size : new int[] {4_000, 5_000, 1_000_000}) {
      try (var loud = deaf();
          var page = page()) {
        page.await("both", () -> live.pages() == 2);
        loud.say(RawSocket.masked(RawSocket.TEXT, new byte[size]));
        if (size > 4096) {
          page.await(size + " bytes", () -> live.pages() == 1);
        } else {
          change();
          page.await("news", () -> page.version() > 0);
          assertThat(live.pages()).isEqualTo(2);
        }
      }
    }
  }

  private static int told(OpenPage page) {
    return (int) page.heard().stream().filter(line -> line.contains("\"v\":")).count();
  }

  /** A hundred changes of twenty things, in one transaction. */
  private void change() {
    db.useTransaction(handle -> {
      handle.execute(
          """
          with head as (
            insert into live_head values (?, 'attendees', ?)
            on conflict (part_id, audience) do update set version = live_head.version + excluded.version
            returning version)
          insert into live_change (part_id, audience, version, subject, at)
          select ?, 'attendees', version - ? + n, 'note:' || n % ?, now()
            from head, generate_series(1, ?) as n
          """,
          PART, AT_ONCE - 1, PART, AT_ONCE - 1, SUBJECTS, AT_ONCE - 1);
      live.changed(handle, PART, Audience.ATTENDEES, "note:0");
    });
  }

  private OpenPage page() throws Exception {
    return new OpenPage("http://localhost:" + javalin.port() + "/live", Map.of(), 0, null).open();
  }

  /** Opens a socket and reads no frame of it. */
  private RawSocket deaf() throws Exception {
    return RawSocket.open(javalin.port(), "/live?since=0");
  }

  /** Reads until one tells {@code last}: the versions in their order. */
  private static List<Long> versions(RawSocket socket, long last) throws Exception {
    var versions = new ArrayList<Long>();
    while (versions.isEmpty() || versions.getLast() < last) {
      socket
          .next(RawSocket.TEXT)
          .text()
          .lines()
          .filter(line -> line.startsWith("{\"v\":"))
          .map(line -> Long.valueOf(line.replaceAll("\\{\"v\":(\\d+).*", "$1")))
          .forEach(versions::add);
    }
    return versions;
  }
}
