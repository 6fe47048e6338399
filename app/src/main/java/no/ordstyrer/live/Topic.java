package no.ordstyrer.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one audience of a part hears in one language: rendered once, told to many. */
final class Topic {
  private static final Logger LOG = LoggerFactory.getLogger(Topic.class);
  private static final int PATIENCE = 3;

  /** A topic's name within its part. */
  record Key(Audience audience, Language language) {}

  private final long part;
  private final Key key;
  private final Log log;
  private final Ring ring;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awaited = new AtomicBoolean();

  /** One at a time reads the log; the ring itself is never held while something is rendered. */
  private final ReentrantLock reading = new ReentrantLock();

  private int failures;

  /** What was committed before the topic began it may not have heard of: that counts, too. */
  private volatile long rightsChangedAt;

  /** Guarded by the hall's map. */
  private int holders;

  Topic(long part, Key key, Log log, Message.Json json) {
    this.part = part;
    this.key = key;
    this.log = log;
    ring = new Ring(json, key.audience().isMe(), log.version(part, key.audience()));
    rightsChangedAt = System.nanoTime();
  }

  Key key() {
    return key;
  }

  long head() {
    return ring.head();
  }

  /** When it heard last that somebody's rights are others now, by {@link System#nanoTime}. */
  long rightsChangedAt() {
    return rightsChangedAt;
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  /** Counts those who have taken it: {@code by} is 1 or -1. Answers whether anybody has. */
  boolean held(int by) {
    holders += by;
    return holders > 0;
  }

  void tell() {
    listeners.forEach(Listener::pump);
  }

  /** Answers true to the first who asks until {@link #read} begins. */
  boolean await() {
    return awaited.compareAndSet(false, true);
  }

  /** Reads what was committed since, and tells it. */
  void read() {
    awaited.set(false);
    reading.lock();
    try {
      follow();
    } finally {
      reading.unlock();
    }
    tell();
  }

  /** What came after {@code cursor}; null when the ring has forgotten it. */
  Ring.@Nullable Told since(long cursor) {
    return ring.since(cursor);
  }

  /**
   * Makes the ring reach back to {@code cursor}, for a page that comes back. False when too much
   * was missed, or when the page knows a version that never was (a restored database).
   */
  boolean reaches(long cursor) {
    boolean reached;
    var before = ring.head();
    reading.lock();
    try {
      reached = reachesBack(cursor);
    } finally {
      reading.unlock();
    }
    if (ring.head() > before) {
      tell(); // Whoever wakes us for these finds nothing new: those who are here hear it now.
    }
    return reached;
  }

  private boolean reachesBack(long cursor) {
    if (cursor > ring.head()) {
      follow();
    }
    if (cursor > ring.head()) {
      return false;
    }
    if (cursor >= ring.floor()) {
      return true;
    }
    if (!log.remembers(part, key.audience(), cursor)
        || log.since(part, key.audience(), cursor).size() > Ring.SIZE) {
      return false;
    }
    ring.restart(cursor);
    follow();
    return ring.floor() <= cursor;
  }

  private void follow() {
    var pointers = log.since(part, key.audience(), ring.head());
    if (pointers.size() > Ring.SIZE) {
      ring.restart(log.version(part, key.audience()));
      rightsChangedAt = System.nanoTime();
      return;
    }
    for (var pointer : pointers) {
      try {
        ring.put(log.show(part, key.audience(), key.language(), pointer));
        failures = 0;
      } catch (RuntimeException e) {
        LOG.error("Cannot show {} of part {}", pointer.subject(), part, e);
        if (++failures < PATIENCE) {
          return; // The sweep comes back: a change must not be lost to a database out of breath.
        }
        failures = 0;
        ring.put(new Ring.Change(pointer.version(), pointer.subject(), null, null));
      }
      if (pointer.subject().equals(Live.RIGHTS)) {
        rightsChangedAt = System.nanoTime(); // Before they are asked: by what is read from now on.
        listeners.forEach(Listener::askAgain);
      }
    }
  }
}
