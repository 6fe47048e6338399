package no.ordstyrer.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to one page. Whoever holds it writes; when the write is done the holder looks again if
 * something came meanwhile, and gathers all of it into the next one. So nobody is written to by two
 * threads, and one who reads slowly delays nobody.
 */
final class Pen {
  private static final Logger LOG = LoggerFactory.getLogger(Pen.class);

  private static final long SLOW = 2;
  private static final long STALLED = 10;

  /** What there is to tell. Asked by the holder alone. */
  @FunctionalInterface
  interface News {
    /**
     * Adds everything that has come since it was asked last. Answers 0, or the code with which the
     * page is sent away instead.
     */
    int gather(List<Lines> lines);
  }

  private final Wire wire;
  private final News news;
  private final Runnable written = this::written;

  // Guarded by this.
  private final List<Lines> asides = new ArrayList<>(1);
  private boolean held;
  private boolean again;
  private boolean ended;
  private boolean lost;
  private boolean tooSlow;
  private boolean writing;
  private Runnable last = () -> {};
  private int underWay;
  private long wroteAt;

  Pen(Wire wire, News news) {
    this.wire = wire;
    this.news = news;
  }

  /** Says a line that is no news. */
  void say(Lines line) {
    synchronized (this) {
      asides.add(line);
      again = true;
    }
    pump();
  }

  /** Says a line, no news any more, and ends. */
  void sayLast(Lines line, int code, String why) {
    synchronized (this) {
      asides.add(line);
      again = true; // Whoever holds the pen says it, and then ends.
      last = () -> end(code, why);
      lost = true;
    }
    pump();
  }

  /** Something has come: it is written now, or gathered when the write under way is done. */
  void pump() {
    synchronized (this) {
      if (held || ended) {
        again = true;
        return;
      }
      held = true;
    }
    write();
  }

  void end(int code, String why) {
    if (stop()) {
      wire.close(code, why);
    }
  }

  /** Says nothing more. Answers false when that was so already. */
  synchronized boolean stop() {
    var first = !ended;
    ended = true;
    return first;
  }

  /** How long the write under way has taken; 0 when there is none. */
  synchronized long behindMillis() {
    return writing ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - wroteAt) : 0;
  }

  /** Whether a write has been under way for a while. */
  boolean isSlow() {
    return behindMillis() > TimeUnit.SECONDS.toMillis(SLOW);
  }

  /** Whether it ended because a write made no progress. */
  synchronized boolean wasTooSlow() {
    return tooSlow;
  }

  /** How many characters of a write under way have not all been taken by the other side. */
  synchronized int underWay() {
    return underWay;
  }

  /** Ends when a write makes no progress. */
  void cutIfStalled() {
    synchronized (this) {
      if (!writing || System.nanoTime() - wroteAt < TimeUnit.SECONDS.toNanos(STALLED)) {
        return;
      }
      ended = true;
      tooSlow = true;
    }
    wire.close(Wire.TOO_SLOW, "no progress");
    wire.cut();
  }

  /** A pen that has ended is not put down: nothing is written with it any more. */
  private void write() {
    do {
      var lines = gather();
      if (lines == null || (!lines.isEmpty() && !isWritten(lines))) {
        return;
      }
    } while (goesOn());
  }

  /** Null when it has ended. */
  private @Nullable List<Lines> gather() {
    var lines = new ArrayList<Lines>(2);
    synchronized (this) {
      if (ended) {
        return null;
      }
      lines.addAll(asides);
      asides.clear();
      if (lost) {
        return lines;
      }
    }
    var code = code(lines);
    if (code == 0) {
      return lines;
    }
    end(code, code == Wire.RESUME ? "resume" : "rights");
    return null;
  }

  private int code(List<Lines> lines) {
    try {
      return news.gather(lines);
    } catch (RuntimeException e) {
      LOG.warn("A page could not be told what changed", e);
      return Wire.RESUME; // Silence would look like quiet.
    }
  }

  /** Answers false when it goes on by itself, later or never. */
  private boolean isWritten(List<Lines> lines) {
    synchronized (this) {
      if (ended) {
        return false;
      }
      writing = true;
      underWay = lines.stream().mapToInt(Lines::length).sum();
      wroteAt = System.nanoTime();
    }
    try {
      return wire.send(lines, written);
    } catch (RuntimeException e) {
      // One wire that breaks must not keep the others of its topic from hearing.
      LOG.warn("A page is cut off", e);
      wire.cut();
      return false;
    }
  }

  private void written() {
    if (goesOn()) {
      write();
    }
  }

  /** Whether something came meanwhile; else the pen is put down. */
  private boolean goesOn() {
    Runnable ending;
    synchronized (this) {
      writing = false;
      underWay = 0;
      if (again) {
        again = false;
        return true;
      }
      held = false;
      ending = last;
    }
    ending.run();
    return false;
  }
}
