package no.ordstyrer.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A mail server that answers as a test wants. The script gets each line that the client says (the
 * end of DATA as ".") and gives the answer; {@link #HANG_UP} closes the line without a word; {@link
 * #KINDLY} answers as a kind server would.
 */
final class FakeSmtp implements AutoCloseable {
  static final String HANG_UP = "hang up";
  static final String KINDLY = "";

  private final ServerSocket server;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile UnaryOperator<String> script = said -> KINDLY;

  FakeSmtp() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  FakeSmtp answering(UnaryOperator<String> how) {
    script = how;
    return this;
  }

  /** The letters that were acknowledged by 250, or that the server took before it hung up. */
  List<String> taken() {
    return taken;
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      if (!answer(client, "CONNECT")) {
        return;
      }
      for (var said = in.readLine(); said != null; said = in.readLine()) {
        if (!answer(client, said)) {
          return;
        }
        if (said.equals("DATA") && "354".equals(last.get())) {
          var letter = new StringBuilder();
          for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
          }
          var whole = letter.toString();
          var goesOn = answer(client, ".");
          if (last.get().equals("250") || !goesOn) {
            taken.add(whole);
          }
          if (!goesOn) {
            return;
          }
        }
        if (said.equals("QUIT")) {
          return;
        }
      }
    } catch (IOException _) {
      // The client has gone.
    }
  }

  private final ThreadLocal<String> last = ThreadLocal.withInitial(() -> "");

  private boolean answer(Socket client, String said) throws IOException {
    var words = script.apply(said);
    if (words.equals(KINDLY)) {
      words = kindly(said);
    }
    if (words.equals(HANG_UP)) {
      last.set("");
      return false;
    }
    last.set(words.substring(0, 3));
    client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
    return true;
  }

  private static String kindly(String said) {
    if (said.startsWith("EHLO")) {
      return "250-fake\r\n250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES";
    }
    return switch (said) {
      case "CONNECT" -> "220 fake ESMTP";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> said.startsWith("AUTH") ? "235 2.7.0 welcome" : "250 2.0.0 ok";
    };
  }
}
