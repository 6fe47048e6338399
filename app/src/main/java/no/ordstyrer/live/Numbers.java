package no.ordstyrer.live;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of one part as they are now; the latest wins, nothing is replayed. */
final class Numbers {
  private record Counted(long value, long turn) {}

  /** Who hears a number, and how: the house hears each as it is. */
  enum For {
    ALL,
    /** All, but those who are not of the house in steps. */
    CROWD,
    HOUSE
  }

  private final Message.Json json;
  private final Map<String, Counted> exact = new HashMap<>();
  private final Map<String, Counted> stepped = new HashMap<>();
  private final Map<Long, Lines> encodedExact = new HashMap<>();
  private final Map<Long, Lines> encodedStepped = new HashMap<>();
  private volatile long turn;

  Numbers(Message.Json json) {
    this.json = json;
  }

  /** Takes what was counted. Answers true when somebody must hear of it. */
  synchronized boolean put(Map<String, Long> counted, For who) {
    var next = turn + 1;
    var changed = false;
    for (var number : counted.entrySet()) {
      var value = number.getValue();
      changed |= put(exact, number.getKey(), value, next);
      if (who != For.HOUSE) {
        var told = who == For.CROWD ? steps(value) : value;
        changed |= put(stepped, number.getKey(), told, next);
      }
    }
    if (changed) {
      turn = next;
      encodedExact.clear();
      encodedStepped.clear();
    }
    return changed;
  }

  /** Whether anything changed after the turn that the listener has heard. */
  boolean isPast(long heard) {
    return turn > heard;
  }

  /** What changed after the turn that the listener has heard. */
  synchronized Ring.Told since(long heard, boolean exactly) {
    if (heard >= turn) {
      return new Ring.Told(heard, Lines.NONE);
    }
    var told = exactly ? encodedExact : encodedStepped;
    return new Ring.Told(
        turn, told.computeIfAbsent(heard, from -> encode(exactly ? exact : stepped, from)));
  }

  /** Steps of 10 above 100, of 50 above 1000: a crowd that breathes tells nobody anything. */
  static long steps(long count) {
    if (count <= 100) {
      return count;
    }
    return count <= 1000 ? count / 10 * 10 : count / 50 * 50;
  }

  private Lines encode(Map<String, Counted> numbers, long heard) {
    var news = new TreeMap<String, Long>();
    numbers.forEach((key, number) -> {
      if (number.turn() > heard) {
        news.put(key, number.value());
      }
    });
    return news.isEmpty() ? Lines.NONE : json.counts(news);
  }

  private static boolean put(Map<String, Counted> numbers, String key, long value, long turn) {
    var before = numbers.get(key);
    if (before != null && before.value() == value) {
      return false;
    }
    numbers.put(key, new Counted(value, turn));
    return true;
  }
}
