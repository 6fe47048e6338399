package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A socket only listens, whoever holds it and whatever it says. */
class SocketVerbsTest {
  private static final List<String> ACTS =
      List.of("delete", "withdraw", "approve", "reject", "vote", "live", "end");

  @Test
  void no_socket_is_able_to_delete_or_to_change_anything() {
    try (var app = new TestApp()) {
      var scene = new RouteScene(app);
      var before = butPresence(app);
      for (var role : List.of("guest", "attendee", "moderator", "owner", "chair")) {
        say(Objects.requireNonNull(scene.visitors().get(role)));
      }
      assertThat(butPresence(app)).isEqualTo(before);
    }
  }

  /** All that stands in the database, but who is here: to listen is to be here. */
  private static Map<String, String> butPresence(TestApp app) {
    var all = new TreeMap<>(Dump.of(app.db()));
    all.remove("presence");
    return all;
  }

  private static void say(Visitor visitor) {
    var builder = HttpClient.newHttpClient().newWebSocketBuilder();
    visitor.handshake().forEach(builder::header);
    var address = visitor.address(RouteScene.PART + "/live").replaceFirst("^http", "ws");
    var end = new End();
    var socket = builder.buildAsync(URI.create(address), end).join();
    for (var act : ACTS) {
      socket.sendText("{\"" + act + "\":\"question:1\"}", true).join();
      socket.sendText("POST " + RouteScene.PART + "/queue/1/" + act + "?rev=2", true).join();
    }
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    // The server answers the close behind all that was said before it.
    end.come.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static final class End implements WebSocket.Listener {
    private final CompletableFuture<Integer> come = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String why) {
      come.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      come.completeExceptionally(error);
    }
  }
}
