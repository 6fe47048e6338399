package no.ordstyrer.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.ordstyrer.i18n.Language;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The log of pointers, and those who show what they point at. */
final class Log {
  private final Jdbi db;
  private final Map<String, Renderer> renderers = new ConcurrentHashMap<>();

  Log(Jdbi db) {
    this.db = db;
  }

  void renders(String kind, Renderer renderer) {
    if (renderers.putIfAbsent(kind, renderer) != null) {
      throw new IllegalStateException("Two show " + kind);
    }
  }

  long append(Handle handle, long part, Audience audience, String subject, Instant at) {
    var store = handle.attach(LiveStore.class);
    store.takeTurn(part);
    return store.append(part, audience.key(), subject, at);
  }

  long version(long part, Audience audience) {
    return db.withExtension(LiveStore.class, store -> store.version(part, audience.key()))
        .orElse(0L);
  }

  /**
   * The subjects changed since, each once; one more than the ring holds when there are too many.
   */
  List<LiveStore.Pointer> since(long part, Audience audience, long version) {
    return db.withExtension(
        LiveStore.class, store -> store.since(part, audience.key(), version, Ring.SIZE + 1));
  }

  /** Whether nothing after {@code cursor} has been forgotten yet. */
  boolean remembers(long part, Audience audience, long cursor) {
    return db.withExtension(
        LiveStore.class, store -> store.remembers(part, audience.key(), cursor));
  }

  List<LiveStore.Head> heads(long... parts) {
    return db.withExtension(LiveStore.class, store -> store.heads(parts));
  }

  /** The subject as it is now. Of a kind that nobody shows, the version moves and nothing else. */
  Ring.Change show(long part, Audience audience, Language language, LiveStore.Pointer pointer) {
    var subject = pointer.subject();
    var renderer = renderers.get(kind(subject));
    if (renderer == null) {
      return new Ring.Change(pointer.version(), subject, null, null);
    }
    var html = renderer.html(part, audience, language, subject);
    return new Ring.Change(pointer.version(), subject, Live.elementId(subject), html.orElse(null));
  }

  private static String kind(String subject) {
    var colon = subject.indexOf(':');
    return colon < 0 ? subject : subject.substring(0, colon);
  }
}
