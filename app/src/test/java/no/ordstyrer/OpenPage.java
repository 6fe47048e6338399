package no.ordstyrer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.glassfish.tyrus.client.ClientManager;
import org.jspecify.annotations.Nullable;

/**
 * A page as a browser keeps it, by the same rules as js/live.js, over a WebSocket implementation
 * that is not the server's own (Tyrus).
 */
public final class OpenPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final String address;
  private final Map<String, String> headers;

  // Guarded by this.
  private final Map<String, String> elements = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> heard = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long version;
  private @Nullable Long mine;
  private boolean reload;
  private boolean bye;
  private @Nullable CloseReason closed;
  private @Nullable Session session;

  /** {@code address} of the socket without a query; {@code mine} is null for one without a pass. */
  public OpenPage(String address, Map<String, String> headers, long version, @Nullable Long mine) {
    this.address = address.replaceFirst("^http", "ws");
    this.headers = headers;
    this.version = version;
    this.mine = mine;
  }

  /** Opens the socket, from where the page stands. */
  public OpenPage open() throws DeploymentException, IOException {
    synchronized (this) {
      closed = null;
    }
    var configuration =
        ClientEndpointConfig.Builder.create()
            .configurator(
                new ClientEndpointConfig.Configurator() {
                  @Override
                  public void beforeRequest(Map<String, List<String>> request) {
                    headers.forEach((name, value) -> request.put(name, List.of(value)));
                  }
                })
            .build();
    var opened =
        ClientManager.createClient().connectToServer(endpoint(), configuration, URI.create(url()));
    synchronized (this) {
      session = opened;
    }
    return this;
  }

  /** As a network that is gone: nothing more is heard. */
  public void cut() throws IOException {
    Session was;
    synchronized (this) {
      was = session;
      session = null;
    }
    if (was != null) {
      was.close();
    }
  }

  public synchronized String element(String id) {
    return elements.getOrDefault(id, "");
  }

  public synchronized List<String> ids() {
    return List.copyOf(elements.keySet());
  }

  public synchronized long count(String key) {
    return counts.getOrDefault(key, -1L);
  }

  public synchronized long version() {
    return version;
  }

  /** Every line that came, as it came. */
  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** Breaches of the protocol: gaps and repetitions. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  public synchronized boolean mustReload() {
    return reload;
  }

  public synchronized boolean saidBye() {
    return bye;
  }

  /** The code that it was closed with, or 0 while it is open. */
  public synchronized int closedWith() {
    return closed == null ? 0 : closed.getCloseCode().getCode();
  }

  /** Waits until it is so; fails when it never is. */
  public OpenPage await(String what, BooleanSupplier so) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    synchronized (this) {
      while (!so.getAsBoolean()) {
        if (System.nanoTime() > until) {
          throw new AssertionError(
              "Waited in vain: " + what + "; closed " + closed + "; heard " + heard);
        }
        wait(20);
      }
    }
    return this;
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private synchronized String url() {
    return address
        + (address.contains("?") ? "&" : "?")
        + "since="
        + version
        + (mine == null ? "" : "&me=" + mine);
  }

  private Endpoint endpoint() {
    return new Endpoint() {
      @Override
      public void onOpen(Session opened, EndpointConfig configuration) {
        opened.addMessageHandler(
            String.class,
            new MessageHandler.Whole<String>() {
              @Override
              public void onMessage(String lines) {
                lines.lines().forEach(line -> hear(line));
              }
            });
      }

      @Override
      public void onClose(Session ended, CloseReason reason) {
        synchronized (OpenPage.this) {
          closed = reason;
          OpenPage.this.notifyAll();
        }
      }
    };
  }

  private synchronized void hear(String line) {
    heard.add(line);
    notifyAll();
    JsonNode message;
    try {
      message = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      faults.add("no JSON: " + line);
      return;
    }
    reload |= message.has("reload");
    bye |= message.has("bye");
    message.path("counts").properties().forEach(c -> counts.put(c.getKey(), c.getValue().asLong()));
    if (message.has("v")) {
      change(message);
    }
  }

  private void change(JsonNode message) {
    var me = message.path("me").asBoolean();
    var last = me ? java.util.Objects.requireNonNullElse(mine, 0L) : version;
    var v = message.path("v").asLong();
    var after = message.path("after").asLong(v - 1);
    if (v <= last) {
      return;
    }
    if (after > last) {
      faults.add("gap: " + last + " then " + message);
      return;
    }
    if (me) {
      mine = v;
    } else {
      version = v;
    }
    if (message.path("gone").asBoolean()) {
      elements.remove(message.path("id").asText());
    } else if (message.has("id")) {
      elements.put(message.path("id").asText(), message.path("html").asText());
    }
  }
}
