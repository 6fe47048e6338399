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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Pages that come back by the rules of {@code js/live.js}, on one thread: after {@code bye} when it
 * says, else with full jitter between 0.5 and 20 seconds, always from the version they have.
 */
final class Storm implements AutoCloseable {
  private static final Pattern VERSION = Pattern.compile("\\{\"v\":(\\d+)(?:,\"after\":(\\d+))?");
  private static final Pattern BYE = Pattern.compile("\\{\"bye\":(\\d+)");

  /** What happened to them since {@link #forget}. */
  final AtomicInteger refusedConnections = new AtomicInteger();

  /** Handshakes that were not answered with 101, by status. */
  final Map<String, Integer> otherAnswers = new ConcurrentHashMap<>();

  final AtomicInteger reloads = new AtomicInteger();
  final AtomicInteger gaps = new AtomicInteger();
  final AtomicInteger byes = new AtomicInteger();
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicLong lastLive = new AtomicLong();

  private final int port;
  private final IntFunction<String> cookie;
  private final Selector selector = Selector.open();
  private final List<Page> pages = new ArrayList<>();
  private final PriorityQueue<Page> waiting =
      new PriorityQueue<>(Comparator.comparingLong(page -> page.due));
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Thread thread = Thread.ofPlatform().name("storm").unstarted(this::run);
  private volatile boolean over;

  /** {@code cookie} of the page with that number, or empty. */
  Storm(int port, int size, IntFunction<String> cookie) throws IOException {
    this.port = port;
    this.cookie = cookie;
    for (var i = 0; i < size; i++) {
      pages.add(new Page(i, System.nanoTime() + i * 2_000_000L)); // Nobody comes all at once.
    }
    waiting.addAll(pages);
    thread.start();
  }

  void forget() {
    for (var counter : List.of(refusedConnections, reloads, gaps, byes)) {
      counter.set(0);
    }
    otherAnswers.clear();
  }

  int live() {
    return live.get();
  }

  /** When the last of them came up, as {@link System#nanoTime}. */
  long lastLive() {
    return lastLive.get();
  }

  long pagesAt(long version) {
    return pages.stream().filter(page -> page.version == version).count();
  }

  static void until(String what, BooleanSupplier so) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("In vain: " + what);
      }
      Thread.sleep(2);
    }
  }

  private void run() {
    try {
      while (!over) {
        for (var now = System.nanoTime();
            !waiting.isEmpty() && waiting.peek().due <= now;
            now = System.nanoTime()) {
          waiting.poll().open();
        }
        selector.select(key -> ((Page) key.attachment()).ready(key), 2);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    over = true;
    thread.join();
    for (var page : pages) {
      page.shut();
    }
    selector.close();
  }

  private final class Page {
    private final int number;
    private final StringBuilder head = new StringBuilder();
    private SocketChannel channel;
    private volatile long version;
    private long due;
    private long bye = -1;
    private int tries;
    private boolean upgraded;
    private boolean up;

    Page(int number, long due) {
      this.number = number;
      this.due = due;
    }

    void open() {
      head.setLength(0);
      upgraded = false;
      bye = -1;
      try {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, this);
      } catch (IOException _) {
        refusedConnections.incrementAndGet();
        again();
      }
    }

    void ready(SelectionKey key) {
      try {
        if (key.isConnectable()) {
          channel.finishConnect();
          key.interestOps(SelectionKey.OP_READ);
          channel.write(ByteBuffer.wrap(request().getBytes(StandardCharsets.US_ASCII)));
          return;
        }
        in.clear();
        if (channel.read(in) < 0) {
          again();
          return;
        }
        hear(StandardCharsets.UTF_8.decode(in.flip()).toString());
      } catch (IOException _) {
        if (!upgraded) {
          refusedConnections.incrementAndGet();
        }
        again();
      }
    }

    private String request() {
      return "GET /prove/1/del-1/live?since="
          + version
          + "&me=0 HTTP/1.1\r\nHost: bench.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Origin: https://bench.example\r\nSec-WebSocket-Version: 13\r\n"
          + cookie.apply(number)
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** Frames are not unpacked: the lines that matter are short and come in one piece. */
    private void hear(String text) {
      if (!upgraded) {
        head.append(text);
        var end = head.indexOf("\r\n\r\n");
        if (end < 0) {
          return;
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
          otherAnswers.merge(head.substring(9, 12), 1, Integer::sum);
          again();
          return;
        }
        upgraded = true;
        text = head.substring(end + 4);
      }
      if (!up && text.contains("{\"now\":")) {
        up = true;
        tries = 0;
        live.incrementAndGet();
        lastLive.set(System.nanoTime());
      }
      follow(text);
    }

    private void follow(String text) {
      for (var line = VERSION.matcher(text); line.find(); ) {
        var next = Long.parseLong(line.group(1));
        var after = line.group(2) == null ? next - 1 : Long.parseLong(line.group(2));
        if (after != version) {
          gaps.incrementAndGet();
        }
        version = next;
      }
      if (text.contains("{\"reload\":")) {
        reloads.incrementAndGet();
      }
      var farewell = BYE.matcher(text);
      if (farewell.find()) {
        byes.incrementAndGet();
        bye = Long.parseLong(farewell.group(1));
      }
    }

    private void again() {
      shut();
      if (up) {
        up = false;
        live.decrementAndGet();
      }
      var wait = bye;
      if (wait < 0) {
        var most = Math.min(19_500, 500L << Math.min(tries++, 6));
        wait = 500 + random.nextLong(most);
      }
      bye = -1;
      due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
      waiting.add(this);
    }

    void shut() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException _) {
        // It is gone, and that is what was wanted.
      }
    }
  }
}
