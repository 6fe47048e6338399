package no.ordstyrer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Thousands of WebSockets on one thread, which only count what they hear (RFC 6455). What is
 * measured is the server: frames are not unpacked.
 */
final class Crowd implements AutoCloseable {
  private static final byte TEXT = 1;
  private static final byte CLOSE = 8;
  private static final int PREFIX = 4;

  private final Manner manner;
  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final List<Ear> ears = new ArrayList<>();
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong greeted = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Map<Integer, Integer> farewells = new ConcurrentHashMap<>();
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final ByteBuffer life = frame(".");
  private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
  private final Thread thread = Thread.ofPlatform().name("crowd").unstarted(this::listen);
  private volatile boolean over;

  /** When what is looked at was read; of the crowd's thread. */
  private long now;

  Crowd(Manner manner) throws IOException {
    this.manner = manner;
  }

  /** Opens {@code size} sockets, some at a time, and waits until all are. */
  Crowd gather(int size) throws Exception {
    thread.start();
    for (var i = 0; i < size; i++) {
      while (i - open.get() > 64) {
        Thread.sleep(1);
      }
      channels.add(join(i));
    }
    await(open, size);
    if (manner.greeted()) {
      await(greeted, size);
    }
    // What is told to newcomers has come: from here on only changes are counted.
    Thread.sleep(2_000);
    return this;
  }

  void awaitHeard(long frames) throws Exception {
    await(heard, frames);
  }

  long heard() {
    return heard.get();
  }

  long bytes() {
    return bytes.get();
  }

  /** Frames with text, whatever is in them. */
  long frames() {
    return frames.get();
  }

  /** Sockets that the server has ended. */
  long lost() {
    return lost.get();
  }

  /** With which codes it said farewell (RFC 6455 7.4), and how often. */
  String farewells() {
    return farewells.toString();
  }

  /** Of each socket when it heard last what is counted, by {@link System#nanoTime}. */
  long[] lastHeard() {
    return ears.stream().mapToLong(ear -> ear.last).toArray();
  }

  private SocketChannel join(int number) throws IOException {
    var channel = SocketChannel.open();
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), manner.port()));
    channel.write(
        ascii(
            "GET "
                + manner.path()
                + " HTTP/1.1\r\nHost: bench.example\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nOrigin: https://bench.example\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + manner.more().apply(number)
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
    channel.configureBlocking(false);
    selector.wakeup();
    var ear = new Ear(channel);
    ears.add(ear);
    channel.register(selector, SelectionKey.OP_READ, ear);
    return channel;
  }

  private static void await(AtomicLong counter, long until) throws Exception {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (counter.get() < until) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(counter.get() + " of " + until);
      }
      Thread.sleep(1);
    }
  }

  private void listen() {
    while (!over) {
      try {
        selector.select(key -> hear(key, (Ear) key.attachment()), 50);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void hear(SelectionKey key, Ear ear) {
    try {
      in.clear();
      if (((SocketChannel) key.channel()).read(in) < 0) {
        lost(key);
        return;
      }
      now = System.nanoTime();
      ear.take(in.flip());
    } catch (IOException _) {
      lost(key);
    }
  }

  private void lost(SelectionKey key) {
    key.cancel();
    lost.incrementAndGet();
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A text frame of less than 126 bytes as a client sends it: masked, here with zeros. */
  private static ByteBuffer frame(String text) {
    return ByteBuffer.allocate(6 + text.length())
        .put((byte) 0x81)
        .put((byte) (0x80 | text.length()))
        .putInt(0)
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .flip();
  }

  @Override
  public void close() throws Exception {
    over = true;
    thread.join();
    for (var channel : channels) {
      channel.close();
    }
    selector.close();
  }

  /** What one socket has heard of the frame that is coming. */
  private final class Ear {
    private final SocketChannel channel;
    private final byte[] header = new byte[10];
    private final byte[] start = new byte[PREFIX];
    private int lineEnds;
    private int headerSize;
    private int startSize;
    private long left = -1;
    private boolean upgraded;
    private boolean met;

    /** Seen by others once {@link #heard} has counted it. */
    private long last;

    Ear(SocketChannel channel) {
      this.channel = channel;
    }

    void take(ByteBuffer from) throws IOException {
      while (from.hasRemaining()) {
        if (!upgraded) {
          upgrade(from.get());
        } else if (left < 0) {
          header(from.get());
        } else {
          payload(from);
        }
        if (upgraded && left == 0) {
          end();
        }
      }
    }

    private void upgrade(byte next) throws IOException {
      lineEnds = next == '\n' ? lineEnds + 1 : next == '\r' ? lineEnds : 0;
      if (lineEnds == 2) {
        upgraded = true;
        if (!manner.hello().isEmpty()) {
          channel.write(frame(manner.hello()));
        }
        open.incrementAndGet();
      }
    }

    private void header(byte next) {
      header[headerSize++] = next;
      var size = headerSize < 2 ? 0 : header[1] & 0x7f;
      if (headerSize == 2 && size < 126) {
        left = size;
      } else if (headerSize == 4 && size == 126) {
        left = ByteBuffer.wrap(header).getShort(2) & 0xffff;
      } else if (headerSize == 10) {
        left = ByteBuffer.wrap(header).getLong(2);
      }
      if (left > 0) {
        bytes.addAndGet(left);
      }
    }

    /** Several lines may come in one frame; each is looked at where it begins. */
    private void payload(ByteBuffer from) throws IOException {
      while (left > 0 && from.hasRemaining()) {
        var next = from.get();
        left--;
        if (next == '\n') {
          line();
        } else if (startSize < PREFIX) {
          start[startSize++] = next;
        }
      }
    }

    private void line() throws IOException {
      var begins = new String(start, 0, startSize, StandardCharsets.US_ASCII);
      startSize = 0;
      if (opcode() == CLOSE) {
        farewells.merge(ByteBuffer.wrap(start).getShort() & 0xffff, 1, Integer::sum);
      }
      if (opcode() != TEXT) {
        return;
      }
      if (begins.startsWith(manner.counted())) {
        last = now;
        heard.incrementAndGet();
      } else if (!manner.answered().isEmpty() && begins.startsWith(manner.answered())) {
        channel.write(life.rewind());
      }
    }

    private int opcode() {
      return header[0] & 0x0f;
    }

    private void end() throws IOException {
      line();
      if (opcode() == TEXT) {
        frames.incrementAndGet();
        if (!met) {
          met = true;
          greeted.incrementAndGet();
        }
      }
      headerSize = 0;
      left = -1;
    }
  }
}
