package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.ordstyrer.OpenPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that were away: they miss nothing, hear nothing twice, and nothing that was taken back. */
class LiveResumeTest {
  private final LiveRoom room = new LiveRoom();

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void a_page_that_was_away_misses_nothing_and_hears_nothing_twice() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    room.write(node, Audience.ATTENDEES, 1, "before");
    page.await("the first", () -> page.ids().contains("note-1"));
    page.cut();
    for (var id = 2; id <= 51; id++) {
      room.write(node, Audience.ATTENDEES, id, "away");
    }
    room.erase(node, 1);
    var before = page.heard().size();

    page.open().await("all", () -> page.version() == 52);
    assertThat(page.ids()).hasSize(50).doesNotContain("note-1");
    assertThat(page.faults()).isEmpty();
    assertThat(changes(page, before)).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void so_it_is_when_the_server_starts_anew_in_between() throws Exception {
    var first = room.node();
    var page = first.page("guest");
    room.write(first, Audience.ATTENDEES, 1, "before");
    page.await("the first", () -> page.ids().contains("note-1"));
    first.close();
    page.await("the end", () -> page.closedWith() != 0);
    assertThat(page.saidBye()).isTrue();
    var second = room.node();
    for (var id = 2; id <= 51; id++) {
      room.write(second, Audience.ATTENDEES, id, "away");
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
    room.keep(back);

    back.open().await("all", () -> back.version() == 51);
    assertThat(back.ids()).hasSize(50);
    assertThat(back.faults()).isEmpty();
  }

  @Test
  void who_has_missed_too_much_reads_the_page_anew() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    page.cut();
    for (var id = 1; id <= Ring.SIZE + 1; id++) {
      room.write(node, Audience.ATTENDEES, id, "x");
    }
    page.open().await("the word", page::mustReload);
    assertThat(page.ids()).isEmpty();
  }

  @Test
  void who_was_away_for_longer_than_we_remember_reads_the_page_anew() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    page.cut();
    room.write(node, Audience.ATTENDEES, 1, "old");
    room.write(node, Audience.ATTENDEES, 2, "new");
    page.open().await("both", () -> page.ids().size() == 2);
    page.cut();
    room.write(node, Audience.ATTENDEES, 3, "forgotten");
    room.write(node, Audience.ATTENDEES, 4, "remembered");
    room.db.useHandle(handle ->
        handle.execute("update live_change set at = ? where version <= 3", Instant.EPOCH));
    assertThat(
            room.db.<Integer, RuntimeException>withHandle(
                handle -> new LiveErasure().changes(handle, Instant.EPOCH.plusSeconds(1))))
        .isEqualTo(3);
    page.open().await("the word", page::mustReload);
  }

  @Test
  void a_subject_that_changed_often_is_told_once_as_it_is_now() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    page.cut();
    for (var i = 1; i <= Ring.SIZE * 2; i++) {
      room.write(node, Audience.ATTENDEES, 1, "text " + i);
    }
    page.open().await("it", () -> page.version() == Ring.SIZE * 2L);
    assertThat(page.element("note-1")).contains("text " + Ring.SIZE * 2);
    assertThat(page.heard().toString()).doesNotContain("text 1 ");
    assertThat(page.mustReload()).isFalse();
  }

  @Test
  void a_text_that_was_taken_back_is_never_told_again() throws Exception {
    var node = room.node();
    var page = node.page("guest");
    page.cut();
    room.write(node, Audience.ATTENDEES, 1, "a slip of the tongue");
    room.erase(node, 1);
    room.write(node, Audience.ATTENDEES, 2, "after");
    page.open().await("the end", () -> page.ids().contains("note-2"));
    assertThat(page.heard().toString()).doesNotContain("slip");
  }

  private static List<String> changes(OpenPage page, int from) {
    return page.heard().stream().skip(from).filter(line -> line.contains("\"v\":")).toList();
  }
}
