package no.ordstyrer.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.RawSocket.Frame;
import no.ordstyrer.web.Transport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol itself (RFC 6455), against a client that keeps no rules. */
class SocketTest {
  private static final long PART = 7;
  private static final String LIVE = "/live?since=0";
  private static final String TEXT = "å".repeat(300_000);

  private final HikariDataSource source = Database.pool(TestDatabase.fresh(), 4);
  private final Jdbi db = Database.open(source);
  private final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));
  private final Javalin javalin =
      Javalin.create(config -> {
        Transport.configure(config);
        var guest = new Listening(PART, Audience.ATTENDEES, null, null, Language.NB);
        config.routes.wsBeforeUpgrade("/live", ctx -> live.admit(ctx, _ -> Optional.of(guest)));
        config.routes.ws("/live", live::socket);
      });

  @BeforeEach
  void start() {
    live.renders("note", (_, _, _, subject) -> Optional.of("<p id=\"" + subject + "\">" + TEXT));
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
  void the_handshake_is_answered_as_the_standard_shows_it() throws Exception {
    try (var raw = new RawSocket(javalin.port())) {
      raw.say(RawSocket.handshake(LIVE));
      // RFC 6455 1.3
      assertThat(raw.head())
          .startsWith("HTTP/1.1 101 ")
          .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
          .containsIgnoringCase("Upgrade: websocket\r\n")
          .containsIgnoringCase("Connection: Upgrade\r\n")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions", "Content-Length", "Transfer-Enc")
          .as("nobody gets a cookie for listening")
          .doesNotContainIgnoringCase("Set-Cookie");
      assertThat(raw.frame().text()).startsWith("{\"now\":");
    }
  }

  @Test
  void what_is_no_handshake_opens_nothing() throws Exception {
    var good = new String(RawSocket.handshake(LIVE), java.nio.charset.StandardCharsets.US_ASCII);
    var bad =
        Map.of(
            good.replace("Version: 13", "Version: 8"), 426,
            good.replace("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ="), 400,
            good.replace("dGhlIHNhbXBsZSBub25jZQ==", "?"), 400,
            good.replace("keep-alive, Upgrade", "keep-alive"), 400,
            good.replace("Upgrade: websocket", "Upgrade: h2c"), 400);
    for (var request : bad.entrySet()) {
      try (var raw = new RawSocket(javalin.port())) {
        raw.say(RawSocket.ascii(request.getKey()));
        assertThat(raw.head()).as(request.getKey()).startsWith("HTTP/1.1 " + request.getValue());
      }
    }
    assertThat(live.pages()).isZero();
  }

  @Test
  void what_comes_with_the_handshake_and_what_comes_byte_by_byte_is_heard() throws Exception {
    var all = new ByteArrayOutputStream();
    all.write(RawSocket.handshake(LIVE));
    all.write(ping("with the handshake"));
    try (var raw = new RawSocket(javalin.port())) {
      raw.say(all.toByteArray());
      raw.head();
      assertThat(raw.next(RawSocket.PONG).text()).isEqualTo("with the handshake");
      for (var one : ping("in pieces")) {
        raw.say(new byte[] {one});
        Thread.sleep(1);
      }
      assertThat(raw.next(RawSocket.PONG).text()).isEqualTo("in pieces");
    }
  }

  @Test
  void an_answer_to_a_ping_stands_between_frames_however_little_is_read_at_a_time()
      throws Exception {
    try (var raw = RawSocket.open(javalin.port(), LIVE)) {
      assertThat(raw.frame().text()).startsWith("{\"now\":");
      for (var change = 1; change <= 8; change++) {
        var subject = "note:" + change;
        db.useTransaction(handle -> live.changed(handle, PART, Audience.ATTENDEES, subject));
      }
      // It cannot take all of it: the write is under way while it asks.
      until(() -> live.held() > 0);
      for (var ping = 0; ping < 1_000; ping++) {
        raw.say(ping("ping " + ping));
      }
      var frames = new ArrayList<Frame>();
      while (frames.stream().noneMatch(frame -> frame.text().contains("\"v\":8"))
          || frames.stream().noneMatch(frame -> frame.text().equals("ping 999"))) {
        frames.add(raw.frame());
      }
      assertThat(frames).extracting(Frame::head).containsOnly(RawSocket.TEXT, RawSocket.PONG);
      var lines =
          frames.stream()
              .filter(frame -> frame.head() == RawSocket.TEXT)
              .flatMap(frame -> frame.text().lines())
              .filter(line -> line.startsWith("{\"v\""))
              .toList();
      assertThat(lines).allMatch(line -> line.endsWith(TEXT + "\"}")).isNotEmpty();
      assertThat(frames.stream().filter(frame -> frame.head() == RawSocket.PONG).count())
          .as("of many pings the last is answered, and nothing piles up")
          .isBetween(1L, 999L);
    }
  }

  @Test
  void who_says_goodbye_is_answered_with_her_own_code_and_hears_nothing_more() throws Exception {
    try (var raw = RawSocket.open(javalin.port(), LIVE)) {
      until(() -> live.pages() == 1);
      raw.say(RawSocket.masked(RawSocket.CLOSE, new byte[] {0x0f, (byte) 0xa1}));
      assertThat(raw.next(RawSocket.CLOSE).code()).isEqualTo(4001);
      assertThat(raw.isOver()).isTrue();
      until(() -> live.pages() == 0);
    }
  }

  @Test
  void our_goodbye_is_the_last_frame_and_the_line_is_cut_when_it_is_answered() throws Exception {
    try (var raw = RawSocket.open(javalin.port(), LIVE)) {
      until(() -> live.pages() == 1);
      live.close();
      assertThat(raw.next(RawSocket.TEXT).text()).isNotEmpty();
      assertThat(raw.next(RawSocket.CLOSE).code()).isEqualTo(Wire.GOING_AWAY);
      raw.say(ping("are you there?"));
      raw.say(RawSocket.masked(RawSocket.CLOSE, new byte[] {0x03, (byte) 0xe9}));
      assertThat(raw.isOver()).isTrue();
      until(() -> live.pages() == 0);
    }
  }

  @Test
  void who_does_not_answer_our_goodbye_is_cut_off() throws Exception {
    try (var raw = RawSocket.open(javalin.port(), LIVE)) {
      until(() -> live.pages() == 1);
      live.close();
      raw.next(RawSocket.CLOSE);
      assertThat(raw.isOver()).isTrue();
    }
  }

  @Test
  void against_the_rules_the_connection_ends_with_the_code_for_it() throws Exception {
    var dot = RawSocket.ascii(".");
    var unmasked = new byte[] {(byte) RawSocket.TEXT, 1, '.'};
    var faults =
        Map.of(
            "not masked", new Fault(1002, unmasked),
            "reserved bit", new Fault(1002, RawSocket.masked(0xC1, dot)),
            "unknown kind", new Fault(1002, RawSocket.masked(0x83, dot)),
            "continues nothing", new Fault(1002, RawSocket.masked(0x80, dot)),
            "ping in pieces", new Fault(1002, RawSocket.masked(0x09, dot)),
            "long ping", new Fault(1002, RawSocket.masked(RawSocket.PING, new byte[126])),
            "half a code", new Fault(1002, RawSocket.masked(RawSocket.CLOSE, new byte[1])),
            "no such code", new Fault(1002, RawSocket.masked(RawSocket.CLOSE, new byte[] {3, -19})),
            "long message", new Fault(1009, RawSocket.masked(RawSocket.TEXT, new byte[4097])),
            "very long message",
                new Fault(1009, RawSocket.masked(RawSocket.TEXT, new byte[70_000])));
    for (var fault : faults.entrySet()) {
      try (var raw = RawSocket.open(javalin.port(), LIVE)) {
        raw.say(fault.getValue().bytes().array());
        assertThat(raw.next(RawSocket.CLOSE).code())
            .as(fault.getKey())
            .isEqualTo(fault.getValue().code());
      }
    }
  }

  @Test
  void a_message_in_pieces_with_a_ping_between_is_one_sign_of_life_and_no_more_than_the_most()
      throws Exception {
    try (var raw = RawSocket.open(javalin.port(), LIVE)) {
      raw.say(RawSocket.masked(0x01, new byte[2_000]));
      raw.say(ping("between"));
      raw.say(RawSocket.masked(0x00, new byte[2_000]));
      raw.say(RawSocket.masked(0x80, new byte[96]));
      raw.say(ping("after"));
      assertThat(raw.next(RawSocket.PONG).text()).isIn("between", "after");
      raw.say(RawSocket.masked(0x01, new byte[4_096]));
      raw.say(RawSocket.masked(0x80, new byte[1]));
      assertThat(raw.next(RawSocket.CLOSE).code()).isEqualTo(1009);
    }
  }

  private record Fault(int code, ByteBuffer bytes) {
    Fault(int code, byte[] bytes) {
      this(code, ByteBuffer.wrap(bytes));
    }
  }

  private static byte[] ping(String text) {
    return RawSocket.masked(RawSocket.PING, RawSocket.ascii(text));
  }

  private static void until(java.util.function.BooleanSupplier so) throws InterruptedException {
    for (var i = 0; i < 1_000 && !so.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(so.getAsBoolean()).isTrue();
  }
}
