package no.ordstyrer.live;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells open pages what changed. Rooms write pointers into the log, in the transaction of the
 * change; browsers hear of them after the commit, on every node.
 */
public final class Live {
  private final Jdbi db;
  private final Clock clock;
  private final Map<String, Renderer> renderers = new ConcurrentHashMap<>();
  private final List<Counter> counters = new CopyOnWriteArrayList<>();

  public Live(Jdbi db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Notes, in the transaction of {@code handle}, that {@code subject} changed for an audience of a
   * part. Call it after the verb's own writes: until the commit it makes the part's other verbs
   * wait.
   *
   * @param subject kind and key, {@code question:17}, or a kind alone, {@code stage}; at most 60
   *     characters
   */
  public void changed(Handle handle, long part, Audience audience, String subject) {
    var store = handle.attach(LiveStore.class);
    store.takeTurn(part);
    store.append(part, audience.key(), subject, clock.instant());
  }

  /** Who shows the subjects of a kind; the kind is what stands before the colon. */
  public void renders(String kind, Renderer renderer) {
    renderers.put(kind, renderer);
  }

  /** Numbers that are told exactly as they are. */
  public void counts(Counter counter) {
    counters.add(counter);
  }

  /**
   * How far an audience has come; 0 before the first change. A page reads it <em>before</em> its
   * lists, so that what changes in between is told rather than lost.
   */
  public long version(long part, Audience audience) {
    return db.withExtension(LiveStore.class, store -> store.version(part, audience.key()))
        .orElse(0L);
  }

  /** The id of the element that shows a subject: {@code question:17} is {@code question-17}. */
  public static String elementId(String subject) {
    return subject.replace(':', '-');
  }
}
