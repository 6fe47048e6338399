package no.ordstyrer.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Long, Lines> encoded = new HashMap<>();

  private long floor;
  private long head;

  Ring(Message.Json json, boolean me, long version) {
    this.json = json;
    this.me = me;
    floor = version;
    head = version;
  }

  synchronized long head() {
    return head;
  }

  synchronized long floor() {
    return floor;
  }

  synchronized void put(Change change) {
    if (change.version() <= head) {
      return;
    }
    encoded.clear();
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
    encoded.clear();
    changes.clear();
    latest.clear();
    floor = version;
    head = version;
  }

  /** What came since; empty for a cursor that has fallen off. */
  synchronized Optional<Told> since(long cursor) {
    if (cursor < floor) {
      return Optional.empty();
    }
    if (cursor >= head) {
      return Optional.of(new Told(cursor, Lines.NONE));
    }
    return Optional.of(new Told(head, encoded.computeIfAbsent(cursor, this::encode)));
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
