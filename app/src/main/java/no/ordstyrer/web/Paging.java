package no.ordstyrer.web;

import java.util.ArrayList;
import java.util.List;

/** Which page numbers a long list offers. */
public final class Paging {
  private Paging() {}

  /** The first, the last, and those around the current one; 0 stands for a gap. Counts from 1. */
  public static List<Integer> shown(int current, int total) {
    var shown = new ArrayList<Integer>();
    var last = 0;
    for (var number = 1; number <= total; number++) {
      if (number == 1 || number == total || Math.abs(number - current) <= 1) {
        if (number > last + 1) {
          shown.add(0);
        }
        shown.add(number);
        last = number;
      }
    }
    return shown;
  }

  /** How many pages {@code rows} rows fill. */
  public static int pages(long rows, int perPage) {
    return (int) Math.max(1, (rows + perPage - 1) / perPage);
  }
}
