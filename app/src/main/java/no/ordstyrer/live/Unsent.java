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

  /**
   * All that waits, for one write.
   *
   * @param done what is due when it is written
   * @param last whether it ends with the farewell
   */
  record Batch(ByteBuffer[] frames, Runnable done, boolean last) {}

  /** Answers true to the one who writes from now on; then these are in what comes next. */
  synchronized boolean lines(List<Lines> news, Runnable done) {
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

  /** Answers true to the one who writes from now on: the others' things are taken along. */
  synchronized boolean begin() {
    var first = !writing;
    writing = true;
    return first;
  }

  /** Null when nothing waits: then nobody writes any more. */
  synchronized @Nullable Batch next() {
    var frames = frames();
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

  private ByteBuffer[] frames() {
    if (lines.size() == 1 && pong == null && farewell == null) {
      return new ByteBuffer[] {lines.getFirst().frame()};
    }
    var frames = new ArrayList<ByteBuffer>(lines.size() + 2);
    if (pong != null) {
      frames.add(pong);
    }
    lines.forEach(one -> frames.add(one.frame()));
    if (farewell != null) {
      frames.add(farewell);
    }
    return frames.toArray(ByteBuffer[]::new);
  }

  private static void nothing() {}
}
