package no.ordstyrer.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket (RFC 6455) that tells much and hears little, on Jetty's end of a connection. One
 * write at a time takes all that waits: an answer to a ping, the page's lines as frames that all
 * pages share, the farewell. Of pings only the last is answered (5.5.3), so that nothing here grows
 * with what the other side does.
 */
final class Socket extends AbstractConnection
    implements Connection.UpgradeTo, FrameReader.Ear, Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
  private static final int INPUT_BYTES = 1024;

  /** Two heartbeats and a bit: each of them is written, and so is no silence. */
  private static final long SILENCE_MILLIS = 45_000;

  /** How long the other side may take to answer a farewell. */
  private static final long FAREWELL_MILLIS = 5_000;

  /** Whose socket it is; told by one thread after the other. */
  interface Page {
    void opened(Wire wire);

    void heard();

    /** {@code parted}: one of the two had said farewell. */
    void closed(boolean parted);
  }

  private final Page page;
  private final FrameReader reader = new FrameReader(this);
  private final Unsent unsent = new Unsent();
  private byte[] early = {};

  // Guarded by this.
  private boolean said;
  private boolean over;

  private boolean deaf;
  private volatile boolean leaving;
  private volatile long leavingSince;

  Socket(EndPoint end, Executor executor, Page page) {
    super(end, executor);
    this.page = page;
  }

  /** What came together with the handshake. */
  @Override
  public void onUpgradeTo(ByteBuffer came) {
    early = BufferUtil.toArray(came);
    BufferUtil.clear(came);
  }

  @Override
  public void onOpen() {
    super.onOpen();
    getEndPoint().setIdleTimeout(SILENCE_MILLIS);
    // The page is looked up in the database: not on the thread of the request that ends here.
    getExecutor().execute(this::begin);
  }

  private void begin() {
    try {
      page.opened(this);
      if (hear(ByteBuffer.wrap(early))) {
        fillInterested();
      }
    } catch (RuntimeException e) {
      LOG.warn("A page could not come in", e);
      cut();
    }
  }

  @Override
  public void onFillable() {
    var came = BufferUtil.allocate(INPUT_BYTES);
    try {
      for (var count = getEndPoint().fill(came); count != 0; count = getEndPoint().fill(came)) {
        if (count < 0 || !hear(came)) {
          cut();
          return;
        }
        BufferUtil.clear(came);
      }
      fillInterested();
    } catch (IOException e) {
      LOG.debug("A page is gone", e);
      cut();
    }
  }

  /** Answers false when it has heard enough. */
  private boolean hear(ByteBuffer came) {
    if (leaving && System.nanoTime() - leavingSince > FAREWELL_MILLIS * 1_000_000) {
      return false;
    }
    var fault = deaf ? 0 : reader.read(came);
    if (fault != 0) {
      deaf = true; // Where the next frame would begin nobody knows.
      close(fault, "protocol");
    }
    return true;
  }

  @Override
  public void life() {
    page.heard();
  }

  @Override
  public void ping(byte[] payload) {
    page.heard();
    unsent.pong(Frames.pong(payload));
    write();
  }

  /** Answers it, unless it is the answer to ours (RFC 6455 5.5.1). */
  @Override
  public void farewell(int code) {
    boolean both;
    synchronized (this) {
      over = true;
      both = said;
    }
    if (both) {
      cut();
    } else {
      close(code == FrameReader.NO_CODE ? Wire.NORMAL : code, "");
    }
  }

  @Override
  public boolean send(List<Lines> news, Runnable done) {
    var batch = unsent.lines(news, done);
    return batch != null && writeOn(batch, true);
  }

  @Override
  public void close(int code, String why) {
    synchronized (this) {
      if (!leaving) {
        unsent.farewell(Frames.close(code, why));
        leavingSince = System.nanoTime();
        leaving = true;
      }
    }
    write();
  }

  @Override
  public void cut() {
    getEndPoint().close();
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    cut(); // Silent for too long, or gone.
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    boolean parted;
    synchronized (this) {
      parted = over || leaving;
    }
    page.closed(parted);
  }

  private void write() {
    var batch = unsent.begin();
    if (batch != null) {
      writeOn(batch, false);
    }
  }

  /**
   * Writes until nothing waits, or until the other side must read first.
   *
   * @param mine whether the batch is the caller's
   * @return whether that is done; she is not told of it otherwise
   */
  private boolean writeOn(Unsent.@Nullable Batch batch, boolean mine) {
    var waits = mine;
    for (var next = batch; next != null; next = unsent.next()) {
      if (!isDone(next)) {
        return mine && !waits;
      }
      if (waits) {
        waits = false;
      } else {
        next.done.run();
      }
    }
    return mine;
  }

  /** Most writes are done at once; Jetty goes on with those that are not. */
  private boolean isDone(Unsent.Batch batch) {
    try {
      if (!getEndPoint().flush(batch.frames)) {
        var rest = new Rest(batch);
        getEndPoint().write(rest, batch.frames);
        return !rest.isUnderWay();
      }
    } catch (IOException e) {
      LOG.debug("A page is gone", e);
      cut(); // Nothing is written any more: somebody writes for ever.
      return false;
    }
    if (batch.last) {
      parted();
    }
    return !batch.last;
  }

  /** What the other side must read before it goes on. */
  private final class Rest implements Callback {
    private final Unsent.Batch batch;
    private final AtomicBoolean passed = new AtomicBoolean();

    Rest(Unsent.Batch batch) {
      this.batch = batch;
    }

    /** Done meanwhile, its loop goes on; done later, it goes on by itself. */
    boolean isUnderWay() {
      return passed.compareAndSet(false, true);
    }

    @Override
    public void succeeded() {
      if (batch.last) {
        parted();
      } else if (!isUnderWay()) {
        batch.done.run();
        writeOn(unsent.next(), false);
      }
    }

    @Override
    public void failed(Throwable cause) {
      cut(); // Nothing is written any more: somebody writes for ever.
    }
  }

  /** After our farewell nothing is said (RFC 6455 5.5.1); theirs ends the connection. */
  private void parted() {
    boolean both;
    synchronized (this) {
      said = true;
      both = over;
    }
    if (both) {
      cut();
    } else {
      getEndPoint().setIdleTimeout(FAREWELL_MILLIS);
    }
  }
}
