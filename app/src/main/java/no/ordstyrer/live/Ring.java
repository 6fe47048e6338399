package no.ordstyrer.live;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last changes of one topic. A listener is a cursor: the version that it has come to. Each
 * subject is here once, where it changed last, so that nobody is ever told what it was before.
 */
final class Ring {
  /** So many subjects are remembered. */
  static final int SIZE = 256;

  /** {@code html} is null when the subject is gone, {@code id} when only the version moves. */
  record Change(long version, String subject, @Nullable String id, @Nullable String html) {}

  /** Lines, and the version that they lead to; lines may be empty. */
  record Told(long version, Lines lines) {}

  private final Message.Json json;
  private final boolean me;
  private final TreeMap<Long, Change> changes = new TreeMap<>();
  private final Map<String, Long> latest = new HashMap<>();

  /** What was told from a cursor: most listeners stand at the same one. */
  private final Map<Long, Told> encoded = new HashMap<>();

  private volatile long floor;
  private volatile long head;

  /** What was told last, for those who stand at the same cursor: they need no lock. */
  private volatile @Nullable Usual usual;

  private record Usual(long cursor, Told told) {}

  Ring(Message.Json json, boolean me, long version) {
    this.json = json;
    this.me = me;
    floor = version;
    head = version;
  }

  long head() {
    return head;
  }

  long floor() {
    return floor;
  }

  synchronized void put(Change change) {
    if (change.version() <= head) {
      return;
    }
    forgetEncoded();
    var before = latest.put(change.subject(), change.version());
    if (before != null) {
      changes.remove(before);
    }
    changes.put(change.version(), change);
    head = change.version();
    if (changes.size() > SIZE) {
      var eldest = changes.pollFirstEntry().getValue();
      latest.remove(eldest.subject());
      floor = eldest.version();
    }
  }

  /** Forgets everything: who stands before {@code version} has fallen off. */
  synchronized void restart(long version) {
    forgetEncoded();
    changes.clear();
    latest.clear();
    floor = version;
    head = version;
  }

  private void forgetEncoded() {
    encoded.clear();
    usual = null;
  }

  /**
   * What came since; null for a cursor that has fallen off. It may lack what is put at the same
   * moment: who puts something tells of it afterwards.
   */
  @Nullable Told since(long cursor) {
    var same = usual;
    return same != null && same.cursor() == cursor ? same.told() : encoded(cursor);
  }

  private synchronized @Nullable Told encoded(long cursor) {
    if (cursor < floor) {
      return null;
    }
    if (cursor >= head) {
      return new Told(cursor, Lines.NONE);
    }
    var told = encoded.computeIfAbsent(cursor, from -> new Told(head, encode(from)));
    usual = new Usual(cursor, told);
    return told;
  }

  private Lines encode(long cursor) {
    var lines = new StringBuilder();
    var last = cursor;
    for (var change : changes.tailMap(cursor, false).values()) {
      lines.append(json.line(message(change, last)));
      last = change.version();
    }
    return new Lines(lines.toString());
  }

  private Message message(Change change, long last) {
    return new Message.Changed(
        change.version(),
        last == change.version() - 1 ? null : last,
        me ? true : null,
        change.id(),
        change.html(),
        (change.id() != null && change.html() == null) ? true : null);
  }
}
