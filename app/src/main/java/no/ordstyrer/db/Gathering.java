package no.ordstyrer.db;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Many small writes as few: while a transaction of a group is under way the next writes of the
 * group gather, and go together in the one after it. So nobody waits when nothing is going on, and
 * a full room costs few commits. Each caller is answered after the commit that holds its write.
 */
public final class Gathering<T, R> {
  /** So many writes go into one transaction. */
  private static final int MOST = 500;

  private record Waiting<T, R>(Object once, T one, CompletableFuture<R> answer) {}

  private final Jdbi db;
  private final BiFunction<Handle, List<T>, List<R>> write;

  /** Guarded by itself. A group is there while somebody writes for it. */
  private final Map<Object, Deque<Waiting<T, R>>> groups = new HashMap<>();

  /** {@code write}: in one transaction, with one answer for each, in their order. */
  public Gathering(Jdbi db, BiFunction<Handle, List<T>, List<R>> write) {
    this.db = db;
    this.write = write;
  }

  /**
   * Writes, and waits for the commit.
   *
   * @param group what is written together; groups do not wait for each other
   * @param once what must not be twice in one transaction, a person as a rule: what she does second
   *     sees what she did first
   */
  public R write(Object group, Object once, T one) {
    var mine = new Waiting<>(once, one, new CompletableFuture<R>());
    synchronized (groups) {
      var there = groups.get(group);
      if (there == null) {
        groups.put(group, new ArrayDeque<>(List.of(mine)));
        var _ = Thread.ofVirtual().name("gathering").start(() -> drain(group));
      } else {
        there.add(mine);
      }
    }
    try {
      return mine.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void drain(Object group) {
    for (var batch = next(group); !batch.isEmpty(); batch = next(group)) {
      write(batch);
    }
  }

  /** The next that may go together, the oldest first; a group for which nobody waits is gone. */
  private List<Waiting<T, R>> next(Object group) {
    synchronized (groups) {
      var queue = groups.getOrDefault(group, new ArrayDeque<>());
      var seen = new HashSet<>();
      var batch = new ArrayList<Waiting<T, R>>();
      for (var each = queue.iterator(); each.hasNext() && batch.size() < MOST; ) {
        var waiting = each.next();
        if (seen.add(waiting.once)) {
          batch.add(waiting);
          each.remove();
        }
      }
      if (batch.isEmpty()) {
        groups.remove(group);
      }
      return batch;
    }
  }

  /** When one of them fails it fails alone: the others are written each by itself. */
  private void write(List<Waiting<T, R>> batch) {
    try {
      var answers =
          db.inTransaction(
              handle -> write.apply(handle, batch.stream().map(waiting -> waiting.one).toList()));
      for (var i = 0; i < batch.size(); i++) {
        batch.get(i).answer.complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.getFirst().answer.completeExceptionally(e);
      } else {
        batch.forEach(waiting -> write(List.of(waiting)));
      }
    }
  }
}
