package no.ordstyrer.bench;

import java.util.Arrays;

/** Lengths of time, many of them. Used by one thread after the other. */
final class Times {
  private long[] nanos = new long[4096];
  private int size;

  void add(long time) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = time;
  }

  void addAll(Times others) {
    for (var i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  int size() {
    return size;
  }

  /** In milliseconds: what that share of them did not exceed; 0 when there are none. */
  double millis(double share) {
    var sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return size == 0 ? 0 : sorted[(int) Math.min(size - 1, size * share)] / 1e6;
  }
}
