package no.ordstyrer.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client byte by byte, which keeps no rules unless it is told to (RFC 6455 5.2). */
final class RawSocket implements AutoCloseable {
  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8A;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** A frame as it came: first byte and payload. */
  record Frame(int head, ByteBuffer payload) {
    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    /** Of a farewell. */
    int code() {
      return payload.getShort(0) & 0xffff;
    }
  }

  /** Connected and nothing more. It takes little in at a time. */
  RawSocket(int port) throws IOException {
    socket.setReceiveBufferSize(4096);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress("localhost", port));
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /** Opens a WebSocket. */
  static RawSocket open(int port, String path) throws IOException {
    var raw = new RawSocket(port);
    raw.say(handshake(path));
    raw.head();
    return raw;
  }

  static byte[] handshake(String path) {
    return ascii(
        """
        GET %s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: keep-alive, Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(path)
            .replace("\n", "\r\n"));
  }

  /** It may be sent away before it has said all. */
  void say(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      if (e.getMessage() == null || !e.getMessage().matches("(?i).*(reset|pipe).*")) {
        throw e;
      }
    }
  }

  /** The head of an HTTP answer. */
  String head() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  Frame frame() throws IOException {
    var head = in.readUnsignedByte();
    long size = in.readUnsignedByte();
    if (size >= 126) {
      size = size == 126 ? in.readUnsignedShort() : in.readLong();
    }
    return new Frame(head, ByteBuffer.wrap(in.readNBytes((int) size)));
  }

  /** The next frame of that kind; what comes before it is passed over. */
  Frame next(int head) throws IOException {
    var frame = frame();
    while (frame.head() != head) {
      frame = frame();
    }
    return frame;
  }

  /** Whether the other side has ended the connection. */
  boolean isOver() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException _) {
      return true;
    }
  }

  /** A frame as a client sends it: masked. */
  static byte[] masked(int head, byte[] payload) {
    var mask = new byte[] {0x37, (byte) 0xfa, 0x21, 0x3d};
    var frame = ByteBuffer.allocate(14 + payload.length).put((byte) head);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.put(mask);
    for (var i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask[i % 4]));
    }
    var bytes = new byte[frame.flip().remaining()];
    frame.get(bytes);
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
