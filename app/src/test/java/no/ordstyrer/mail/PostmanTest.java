package no.ordstyrer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the postman does with every answer that a mail server can give. */
class PostmanTest {
  private final FakeSmtp server = new FakeSmtp();
  private final PostOffice office = new PostOffice();
  private final Postman postman = office.postman(server.port());

  @AfterEach
  void close() {
    postman.close();
    server.close();
  }

  @Test
  void a_letter_is_sent_once_and_what_it_said_is_forgotten() {
    office.post(office.letter("a", "anne@etat.example"));
    office.post(office.letter("b", "bjorn@etat.example"));

    assertThat(postman.deliver()).isEqualTo(2);
    assertThat(postman.deliver()).isZero();
    assertThat(server.taken()).hasSize(2);
    assertThat(server.connections()).isOne();
    assertThat(office.seen("a").state()).isEqualTo("SENT");
    assertThat(office.seen("a").textBody()).isEmpty();
    List<String> left =
        office.db.withHandle(handle ->
            handle
                .select("select html_body || coalesce(calendar, '') from letter")
                .mapTo(String.class)
                .list());
    assertThat(left).containsOnly("");
  }

  @Test
  void the_urgent_goes_before_the_many() {
    office.post(as(office.letter("many", "a@x.example"), Letter.Priority.MANY));
    office.post(as(office.letter("reminder", "b@x.example"), Letter.Priority.REMINDER));
    office.post(as(office.letter("link", "c@x.example"), Letter.Priority.LOG_IN));
    postman.deliver();

    assertThat(server.taken())
        .extracting(PostmanTest::recipient)
        .containsExactly("c@x.example", "b@x.example", "a@x.example");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          MAIL FROM , 451 4.3.0 later,                    RETRY,  60
          RCPT TO   , 450 4.2.0 greylisted,               RETRY,  60
          RCPT TO   , 452 4.5.3 too many,                 RETRY,  60
          RCPT TO   , 421 4.7.0 slow down,                RETRY,  60
          DATA      , 451 4.3.0 later,                    RETRY,  60
          .         , 451 4.7.1 scanning,                 RETRY,  60
          RCPT TO   , 552 5.2.2 mailbox full,             RETRY,  10800
          .         , 552 5.2.2 mailbox full,             RETRY,  10800
          RCPT TO   , 550 5.1.1 no such user,             FAILED, 0
          RCPT TO   , 550 5.7.1 not you,                  FAILED, 0
          .         , 554 5.7.1 looks like spam,          FAILED, 0
          .         , hang up,                            RETRY,  60
          DATA      , hang up,                            RETRY,  60
          RCPT TO   , hang up,                            RETRY,  60
          """)
  void each_answer_has_its_consequence(String step, String answer, String state, int delay) {
    office.post(office.letter("a", "anne@etat.example"));
    server.answering(said -> said.startsWith(step) ? answer : FakeSmtp.KINDLY);
    postman.deliver();

    var letter = office.seen("a");
    assertThat(letter.state()).isEqualTo(state);
    assertThat(letter.attempts()).isOne();
    if (state.equals("RETRY")) {
      assertThat(Duration.between(PostOffice.NOW, letter.dueAt()))
          .isBetween(Duration.ofSeconds(delay), Duration.ofSeconds(delay * 5 / 4));
      assertThat(letter.textBody()).isNotEmpty();
      server.answering(said -> FakeSmtp.KINDLY);
      office.clock.set(letter.dueAt());
      postman.deliver();
      assertThat(office.seen("a").state()).isEqualTo("SENT");
    }
    assertThat(office.suppressed())
        .isEqualTo(answer.contains("5.1.1") ? List.of("anne@etat.example") : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          MAIL FROM , 550 5.7.60 you may not send as this
          CONNECT   , 554 no service
          CONNECT   , hang up
          AUTH      , 535 5.7.8 wrong password
          """)
  void what_is_not_the_recipients_fault_stops_the_queue(String step, String answer) {
    office.post(office.letter("a", "anne@etat.example"));
    office.post(office.letter("b", "bjorn@etat.example"));
    var mail = step.equals("AUTH") ? withPassword() : postman;
    var refusals = new AtomicInteger();
    server.answering(said -> {
      if (said.startsWith(step)) {
        refusals.incrementAndGet();
        return answer;
      }
      return FakeSmtp.KINDLY;
    });
    mail.deliver();
    mail.deliver();

    // Asked once (Angus may try a second mechanism of AUTH), then it waits.
    assertThat(refusals.get()).isBetween(1, 2);
    for (var key : List.of("a", "b")) {
      assertThat(office.seen(key).state()).isEqualTo("WAITING");
      assertThat(office.seen(key).attempts()).isZero();
    }
    server.answering(said -> FakeSmtp.KINDLY);
    office.clock.forward(Duration.ofMinutes(2));
    mail.deliver();
    assertThat(office.seen("a").state()).isEqualTo("SENT");
    assertThat(office.seen("b").state()).isEqualTo("SENT");
  }

