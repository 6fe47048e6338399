package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A socket only listens, whoever holds it and whatever it says. */
class SocketVerbsTest {
  private static final List<String> ACTS =
      List.of("delete", "withdraw", "approve", "reject", "vote", "live", "end");

  @Test
  void no_socket_is_able_to_delete_or_to_change_anything() {
    try (var app = new TestApp()) {
      var scene = new RouteScene(app);
      var before = Dump.of(app.db());
      for (var role : List.of("guest", "attendee", "moderator", "owner", "chair")) {
        say(Objects.requireNonNull(scene.visitors().get(role)));
      }
      assertThat(Dump.of(app.db())).isEqualTo(before);
    }
  }

  private static void say(Visitor visitor) {
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    visitor.handshake().forEach(builder::header);
    var address = visitor.address(RouteScene.PART + "/live").replaceFirst("^http", "ws");
    var socket = builder.buildAsync(URI.create(address), new WebSocket.Listener() {}).join();
    for (var act : ACTS) {
      socket.sendText("{\"" + act + "\":\"question:1\"}", true).join();
      socket.sendText("POST " + RouteScene.PART + "/queue/1/" + act + "?rev=2", true).join();
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }
}
