package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Letters about one calendar entry: in order, the last word alone where nobody has heard another.
 */
class ThreadTest {
  private final FakeSmtp server = new FakeSmtp();
  private final PostOffice office = new PostOffice();
  private final Postman postman = office.postman(server.port());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void unsent_letters_collapse_into_the_last() {
    office.post(entry("calendar:1:0", "REQUEST"));
    office.post(entry("calendar:1:1", "REQUEST"));
    office.post(entry("calendar:1:2", "REQUEST"));
    postman.deliver();

    assertThat(server.taken()).hasSize(1);
    assertThat(office.seen("calendar:1:0").state()).isEqualTo("OBSOLETE");
    assertThat(office.seen("calendar:1:1").state()).isEqualTo("OBSOLETE");
  }

  @Test
  void a_letter_that_says_more_is_sent_without_the_entry_that_is_no_longer_true() {
    office.post(entry("registration:7", "REQUEST"));
    office.post(entry("calendar:1:1", "REQUEST"));
    postman.deliver();
    postman.deliver();

    assertThat(server.taken()).hasSize(2);
    assertThat(server.taken().getFirst()).doesNotContain("text/calendar");
    assertThat(server.taken().getLast()).contains("text/calendar");
  }

  @Test
  void a_cancellation_follows_its_invitation() {
    office.post(entry("calendar:1:0", "REQUEST"));
    postman.deliver();
    office.post(entry("calendar:1:1", "CANCEL"));
    postman.deliver();

    assertThat(server.taken()).hasSize(2);
    assertThat(server.taken().getLast()).contains("method=CANCEL");
  }

  @Test
  void nobody_is_told_that_what_she_was_never_invited_to_is_cancelled() {
    office.post(entry("calendar:1:0", "REQUEST"));
    office.post(entry("calendar:1:1", "CANCEL"));
    postman.deliver();

    assertThat(server.taken()).hasSize(1);
    assertThat(server.taken().getFirst())
        .doesNotContain("text/calendar")
        .contains("multipart/alternative");
  }

  @Test
  void an_update_never_overtakes_its_invitation() {
    office.post(entry("registration:7", "REQUEST"));
    server.answering(said -> said.startsWith("RCPT") ? "450 4.2.0 greylisted" : FakeSmtp.KINDLY);
    postman.deliver();
    office.post(entry("calendar:1:1", "REQUEST"));
    server.answering(said -> FakeSmtp.KINDLY);
    postman.deliver();
    assertThat(server.taken()).isEmpty();

    office.clock.set(office.seen("registration:7").dueAt());
    postman.deliver();
    assertThat(server.taken()).hasSize(2);
    assertThat(server.taken().getFirst()).doesNotContain("text/calendar");
  }

  @Test
  void an_invitation_that_failed_for_now_gives_way_to_its_update() {
    office.post(entry("calendar:1:0", "REQUEST"));
    server.answering(said -> {
      if (said.startsWith("RCPT")) {
        office.post(entry("calendar:1:1", "REQUEST"));
        return "450 4.2.0 greylisted";
      }
      return FakeSmtp.KINDLY;
    });
    postman.deliver();
    assertThat(office.seen("calendar:1:0").state()).isEqualTo("OBSOLETE");
  }

  private Letter entry(String key, String method) {
    return office
        .letter(key, "anne@etat.example")
        .in("calendar:1")
        .with(
            new Letter.CalendarPart(
                method, "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\nEND:VCALENDAR\r\n"));
  }
}