  @Test
  void nobody_answers_at_all() {
    office.post(office.letter("a", "anne@etat.example"));
    var port = server.port();
    server.close();
    office.postman(port).deliver();

    assertThat(office.seen("a").state()).isEqualTo("WAITING");
    assertThat(office.seen("a").attempts()).isZero();
  }

  @Test
  void it_is_given_up_after_two_days() {
    office.post(office.letter("a", "anne@etat.example"));
    server.answering(said -> said.startsWith("RCPT") ? "450 4.2.0 greylisted" : FakeSmtp.KINDLY);
    for (var tries = 0; tries < 30 && office.seen("a").state().matches("WAITING|RETRY"); tries++) {
      postman.deliver();
      office.clock.set(office.seen("a").dueAt());
    }
    assertThat(office.seen("a").state()).isEqualTo("FAILED");
    assertThat(office.seen("a").attempts()).isBetween(9, 14);
    assertThat(Duration.between(PostOffice.NOW, office.clock.instant()))
        .isBetween(Duration.ofHours(40), Duration.ofHours(48));
  }

  @Test
  void after_a_crash_the_same_letter_is_sent_again_under_the_same_name() {
    office.post(office.letter("a", "anne@etat.example"));
    postman.deliver();
    // The process died after the server's 250 and before it could write that down.
    office.db.useHandle(handle ->
        handle.execute(
            "update letter set state = 'SENDING', sent_at = null, text_body = 'again', html_body = 'again'"));
    postman.deliver();
    assertThat(server.taken()).hasSize(1);
    office.clock.forward(Duration.ofMinutes(16));
    office.postman(server.port()).deliver();

    assertThat(server.taken()).hasSize(2);
    assertThat(server.taken().stream().map(letter -> header(letter, "Message-ID")).distinct())
        .hasSize(1)
        .doesNotContainNull();
    assertThat(office.seen("a").state()).isEqualTo("SENT");
    assertThat(office.seen("a").attempts()).isEqualTo(2);
  }

  @Test
  void what_is_no_longer_so_is_not_sent() {
    office.post(office.letter("over", "a@x.example").until(PostOffice.NOW.plusSeconds(60)));
    office.post(office.letter("withdrawn", "b@x.example"));
    office.post(office.letter("gone", "C@X.example"));
    office.post(office.letter("kept", "d@x.example"));
    office.db.useHandle(handle ->
        handle.execute("insert into suppressed_address values ('c@x.example', 'test', now())"));
    office.wanted.set((handle, letter) -> !letter.dedupeKey().equals("withdrawn"));
    office.clock.forward(Duration.ofMinutes(2));
    postman.deliver();

    assertThat(server.taken()).hasSize(1);
    assertThat(office.seen("over").state()).isEqualTo("OBSOLETE");
    assertThat(office.seen("withdrawn").state()).isEqualTo("OBSOLETE");
    assertThat(office.seen("gone").state()).isEqualTo("SUPPRESSED");
    assertThat(office.seen("kept").state()).isEqualTo("SENT");
  }

  @Test
  void a_started_postman_is_rung_awake_by_the_commit() throws InterruptedException {
    var arrived = new Semaphore(0);
    server.answering(said -> {
      if (said.equals(".")) {
        arrived.release();
      }
      return FakeSmtp.KINDLY;
    });
    office.outbox.whenPosted(postman::wake);
    postman.start(Duration.ofHours(1));
    for (var letter : List.of("a", "b", "c")) {
      office.post(office.letter(letter, "anne@etat.example"));
      assertThat(arrived.tryAcquire(20, TimeUnit.SECONDS)).as(letter).isTrue();
    }
  }

  @Test
  void the_many_to_one_domain_leave_in_step_and_nobody_else_waits_for_them() {
    var slow = office.postman(server.port(), "&domain-rate=2");
    for (var i = 0; i < 6; i++) {
      office.post(as(office.letter("many" + i, "p" + i + "@stor.example"), Letter.Priority.MANY));
    }
    office.post(as(office.letter("other", "a@liten.example"), Letter.Priority.MANY));
    office.post(office.letter("answer", "b@stor.example"));
    slow.deliver();
    assertThat(server.taken()).hasSize(3);
    office.clock.forward(Duration.ofSeconds(1));
    slow.deliver();
    assertThat(server.taken()).hasSize(5);
    office.clock.forward(Duration.ofSeconds(2));
    slow.deliver();
    assertThat(server.taken()).hasSize(8);
    assertThat(office.seen("many5").attempts()).isOne();
  }

  private Postman withPassword() {
    return new Postman(
        office.db,
        new Smtp(
            "127.0.0.1", server.port(), "user", "wrong", Smtp.Tls.NONE, 1e4, 1e4, 1, true, null),
        PostOffice.SENDER,
        PostOffice.SECRET,
        (handle, letter) -> true,
        office.clock);
  }

  static Letter as(Letter letter, Letter.Priority priority) {
    return Letter.plain(
        letter.dedupeKey(),
        "INVITATION",
        priority,
        letter.recipient(),
        Language.NB,
        letter.subject(),
        letter.body());
  }

  static @Nullable String header(String letter, String name) {
    return letter
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String recipient(String letter) {
    return header(letter, "To");
  }
}
