package no.ordstyrer.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a server sends, whole and unmasked (RFC 6455 5.2). */
final class Frames {
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  /** The most that a control frame carries (RFC 6455 5.5). */
  static final int CONTROL_BYTES = 125;

  private static final int FIN = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int HEADER_BYTES = 10;

  private Frames() {}

  static ByteBuffer text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuffer pong(byte[] payload) {
    return frame(PONG, payload);
  }

  static ByteBuffer close(int code, String why) {
    var words = why.getBytes(StandardCharsets.UTF_8);
    var payload = ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words);
    return frame(CLOSE, payload.array());
  }

  private static ByteBuffer frame(int opcode, byte[] payload) {
    var frame = ByteBuffer.allocate(HEADER_BYTES + payload.length).put((byte) (FIN | opcode));
    if (payload.length <= CONTROL_BYTES) {
      frame.put((byte) payload.length);
    } else if (payload.length <= 0xffff) {
      frame.put((byte) TWO_BYTES).putShort((short) payload.length);
    } else {
      frame.put((byte) EIGHT_BYTES).putLong(payload.length);
    }
    return frame.put(payload).flip();
  }
}
