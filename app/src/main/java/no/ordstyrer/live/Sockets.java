package no.ordstyrer.live;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The two ways by which lines reach a page: a socket, or the answer to a long poll. */
final class Sockets {
  private Sockets() {}

  /** A WebSocket. */
  record Socket(Session session) implements Wire {
    /** One of ours, one that closes, and the answers to the page's pings. */
    private static final int OUTGOING = 8;

    /** Pages send us nothing but signs of life. */
    private static final int INCOMING_BYTES = 4096;

    static Socket of(Session session) {
      session.setMaxOutgoingFrames(OUTGOING);
      session.setMaxTextMessageSize(INCOMING_BYTES);
      session.setMaxBinaryMessageSize(INCOMING_BYTES);
      session.setMaxFrameSize(0); // Ours go out whole; what comes in is bounded as a message.
      return new Socket(session);
    }

    @Override
    public void send(String lines, Runnable done) {
      session.sendText(lines, Callback.from(done, _ -> session.disconnect()));
    }

    @Override
    public void close(int code, String why) {
      session.close(code, why, Callback.NOOP);
    }

    @Override
    public void cut() {
      session.disconnect();
    }
  }

  /** One answer: what comes first is all that it tells. */
  record Poll(CompletableFuture<String> answer) implements Wire {
    @Override
    public void send(String lines, Runnable done) {
      answer.complete(lines);
    }

    @Override
    public void close(int code, String why) {
      answer.complete("");
    }

    @Override
    public void cut() {
      answer.complete("");
    }
  }
}
