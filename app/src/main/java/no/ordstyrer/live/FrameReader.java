package no.ordstyrer.live;

import java.nio.ByteBuffer;

/**
 * Reads what a page sends, in whatever pieces it comes (RFC 6455 5): signs of life, pings, its
 * farewell. What the messages say is of no interest and is not kept.
 */
final class FrameReader {
  /** Pages send us nothing but signs of life: the longest message, in bytes. */
  static final int LONGEST = 4096;

  /** Against the protocol (RFC 6455 7.4.1). */
  static final int PROTOCOL_ERROR = 1002;

  static final int TOO_BIG = 1009;

  /** The farewell gave no code. */
  static final int NO_CODE = 1005;

  private static final int MASK_BYTES = 4;

  /** Who hears it. */
  interface Ear {
    /** A message, or the answer to a ping. */
    void life();

    void ping(byte[] payload);

    void farewell(int code);
  }

  private final Ear ear;
  private final byte[] head = new byte[14];
  private int filled;
  private long left = -1;
  private byte[] control = {};
  private int message;
  private boolean fragmented;

  FrameReader(Ear ear) {
    this.ear = ear;
  }

  /** Answers 0, or the code with which the connection must end; then nothing more may be read. */
  int read(ByteBuffer from) {
    while (from.hasRemaining()) {
      var fault = left < 0 ? head(from.get()) : payload(from);
      if (fault == 0 && left == 0) {
        fault = end();
      }
      if (fault != 0) {
        return fault;
      }
    }
    return 0;
  }

  private int opcode() {
    return head[0] & 0x0f;
  }

  private boolean isFinal() {
    return head[0] < 0;
  }

  private boolean isControl() {
    return opcode() >= Frames.CLOSE;
  }

  private int shortLength() {
    return head[1] & 0x7f;
  }

  private int maskAt() {
    return switch (shortLength()) {
      case 126 -> 4;
      case 127 -> 10;
      default -> 2;
    };
  }

  private int head(byte next) {
    head[filled++] = next;
    if (filled == 2 && !isAllowed()) {
      return PROTOCOL_ERROR;
    }
    return filled >= 2 && filled == maskAt() + MASK_BYTES ? begin() : 0;
  }

  private boolean isAllowed() {
    var reserved = (head[0] & 0x70) != 0;
    var masked = head[1] < 0;
    var known =
        switch (opcode()) {
          case Frames.CONTINUATION -> fragmented;
          case Frames.TEXT, Frames.BINARY -> !fragmented;
          case Frames.CLOSE, Frames.PING, Frames.PONG ->
              isFinal() && shortLength() <= Frames.CONTROL_BYTES;
          default -> false;
        };
    return known && masked && !reserved;
  }

  private int begin() {
    var length =
        switch (shortLength()) {
          case 126 -> ByteBuffer.wrap(head).getShort(2) & 0xffff;
          case 127 -> ByteBuffer.wrap(head).getLong(2);
          default -> shortLength();
        };
    if (length < 0) {
      return PROTOCOL_ERROR;
    }
    if (isControl()) {
      control = new byte[(int) length];
    } else if (length > LONGEST - message) {
      return TOO_BIG;
    } else {
      message += (int) length;
    }
    left = length;
    return 0;
  }

  private int payload(ByteBuffer from) {
    var some = (int) Math.min(left, from.remaining());
    if (isControl()) {
      var at = control.length - (int) left;
      for (var i = at; i < at + some; i++) {
        control[i] = (byte) (from.get() ^ head[maskAt() + i % MASK_BYTES]);
      }
    } else {
      from.position(from.position() + some);
    }
    left -= some;
    return 0;
  }

  private int end() {
    var fault = 0;
    switch (opcode()) {
      case Frames.PING -> ear.ping(control);
      case Frames.PONG -> ear.life();
      case Frames.CLOSE -> fault = farewell();
      default -> {
        fragmented = !isFinal();
        if (isFinal()) {
          message = 0;
          ear.life();
        }
      }
    }
    filled = 0;
    left = -1;
    return fault;
  }

  private int farewell() {
    if (control.length == 0) {
      ear.farewell(NO_CODE);
      return 0;
    }
    var code = control.length == 1 ? 0 : ByteBuffer.wrap(control).getShort() & 0xffff;
    if (!isSendable(code)) {
      return PROTOCOL_ERROR;
    }
    ear.farewell(code);
    return 0;
  }

  /** RFC 6455 7.4: some codes are never sent, others are not given out yet. */
  private static boolean isSendable(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
