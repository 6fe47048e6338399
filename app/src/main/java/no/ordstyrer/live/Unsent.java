package no.ordstyrer.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits to be written to one socket, and whether somebody writes. */
final class Unsent {
  private List<Lines> lines = List.of();
  private Runnable told = Unsent::nothing;
  private @Nullable ByteBuffer pong;
  private @Nullable ByteBuffer farewell;
  private boolean writing;

  /** All that waits, for one write. */
  static final class Batch {
    final ByteBuffer[] frames;

    /** What is due when it is written. */
    final Runnable done;

    /** Whether it ends with the farewell. */
    final boolean last;

    private Batch(ByteBuffer[] frames, Runnable done, boolean last) {
      this.frames = frames;
      this.done = done;
      this.last = last;
    }
  }

  /** Answers what to write, these first of all; null when somebody writes, who takes them along. */
  synchronized @Nullable Batch lines(List<Lines> news, Runnable done) {
    if (!writing && pong == null && farewell == null) {
      writing = true;
      return new Batch(frames(news), done, false); // Nearly always: nothing is kept of it.
    }
    lines = news;
    told = done;
    return begin();
  }

  /** Only the last is sent (RFC 6455 5.5.3). */
  synchronized void pong(ByteBuffer frame) {
    pong = frame;
  }

  synchronized void farewell(ByteBuffer frame) {
    farewell = frame;
  }

  /** Answers what to write; null when nothing waits, or somebody writes, who takes it along. */
  synchronized @Nullable Batch begin() {
    if (writing) {
      return null;
    }
    writing = true;
    return next();
  }

  /** To the one who writes: null when nothing waits, and then nobody writes any more. */
  synchronized @Nullable Batch next() {
    var frames = frames(lines);
    if (frames.length == 0) {
      writing = false;
      return null;
    }
    var batch = new Batch(frames, told, farewell != null);
    lines = List.of();
    told = Unsent::nothing;
    pong = null;
    farewell = null;
    return batch;
  }

  private ByteBuffer[] frames(List<Lines> said) {
    if (said.size() == 1 && pong == null && farewell == null) {
      return new ByteBuffer[] {said.getFirst().frame()};
    }
    var frames = new ArrayList<ByteBuffer>(said.size() + 2);
    if (pong != null) {
      frames.add(pong);
    }
    said.forEach(one -> frames.add(one.frame()));
    if (farewell != null) {
      frames.add(farewell);
    }
    return frames.toArray(ByteBuffer[]::new);
  }

  private static void nothing() {}
}
