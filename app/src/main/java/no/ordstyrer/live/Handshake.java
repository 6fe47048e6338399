package no.ordstyrer.live;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpStream;

/**
 * Turns a request into a socket (RFC 6455 4.2). No protocols and no extensions: compression would
 * have to be done for each page on its own.
 */
final class Handshake {
  private static final String VERSION = "13";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int BAD_REQUEST = 400;
  private static final int UPGRADE_REQUIRED = 426;

  private Handshake() {}

  /** The connection is the page's when the request is over; nobody else answers it. */
  static void accept(Context ctx, Socket.Page page) {
    ctx.skipRemainingHandlers();
    var key = header(ctx, "Sec-WebSocket-Key");
    if (!header(ctx, "Sec-WebSocket-Version").equals(VERSION)) {
      ctx.status(UPGRADE_REQUIRED).header("Sec-WebSocket-Version", VERSION);
    } else if (!names(ctx, "Upgrade", "websocket")
        || !names(ctx, "Connection", "upgrade")
        || !isKey(key)) {
      ctx.status(BAD_REQUEST);
    } else {
      upgrade(ctx, page);
      ctx.status(SWITCHING_PROTOCOLS);
      ctx.header("Upgrade", "websocket").header("Connection", "Upgrade");
      ctx.header("Sec-WebSocket-Accept", answer(key));
    }
  }

  private static void upgrade(Context ctx, Socket.Page page) {
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    var connection = request.getConnectionMetaData().getConnection();
    var executor = request.getConnectionMetaData().getConnector().getExecutor();
    request.setAttribute(
        HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
        new Socket(connection.getEndPoint(), executor, page));
  }

  static String answer(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(digest.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean names(Context ctx, String header, String word) {
    return Arrays.stream(header(ctx, header).split(",", -1))
        .anyMatch(one -> one.strip().equalsIgnoreCase(word));
  }

  private static String header(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.header(name), "");
  }
}
