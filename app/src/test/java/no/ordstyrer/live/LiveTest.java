package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.LongPoll;
import no.ordstyrer.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log, the sockets and the bell, on a room of notes of their own. */
class LiveTest {
  private static final long PART = LiveRoom.PART;

  private final LiveRoom room = new LiveRoom();

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void a_change_is_told_to_those_whom_it_concerns() throws Exception {
    var node = room.node();
    var attendee = node.page("17");
    var other = node.page("18");
    var moderator = node.page("moderator");

    room.write(node, Audience.ATTENDEES, 1, "for all");
    room.write(node, Audience.MODERATORS, 2, "for moderators");
    room.write(node, Audience.me(17), 3, "for 17");

    attendee.await("both", () -> attendee.ids().containsAll(List.of("note-1", "note-3")));
    moderator.await("its own", () -> moderator.ids().contains("note-2"));
    other.await("the public one", () -> other.ids().contains("note-1"));
    room.write(node, Audience.ATTENDEES, 4, "the last");
    other.await("the last", () -> other.ids().contains("note-4"));
    assertThat(other.heard().toString()).doesNotContain("for moderators", "for 17");
    assertThat(attendee.element("note-1")).isEqualTo("<li id=\"note-1\">for all (nb)</li>");
    assertThat(attendee.faults()).isEmpty();
  }

  @Test
  void a_subject_that_nobody_shows_holds_up_nothing() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    room.db.useTransaction(
        handle -> node.live.changed(handle, PART, Audience.ATTENDEES, "unknown:1"));
    room.write(node, Audience.ATTENDEES, 1, "goes on");
    page.await("the note", () -> page.ids().equals(List.of("note-1")));
    assertThat(page.version()).isEqualTo(2);
  }

  @Test
  void no_event_is_sent_before_commit_and_lost_on_rollback() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    assertThatThrownBy(() ->
            room.db.useTransaction(handle -> {
              handle.execute("insert into note values (1, 'undone')");
              node.live.changed(handle, PART, Audience.ATTENDEES, "note:1");
              throw new IllegalStateException("undo");
            }))
        .hasMessage("undo");
    room.write(node, Audience.ATTENDEES, 2, "done");

    page.await("the second", () -> page.ids().contains("note-2"));
    assertThat(page.ids()).containsExactly("note-2");
    assertThat(page.version()).isEqualTo(1);
    assertThat(page.heard().toString()).doesNotContain("undone");
  }

  @Test
  void versions_have_no_gaps_though_many_write_at_once() throws Exception {
    var node = room.node();
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
                  room.db.useTransaction(handle -> {
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
  void two_nodes_hear_each_other() throws Exception {
    var here = room.node();
    var there = room.node();
    var page = there.page("guest");
    var started = System.nanoTime();
    for (var id = 1; id <= 20; id++) {
      room.write(here, Audience.ATTENDEES, id, "from the other node");
    }
    page.await("all", () -> page.ids().size() == 20);
    assertThat(page.faults()).isEmpty();
    assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
    page.await("the numbers", () -> page.count("notes") == 20);
  }

  @Test
  void the_sweep_finds_what_no_bell_rang_for() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    var deaf = new Live(room.db, new SettableClock(Instant.EPOCH));
    room.db.useTransaction(handle -> {
      handle.execute("insert into note values (1, 'x')");
      deaf.changed(handle, PART, Audience.ATTENDEES, "note:1");
    });
    page.await("it", () -> page.ids().contains("note-1"));
    deaf.close();
  }

  @Test
  void a_right_that_was_taken_away_works_at_once() throws Exception {
    var node = room.node();
    var page = node.page("moderator");
    room.write(node, Audience.MODERATORS, 1, "while she may");
    page.await("it", () -> page.ids().contains("note-1"));
    room.banned.add("moderator");
    room.write(node, Audience.MODERATORS, 2, "secret");

    page.await("the end", () -> page.closedWith() == Wire.RIGHTS_CHANGED);
    assertThat(page.heard().toString()).doesNotContain("secret");
    assertThatThrownBy(() -> node.page("moderator")).hasStackTraceContaining("404");
  }

  @Test
  void an_attendee_is_asked_again_when_her_rights_change() throws Exception {
    var node = room.node();
    var page = node.page("17");
    var other = node.page("18");
    room.banned.add("17");
    room.db.useTransaction(handle -> node.live.recheck(handle, PART, Audience.me(17)));
    page.await("the end", () -> page.closedWith() == Wire.RIGHTS_CHANGED);
    room.write(node, Audience.ATTENDEES, 1, "goes on");
    other.await("it", () -> other.ids().contains("note-1"));
  }

  @Test
  void a_right_that_is_taken_on_the_way_from_the_door_to_the_hall_is_taken() throws Exception {
    var node = room.node();
    room.afterTheSecondYes(
        "17",
        () -> {
          room.banned.add("17");
          room.db.useTransaction(handle -> node.live.recheck(handle, PART, Audience.me(17)));
        });
    var page = node.page("17");
    page.await("the end", () -> page.closedWith() == Wire.RIGHTS_CHANGED);
  }

  @Test
  void the_same_comes_by_long_poll() throws Exception {
    var node = room.node();
    var poll = new LongPoll("http://localhost:" + node.javalin.port() + "/changes?as=guest");
    room.write(node, Audience.ATTENDEES, 1, "at once");
    assertThat(poll.since(0)).contains("\"v\":1", "at once");

    var waiting = poll.sinceLater(1);
    room.write(node, Audience.ATTENDEES, 2, "when it comes");
    assertThat(waiting.get()).contains("\"v\":2", "when it comes").doesNotContain("at once");
    assertThatThrownBy(() ->
            new LongPoll("http://localhost:" + node.javalin.port() + "/changes?as=nobody").since(0))
        .hasMessageContaining("404");
  }
}
