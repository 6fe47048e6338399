package no.ordstyrer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A guest's page, which keeps the numbers it was told last. */
final class Screen implements WebSocket.Listener, AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("\"([a-z]+-\\d+)\":(\\d+)");

  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  Screen(int port, String path) throws Exception {
    socket =
        client
            .newWebSocketBuilder()
            .header("Origin", "https://bench.example")
            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
            .get(30, TimeUnit.SECONDS);
  }

  /** What it shows under that name; 0 when it was told nothing. */
  long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      for (var line : text.toString().split("\n")) {
        if (line.startsWith("{\"counts\"")) {
          NUMBER
              .matcher(line)
              .results()
              .forEach(one -> numbers.put(one.group(1), Long.valueOf(one.group(2))));
        } else if (line.startsWith("{\"now\"")) {
          from.sendText(".", true);
        }
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
