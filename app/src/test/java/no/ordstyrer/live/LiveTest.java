package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import no.ordstyrer.LongPoll;
import no.ordstyrer.OpenPage;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Web;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log, the sockets and the bell, on a room of notes of their own. */
class LiveTest {
  private static final long PART = 7;
  private final HikariDataSource source = Database.pool(TestDatabase.fresh(), 8);
  private final Jdbi db = Database.open(source);
  private final Set<String> banned = ConcurrentHashMap.newKeySet();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** One server of a cluster. */
  private final class Node implements AutoCloseable {
    final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));
    final Javalin javalin;

    Node(DataSource source) {
      live.renders("note", (_, _, language, subject) -> note(language, subject));
      live.counts((_, _) ->
          Map.of(
              "notes",
              db.withHandle(
                  handle -> handle.select("select count(*) from note").mapTo(Long.class).one())));
      javalin =
          Javalin.create(
                  config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade("/live", ctx -> live.admit(ctx, admission(ctx)));
                    config.routes.ws("/live", live::socket);
                    config.routes.get("/changes", ctx -> live.changes(ctx, admission(ctx)));
                    config.routes.exception(NotFound.class, (_, ctx) -> ctx.status(404));
                  })
              .start(0);
      live.start(source);
      open.add(this);
    }

    OpenPage page(String as) throws Exception {
      var audience = as.equals("moderator") ? Audience.MODERATORS : Audience.ATTENDEES;
      var page =
          new OpenPage(
              "http://localhost:" + javalin.port() + "/live?as=" + as,
              Map.of(),
              live.version(PART, audience),
              as.matches("\\d+") ? live.version(PART, Audience.me(Long.parseLong(as))) : null);
      open.add(page);
      return page.open();
    }

    @Override
    public void close() {
      live.close();
      javalin.stop();
    }
  }

  @BeforeEach
  void createNotes() {
    db.useHandle(
        handle -> handle.execute("create table note (id bigint primary key, text text not null)"));
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    source.close();
  }

  @Test
  void a_change_is_told_to_those_whom_it_concerns() throws Exception {
    var node = new Node(source);
    var attendee = node.page("17");
    var other = node.page("18");
    var moderator = node.page("moderator");

    write(node, Audience.ATTENDEES, 1, "for all");
    write(node, Audience.MODERATORS, 2, "for moderators");
    write(node, Audience.me(17), 3, "for 17");

    attendee.await("both", () -> attendee.ids().containsAll(List.of("note-1", "note-3")));
    moderator.await("its own", () -> moderator.ids().contains("note-2"));
    other.await("the public one", () -> other.ids().contains("note-1"));
    write(node, Audience.ATTENDEES, 4, "the last");
    other.await("the last", () -> other.ids().contains("note-4"));
    assertThat(other.heard().toString()).doesNotContain("for moderators", "for 17");
    assertThat(attendee.element("note-1")).isEqualTo("<li id=\"note-1\">for all (nb)</li>");
    assertThat(attendee.faults()).isEmpty();
  }

  @Test
  void a_subject_that_nobody_shows_holds_up_nothing() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    db.useTransaction(handle -> node.live.changed(handle, PART, Audience.ATTENDEES, "unknown:1"));
    write(node, Audience.ATTENDEES, 1, "goes on");
    page.await("the note", () -> page.ids().equals(List.of("note-1")));
    assertThat(page.version()).isEqualTo(2);
  }

  @Test
  void no_event_is_sent_before_commit_and_lost_on_rollback() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    assertThatThrownBy(() ->
            db.useTransaction(handle -> {
              handle.execute("insert into note values (1, 'undone')");
              node.live.changed(handle, PART, Audience.ATTENDEES, "note:1");
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");
    write(node, Audience.ATTENDEES, 2, "done");

    page.await("the second", () -> page.ids().contains("note-2"));
    assertThat(page.ids()).containsExactly("note-2");
    assertThat(page.version()).isEqualTo(1);
    assertThat(page.heard().toString()).doesNotContain("undone");
  }

  @Test
  void versions_have_no_gaps_though_many_write_at_once() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    var writers = new ArrayList<Thread>();
    for (var writer = 0; writer < 8; writer++) {
      var first = writer * 100L;
      writers.add(
          Thread.ofVirtual()
              .start(() -> {
                for (var i = 0; i < 25; i++) {
                  // The other way round for every second one: audiences in any order must not
                  // deadlock.
                  var id = first + i;
                  db.useTransaction(handle -> {
                    handle.execute("insert into note values (?, 'x')", id);
                    var order =
                        id % 2 == 0
                            ? List.of(Audience.ATTENDEES, Audience.MODERATORS)
                            : List.of(Audience.MODERATORS, Audience.ATTENDEES);
                    order.forEach(
                        audience -> node.live.changed(handle, PART, audience, "note:" + id));
                  });
                }
              }));
    }
    for (var writer : writers) {
      writer.join();
    }
    page.await("all 200", () -> page.ids().size() == 200);
    assertThat(page.faults()).isEmpty();
    assertThat(page.version()).isEqualTo(200);
    assertThat(node.live.version(PART, Audience.MODERATORS)).isEqualTo(200);
  }

  @Test
  void a_page_that_was_away_misses_nothing_and_hears_nothing_twice() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    write(node, Audience.ATTENDEES, 1, "before");
    page.await("the first", () -> page.ids().contains("note-1"));
    page.cut();
    for (var id = 2; id <= 51; id++) {
      write(node, Audience.ATTENDEES, id, "away");
    }
    erase(node, 1);
    var before = page.heard().size();

    page.open().await("all", () -> page.version() == 52);
    assertThat(page.ids()).hasSize(50).doesNotContain("note-1");
    assertThat(page.faults()).isEmpty();
    assertThat(changes(page, before)).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void so_it_is_when_the_server_starts_anew_in_between() throws Exception {
    var first = new Node(source);
    var page = first.page("guest");
    write(first, Audience.ATTENDEES, 1, "before");
    page.await("the first", () -> page.ids().contains("note-1"));
    first.close();
    page.await("the end", () -> page.closedWith() != 0);
    assertThat(page.saidBye()).isTrue();
    var second = new Node(source);
    for (var id = 2; id <= 51; id++) {
      write(second, Audience.ATTENDEES, id, "away");
    }
    // Somebody who has missed nothing comes first: the ring begins where she stands.
    var fresh = second.page("guest");
    fresh.await("hello", () -> !fresh.heard().isEmpty());
    var back =
        new OpenPage(
            "http://localhost:" + second.javalin.port() + "/live?as=guest",
            Map.of(),
            page.version(),
            null);
    open.add(back);

    back.open().await("all", () -> back.version() == 51);
    assertThat(back.ids()).hasSize(50);
    assertThat(back.faults()).isEmpty();
  }

  @Test
  void who_has_missed_too_much_reads_the_page_anew() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    page.cut();
    for (var id = 1; id <= Ring.SIZE + 1; id++) {
      write(node, Audience.ATTENDEES, id, "x");
    }
    page.open().await("the word", page::mustReload);
    assertThat(page.ids()).isEmpty();
  }

  @Test
  void who_was_away_for_longer_than_we_remember_reads_the_page_anew() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    page.cut();
    write(node, Audience.ATTENDEES, 1, "old");
    write(node, Audience.ATTENDEES, 2, "new");
    page.open().await("both", () -> page.ids().size() == 2);
    page.cut();
    write(node, Audience.ATTENDEES, 3, "forgotten");
    write(node, Audience.ATTENDEES, 4, "remembered");
    db.useHandle(handle ->
        handle.execute("update live_change set at = ? where version <= 3", Instant.EPOCH));
    assertThat(
            db.<Integer, RuntimeException>withHandle(
                handle -> new LiveErasure().changes(handle, Instant.EPOCH.plusSeconds(1))))
        .isEqualTo(3);
    page.open().await("the word", page::mustReload);
  }

  @Test
  void a_subject_that_changed_often_is_told_once_as_it_is_now() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    page.cut();
    for (var i = 1; i <= Ring.SIZE * 2; i++) {
      write(node, Audience.ATTENDEES, 1, "text " + i);
    }
    page.open().await("it", () -> page.version() == Ring.SIZE * 2L);
    assertThat(page.element("note-1")).contains("text " + Ring.SIZE * 2);
    assertThat(page.heard().toString()).doesNotContain("text 1 ");
    assertThat(page.mustReload()).isFalse();
  }

  @Test
  void a_text_that_was_taken_back_is_never_told_again() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    page.cut();
    write(node, Audience.ATTENDEES, 1, "a slip of the tongue");
    erase(node, 1);
    write(node, Audience.ATTENDEES, 2, "after");
    page.open().await("the end", () -> page.ids().contains("note-2"));
    assertThat(page.heard().toString()).doesNotContain("slip");
  }

  @Test
  void two_nodes_hear_each_other() throws Exception {
    var here = new Node(source);
    var there = new Node(source);
    var page = there.page("guest");
    var started = System.nanoTime();
    for (var id = 1; id <= 20; id++) {
      write(here, Audience.ATTENDEES, id, "from the other node");
    }
    page.await("all", () -> page.ids().size() == 20);
    assertThat(page.faults()).isEmpty();
    assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
    page.await("the numbers", () -> page.count("notes") == 20);
  }

  @Test
  void the_sweep_finds_what_no_bell_rang_for() throws Exception {
    var node = new Node(source);
    var page = node.page("guest");
    var deaf = new Live(db, new SettableClock(Instant.EPOCH));
    db.useTransaction(handle -> {
      handle.execute("insert into note values (1, 'x')");
      deaf.changed(handle, PART, Audience.ATTENDEES, "note:1");
    });
    page.await("it", () -> page.ids().contains("note-1"));
    deaf.close();
  }

  @Test
  void a_right_that_was_taken_away_works_at_once() throws Exception {
    var node = new Node(source);
    var page = node.page("moderator");
    write(node, Audience.MODERATORS, 1, "while she may");
    page.await("it", () -> page.ids().contains("note-1"));
    banned.add("moderator");
    write(node, Audience.MODERATORS, 2, "secret");

    page.await("the end", () -> page.closedWith() == Wire.RIGHTS_CHANGED);
    assertThat(page.heard().toString()).doesNotContain("secret");
    assertThatThrownBy(() -> node.page("moderator")).hasStackTraceContaining("404");
  }

  @Test
  void an_attendee_is_asked_again_when_her_rights_change() throws Exception {
    var node = new Node(source);
    var page = node.page("17");
    var other = node.page("18");
    banned.add("17");
    db.useTransaction(handle -> node.live.recheck(handle, PART, Audience.me(17)));
    page.await("the end", () -> page.closedWith() == Wire.RIGHTS_CHANGED);
    write(node, Audience.ATTENDEES, 1, "goes on");
    other.await("it", () -> other.ids().contains("note-1"));
  }

  @Test
  void the_same_comes_by_long_poll() throws Exception {
    var node = new Node(source);
    var poll = new LongPoll("http://localhost:" + node.javalin.port() + "/changes?as=guest");
    write(node, Audience.ATTENDEES, 1, "at once");
    assertThat(poll.since(0)).contains("\"v\":1", "at once");

    var waiting = poll.sinceLater(1);
    write(node, Audience.ATTENDEES, 2, "when it comes");
    assertThat(waiting.get()).contains("\"v\":2", "when it comes").doesNotContain("at once");
    assertThatThrownBy(() ->
            new LongPoll("http://localhost:" + node.javalin.port() + "/changes?as=nobody").since(0))
        .hasMessageContaining("404");
  }

  private Optional<String> note(Language language, String subject) {
    return db.withHandle(handle ->
        handle
            .createQuery("select text from note where id = ?")
            .bind(0, Long.parseLong(subject.substring(5)))
            .mapTo(String.class)
            .findOne()
            .map(text ->
                "<li id=\"%s\">%s (%s)</li>"
                    .formatted(Live.elementId(subject), text, language.tag())));
  }

  private Admission admission(Context ctx) {
    var as = Web.query(ctx, "as");
    return () ->
        "nobody".equals(as) || banned.contains(as)
            ? Optional.empty()
            : Optional.of(
                new Listening(
                    PART,
                    "moderator".equals(as) ? Audience.MODERATORS : Audience.ATTENDEES,
                    as.matches("\\d+") ? Long.valueOf(as) : null,
                    null,
                    Language.NB));
  }

  private void write(Node node, Audience audience, long id, String text) {
    db.useTransaction(handle -> {
      handle.execute(
          "insert into note values (?, ?) on conflict (id) do update set text = excluded.text",
          id,
          text);
      node.live.changed(handle, PART, audience, "note:" + id);
    });
  }

  private void erase(Node node, long id) {
    db.useTransaction(handle -> {
      handle.execute("delete from note where id = ?", id);
      node.live.changed(handle, PART, Audience.ATTENDEES, "note:" + id);
    });
  }

  private static List<String> changes(OpenPage page, int from) {
    return page.heard().stream().skip(from).filter(line -> line.contains("\"v\":")).toList();
  }
}
