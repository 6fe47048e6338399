package no.ordstyrer.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.ordstyrer.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A page of the room with its lists that comes back whenever its connection is gone, by the rules
 * of js/live.js and js/live/page.js.
 */
final class FirePage {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A page gives up a connection that neither opens nor fails. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Where the server is, and what all pages share. */
  record Ground(HttpClient http, ScheduledExecutorService timer) {}

  /** Whose it is, and where: {@code live} is the socket's address without a query. */
  record Place(Visitor viewer, String path, String live) {}

  final Place place;
  private final int ordinal;
  private final Ground ground;

  // Guarded by this.
  final ShownLists lists;
  final List<String> faults = new ArrayList<>();
  long version;
  private @Nullable Long mine;
  int connections;
  private @Nullable Connection current;

  /** {@code body}: the page as it was loaded. */
  FirePage(Ground ground, Place place, int ordinal, String body) {
    this.ground = ground;
    this.place = place;
    this.ordinal = ordinal;
    this.lists = new ShownLists(body);
    this.version = Objects.requireNonNull(number(body, "data-version"));
    this.mine = number(body, "data-me");
  }

  private static @Nullable Long number(String body, String attribute) {
    var found = Pattern.compile(attribute + "=\"(\\d+)\"").matcher(body);
    return found.find() ? Long.valueOf(found.group(1)) : null;
  }

  synchronized void open() {
    var connection = new Connection(this);
    current = connection;
    connections++;
    var address = place.live() + "since=" + version + (mine == null ? "" : "&me=" + mine);
    var builder = ground.http().newWebSocketBuilder().connectTimeout(PATIENCE);
    place.viewer().handshake().forEach(builder::header);
    var _ =
        builder
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
        var _ = ground.timer().schedule(this::open, 20 + ordinal % 200, TimeUnit.MILLISECONDS);
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
      }
      message
          .path("counts")
          .properties()
          .forEach(c -> lists.count(c.getKey(), c.getValue().asLong()));
      if (message.has("v")) {
        change(message);
      }
    } catch (JsonProcessingException e) {
      faults.add("no JSON: " + line);
    }
    notifyAll();
  }

  private void change(JsonNode message) {
    var me = message.path("me").asBoolean();
    var last = me && mine != null ? mine : version;
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
      lists.remove(id);
    } else {
      lists.put(id, message.path("html").asText());
    }
  }

  /** Waits until it shows {@code fresh}; answers whether it did before {@code until}. */
  synchronized boolean shows(ShownLists fresh, long until) throws InterruptedException {
    while (faults.isEmpty() && !lists.shown().equals(fresh.shown())) {
      if (System.nanoTime() > until) {
        return false;
      }
      wait(50);
    }
    return faults.isEmpty();
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
