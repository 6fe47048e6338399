package no.ordstyrer.live;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open page: how far each of its topics has been told to it, and a pen to tell it more. */
final class Listener {
  private static final long PRESENT = 45;

  private final Admission admission;
  private final Listening listening;
  private final Hall hall;
  private final Cursor main;
  private final @Nullable Cursor me;
  private final boolean patient;
  private final Pen pen;

  /** Guarded by this. */
  private boolean left;

  /** The pen's holder alone. */
  private long numbers;

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
    this.admission = admission;
    this.listening = listening;
    this.hall = hall;
    this.patient = patient;
    pen = new Pen(wire, this::gather);
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
    pen.stop();
    synchronized (this) {
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
    pen.say(line);
  }

  /** One who waits for a change is not answered with this. */
  void beat(Lines line) {
    if (!patient) {
      say(line);
    }
  }

  /** Says a line, nothing of the topics any more, and ends. */
  void sayLast(Lines line, int code, String why) {
    pen.sayLast(line, code, why);
  }

  /** The numbers as they are, for one who waited in vain for a change. */
  String numbersNow() {
    return hall.numbers().since(0, listening.audience().exact()).lines().text();
  }

  /** Something has come. */
  void pump() {
    pen.pump();
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

  /** How long the write under way has taken; 0 when there is none. */
  long behindMillis() {
    return pen.behindMillis();
  }

  /** Whether it was sent away because it did not take what it was told. */
  boolean wasTooSlow() {
    return pen.wasTooSlow();
  }

  /** Whether a write has been under way for a while. */
  boolean isSlow() {
    return pen.isSlow();
  }

  /** How many characters of a write under way have not all been taken by the other side. */
  int held() {
    return pen.underWay();
  }

  /** Ends one whose write makes no progress. */
  void cutIfStalled() {
    pen.cutIfStalled();
  }

  void end(int code, String why) {
    pen.end(code, why);
  }

  private int gather(List<Lines> lines) {
    if (!main.take(lines) || (me != null && !me.take(lines))) {
      return Wire.RESUME;
    }
    if (hall.numbers().isPast(numbers) && (!patient || !lines.isEmpty())) {
      var told = hall.numbers().since(numbers, listening.audience().exact());
      numbers = told.version();
      told.lines().into(lines);
    }
    return ask || !lines.isEmpty() ? refusal().orElse(0) : 0;
  }

  private OptionalInt refusal() {
    var trusted = listening.audience().equals(Audience.ATTENDEES) && listening.account() == null;
    if (!ask && trusted) {
      return OptionalInt.empty();
    }
    ask = false;
    return admission.refusal(listening, main.topic().rightsChangedAt());
  }
}
