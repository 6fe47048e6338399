package no.ordstyrer.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open page: cursors into its topics and a pen. Whoever holds the pen writes; when the write is
 * done the holder gathers all that has come since into the next one. So nobody is written to by two
 * threads, and one who reads slowly delays nobody.
 */
final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private static final long SLOW = 2;
  private static final long STALLED = 10;
  private static final long PRESENT = 45;

  private final Wire wire;
  private final Admission admission;
  private final Listening listening;
  private final Hall hall;
  private final Cursor main;
  private final @Nullable Cursor me;
  private final boolean patient;

  // Guarded by this.
  private final Queue<Lines> asides = new ArrayDeque<>();
  private boolean pen;
  private boolean again;
  private boolean ended;
  private boolean left;
  private boolean writing;
  private Runnable last = () -> {};
  private int held;
  private long wroteAt;

  // The pen's holder alone.
  private long numbers;
  private volatile boolean lost;

  /**
   * Whether its rights must be asked before more is told. They are before its first line: between
   * the door and the hall, where nobody tells it of them, they may have become others.
   */
  private volatile boolean ask = true;

  private volatile long heardAt = System.nanoTime();

  /** {@code patient}: waits for a change and lets numbers come along (a long poll). */
  Listener(
      Wire wire,
      Admission admission,
      Listening listening,
      Hall hall,
      Since since,
      boolean patient) {
    this.wire = wire;
    this.admission = admission;
    this.listening = listening;
    this.hall = hall;
    this.patient = patient;
    var topic = hall.take(listening.audience(), listening.language());
    main = new Cursor(topic, since.main().orElseGet(topic::head));
    try {
      me = hall.mine(listening, since);
    } catch (RuntimeException e) {
      hall.giveBack(topic);
      throw e;
    }
  }

  Listening listening() {
    return listening;
  }

  /**
   * Begins to hear: pump it once after that, for what came meanwhile. Answers false when the page
   * must be read anew instead. The rings are made to reach back first: told of anything before
   * that, it would seem to have fallen off them.
   */
  boolean join() {
    if (!main.reached() || (me != null && !me.reached())) {
      return false; // Not added: told of anything, it would be sent to resume and not to reload.
    }
    hall.enter(this);
    main.topic().add(this);
    if (me != null) {
      me.topic().add(this);
    }
    synchronized (this) {
      if (!left) {
        return true;
      }
    }
    forget(); // It went away while it came.
    return true;
  }

  private void forget() {
    hall.leave(this);
    main.topic().remove(this);
    if (me != null) {
      me.topic().remove(this);
    }
  }

  /** Answers false when it had left already. */
  boolean leave() {
    synchronized (this) {
      ended = true;
      if (left) {
        return false;
      }
      left = true;
    }
    forget();
    hall.giveBack(main.topic());
    if (me != null) {
      hall.giveBack(me.topic());
    }
    return true;
  }

  /** Says a line that belongs to no topic. */
  void say(Lines line) {
    synchronized (this) {
      asides.add(line);
    }
    pump();
  }

  /** One who waits for a change is not answered with this. */
  void beat(Lines line) {
    if (!patient) {
      say(line);
    }
  }

  /** Says a line, nothing of the topics any more, and ends. */
  void sayLast(Lines line, int code, String why) {
    synchronized (this) {
      asides.add(line);
      last = () -> end(code, why);
      lost = true;
    }
    pump(); // Whoever holds the pen says it, and then ends.
  }

  /** The numbers as they are, for one who waited in vain for a change. */
  String numbersNow() {
    return hall.numbers().since(0, listening.audience().exact()).lines().text();
  }

  /** Something has come: it is written now, or gathered when the write under way is done. */
  void pump() {
    synchronized (this) {
      if (pen || ended) {
        again = true;
        return;
      }
      pen = true;
    }
    write();
  }

  void askAgain() {
    ask = true;
  }

  /** The topic that it hears beside its own matters. */
  Topic topic() {
    return main.topic();
  }

  /** The page is there: it has answered. */
  void heard() {
    heardAt = System.nanoTime();
  }

  boolean isPresent() {
    return System.nanoTime() - heardAt < TimeUnit.SECONDS.toNanos(PRESENT);
  }

  /** How long it has not answered. */
  long silentMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardAt);
  }

  /** Whether a write has been under way for a while. */
  synchronized boolean isSlow() {
    return writing && System.nanoTime() - wroteAt > TimeUnit.SECONDS.toNanos(SLOW);
  }

  /** How many characters of a write under way have not all been taken by the other side. */
  synchronized int held() {
    return held;
  }

  /** Ends one whose write makes no progress. */
  void cutIfStalled() {
    synchronized (this) {
      if (!writing || System.nanoTime() - wroteAt < TimeUnit.SECONDS.toNanos(STALLED)) {
        return;
      }
      ended = true;
    }
    wire.close(Wire.TOO_SLOW, "no progress");
    wire.cut();
  }

  void end(int code, String why) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    wire.close(code, why);
  }

  private void written() {
    synchronized (this) {
      writing = false;
      held = 0;
    }
    write();
  }

  private void write() {
    while (true) {
      List<Lines> lines;
      try {
        lines = gather();
      } catch (RuntimeException e) {
        LOG.warn("A page could not be told what changed", e);
        end(Wire.RESUME, "resume"); // Silence would look like quiet.
        return;
      }
      synchronized (this) {
        if (ended) {
          return;
        }
        var more = again;
        again = false;
        if (lines.isEmpty() && more) {
          continue;
        }
        if (lines.isEmpty()) {
          pen = false;
          break;
        }
        writing = true;
        held = lines.stream().mapToInt(Lines::length).sum();
        wroteAt = System.nanoTime();
      }
      send(lines);
      return;
    }
    last.run();
  }

  /** One wire that breaks must not keep the others of its topic from hearing. */
  private void send(List<Lines> lines) {
    try {
      wire.send(lines, this::written);
    } catch (RuntimeException e) {
      LOG.warn("A page is cut off", e);
      wire.cut();
    }
  }

  /** Everything that has come since the last write; empty when that is nothing. */
  private List<Lines> gather() {
    var lines = new ArrayList<Lines>();
    synchronized (this) {
      lines.addAll(asides);
      asides.clear();
    }
    if (lost) {
      return lines;
    }
    if (!main.take(lines) || (me != null && !me.take(lines))) {
      end(Wire.RESUME, "resume");
      return List.of();
    }
    if (!patient || !lines.isEmpty()) {
      var told = hall.numbers().since(numbers, listening.audience().exact());
      numbers = told.version();
      told.lines().into(lines);
    }
    var refusal = ask || !lines.isEmpty() ? refusal() : OptionalInt.empty();
    if (refusal.isPresent()) {
      end(refusal.getAsInt(), "rights");
      return List.of();
    }
    return lines;
  }

  private OptionalInt refusal() {
    var trusted = listening.audience().equals(Audience.ATTENDEES) && listening.account() == null;
    if (!ask && trusted) {
      return OptionalInt.empty();
    }
    ask = false;
    return admission.refusal(listening);
  }
}
