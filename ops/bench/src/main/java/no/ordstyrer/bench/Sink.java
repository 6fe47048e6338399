package no.ordstyrer.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything and keeps to whom, under which Message-ID, and when. */
final class Sink implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, Set<String>> messages = new ConcurrentHashMap<>();
  private final Map<String, Long> first = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  Sink() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Mails in all, repeats counted. */
  int taken() {
    return taken.get();
  }

  /** Different recipients. */
  int recipients() {
    return messages.size();
  }

  /** How many got mails under more than one Message-ID. */
  long renamed() {
    return messages.values().stream().filter(ids -> ids.size() > 1).count();
  }

  /** When the first mail to somebody was there, by {@link System#nanoTime}. */
  Optional<Long> first(String recipient) {
    return Optional.ofNullable(first.get(recipient));
  }

  private void accept() {
    try {
      while (true) {
        var client = server.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      client.setTcpNoDelay(true);
      say(client, "220 sink");
      var to = "";
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var word = line.toUpperCase(Locale.ROOT);
        if (word.startsWith("RCPT TO:")) {
          to = line.replaceAll("^[^<]*<|>.*$", "");
        }
        if (word.startsWith("DATA")) {
          say(client, "354 go on");
          take(in, to);
        }
        say(client, word.startsWith("QUIT") ? "221 bye" : "250 fine");
      }
    } catch (IOException _) {
      // Whoever it was is gone.
    }
  }

  private void take(BufferedReader in, String to) throws IOException {
    var id = "";
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new EOFException("Half a mail was never taken");
      }
      if (id.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
        id = line.substring(11).strip();
      }
    }
    first.putIfAbsent(to, System.nanoTime());
    messages.computeIfAbsent(to, _ -> ConcurrentHashMap.newKeySet()).add(id);
    taken.incrementAndGet();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
