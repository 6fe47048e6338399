package no.ordstyrer.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page that comes back whenever its connection is gone, by the rules of js/live.js. */
final class FirePage {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A page gives up a connection that neither opens nor fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Where the server is, and what all pages share. */
  record Ground(int port, HttpClient http, ScheduledExecutorService timer) {}

  final long registration;
  private final Ground ground;

  // Guarded by this.
  final TreeMap<String, String> elements = new TreeMap<>();
  final List<String> faults = new ArrayList<>();
  long version;
  long mine;
  int connections;
  private @Nullable Connection current;

  FirePage(Ground ground, long registration) {
    this.ground = ground;
    this.registration = registration;
  }

  synchronized void open() {
    var connection = new Connection(this);
    current = connection;
    connections++;
    var address =
        "ws://localhost:%d/live?as=%d&since=%d&me=%d"
            .formatted(ground.port(), registration, version, mine);
    var _ =
        ground
            .http()
            .newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(URI.create(address), connection)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                lost(connection);
              }
            });
  }

  /** As a network that is gone in the middle of whatever it carries. */
  void cut() {
    Connection was;
    synchronized (this) {
      was = current;
    }
    if (was != null && was.socket != null) {
      was.socket.abort();
      lost(was);
    }
  }

  private synchronized void lost(Connection connection) {
    if (connection == current) {
      current = null;
      if (!ground.timer().isShutdown()) {
        var _ = ground.timer().schedule(this::open, 20 + registration % 200, TimeUnit.MILLISECONDS);
      }
    }
  }

  private synchronized void hear(Connection connection, String line) {
    if (connection != current) {
      return;
    }
    try {
      var message = JSON.readTree(line);
      if (message.has("reload")) {
        faults.add("reload");
      } else if (message.has("v")) {
        change(message);
      }
    } catch (JsonProcessingException e) {
      faults.add("no JSON: " + line);
    }
    notifyAll();
  }

  private void change(JsonNode message) {
    var me = message.path("me").asBoolean();
    var last = me ? mine : version;
    var v = message.path("v").asLong();
    // A connection begins where the page stands: what is told again is as wrong as a gap.
    if (v <= last || message.path("after").asLong(v - 1) != last) {
      faults.add(last + " then " + message);
      return;
    }
    if (me) {
      mine = v;
    } else {
      version = v;
    }
    var id = message.path("id").asText();
    if (message.path("gone").asBoolean()) {
      elements.remove(id);
    } else {
      elements.put(id, message.path("html").asText());
    }
  }

  /** Waits until it has come so far; answers whether it did before {@code until}. */
  synchronized boolean reaches(long main, long own, long until) throws InterruptedException {
    while (faults.isEmpty() && (version < main || mine < own)) {
      if (System.nanoTime() > until) {
        return false;
      }
      wait(50);
    }
    return true;
  }

  private static final class Connection implements WebSocket.Listener {
    private final FirePage page;
    private final StringBuilder text = new StringBuilder();
    volatile @Nullable WebSocket socket;

    Connection(FirePage page) {
      this.page = page;
    }

    @Override
    public void onOpen(WebSocket opened) {
      socket = opened;
      opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        text.toString().lines().forEach(line -> page.hear(this, line));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String why) {
      page.lost(this);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      page.lost(this);
    }
  }
}
