package no.ordstyrer.archive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.ordstyrer.archive.QuestionThread.Fate;
import no.ordstyrer.archive.QuestionThread.Step;
import org.jspecify.annotations.Nullable;

/**
 * The way of the questions from part to part, as a drawing of 1000 by 460: the parts go down like
 * stairs from left to right, what became of the questions stands to the right. Drawn by {@code
 * archive/way.jte}, with every number in the table beside it.
 *
 * @param stairs one for each part, in order
 * @param landings what questions came to, where any did
 * @param bands from one of them to another
 */
public record Way(List<Stair> stairs, List<Landing> landings, List<Band> bands) {
  private static final double HEIGHT = 440;
  private static final double TOP = 10;
  private static final double GAP = 14;
  private static final double THICK = 26;
  private static final double LEFT = 60;
  private static final double RIGHT = 940;

  public Way {
    stairs = List.copyOf(stairs);
    landings = List.copyOf(landings);
    bands = List.copyOf(bands);
  }

  /** A part: as high as it had questions. {@code place} counts from 0. */
  public record Stair(PartTotal total, int place, double x, double y, double height) {}

  /** {@code mark}: a letter, as in the list beside the drawing. */
  public record Landing(Fate fate, String mark, double x, double y, double height) {}

  /** In the colour of the part that it comes from. */
  public record Band(int place, String path) {}

  /**
   * Where a question of one part went: to a later part, or to an end.
   *
   * @param to a place among the parts, or -1
   */
  private record Leg(int from, int to, Fate fate) {}

  static Way of(List<PartTotal> totals, List<QuestionThread> threads) {
    return new Drawing(totals, legs(totals, threads)).way();
  }

  private static List<Leg> legs(List<PartTotal> totals, List<QuestionThread> threads) {
    var numbers = totals.stream().map(total -> total.part().number()).toList();
    var legs = new ArrayList<Leg>();
    for (var thread : threads) {
      for (var step : thread.steps()) {
        var from = numbers.indexOf(step.part().number());
        var to = step.fate() == Fate.CARRIED ? next(thread, step) : null;
        // Carried to where nobody sees it yet, it waits.
        var fate = step.fate() == Fate.CARRIED ? Fate.WAITING : step.fate();
        legs.add(new Leg(from, to == null ? -1 : numbers.indexOf(to), fate));
      }
    }
    return legs;
  }

  /** The number of the part that it was carried to, when the thread goes on there. */
  private static @Nullable Integer next(QuestionThread thread, Step step) {
    var to = step.question().toPart();
    return to != null && thread.in(to) ? to : null;
  }

  /** One drawing in the making. */
  private static final class Drawing {
    private final List<PartTotal> totals;
    private final List<Leg> legs;
    private final List<Fate> fates;
    private final double unit;
    private final double[] left;
    private final double[] entered;
    private final Map<Fate, Double> right = new EnumMap<>(Fate.class);

    Drawing(List<PartTotal> totals, List<Leg> legs) {
      this.totals = totals;
      this.legs = legs;
      fates = Journey.fates().filter(fate -> ends(fate) > 0).toList();
      var steps = totals.stream().mapToInt(PartTotal::all).sum();
      var most = Math.max(totals.size(), fates.size());
      unit = (HEIGHT - GAP * (most - 1)) / Math.max(1, steps);
      left = new double[totals.size()];
      entered = new double[totals.size()];
    }

    private long ends(Fate fate) {
      return legs.stream().filter(leg -> leg.to() < 0 && leg.fate() == fate).count();
    }

    Way way() {
      var stairs = stairs();
      var landings = landings();
      landings.forEach(landing -> right.put(landing.fate(), landing.y()));
      var bands = new ArrayList<Band>();
      for (var stair : stairs) {
        left[stair.place()] = stair.y();
        for (var landing : landings) {
          bands.addAll(end(stair, landing));
        }
        for (var later : stairs.subList(stair.place() + 1, stairs.size())) {
          bands.addAll(carried(stair, later));
        }
      }
      return new Way(stairs, landings, bands);
    }

    private List<Stair> stairs() {
      var stairs = new ArrayList<Stair>();
      var y = TOP;
      for (var place = 0; place < totals.size(); place++) {
        var height = totals.get(place).all() * unit;
        var x = LEFT + place * (RIGHT - LEFT) / (totals.size() + 0.5);
        stairs.add(new Stair(totals.get(place), place, x, y, height));
        y += height + GAP;
      }
      return stairs;
    }

    private List<Landing> landings() {
      var landings = new ArrayList<Landing>();
      var y = TOP;
      for (var fate : fates) {
        var mark = String.valueOf((char) ('A' + landings.size()));
        var height = ends(fate) * unit;
        landings.add(new Landing(fate, mark, RIGHT - THICK, y, height));
        y += height + GAP;
      }
      return landings;
    }

    private List<Band> end(Stair stair, Landing landing) {
      var count =
          legs.stream()
              .filter(leg -> leg.from() == stair.place() && leg.to() < 0)
              .filter(leg -> leg.fate() == landing.fate())
              .count();
      if (count == 0) {
        return List.of();
      }
      var y = right.merge(landing.fate(), count * unit, Double::sum) - count * unit;
      return List.of(band(stair, count * unit, landing.x(), y, count * unit));
    }

    /** Several that were merged into one there come to be as thick as that one. */
    private List<Band> carried(Stair stair, Stair later) {
      var count = carried(stair.place(), later.place());
      if (count == 0) {
        return List.of();
      }
      var all = legs.stream().filter(leg -> leg.to() == later.place()).count();
      var thick = count * unit * Math.min(1, later.height() / unit / all);
      var y = later.y() + entered[later.place()];
      entered[later.place()] += thick;
      return List.of(band(stair, count * unit, later.x(), y, thick));
    }

    private long carried(int from, int to) {
      return legs.stream().filter(leg -> leg.from() == from && leg.to() == to).count();
    }

    private Band band(Stair stair, double leaves, double x, double y, double arrives) {
      var from = left[stair.place()];
      left[stair.place()] += leaves;
      var start = stair.x() + THICK;
      var middle = (start + x) / 2;
      return new Band(
          stair.place(),
          String.format(
              Locale.ROOT,
              "M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f V%.1f C%.1f %.1f %.1f %.1f %.1f %.1f Z",
              start,
              from,
              middle,
              from,
              middle,
              y,
              x,
              y,
              y + arrives,
              middle,
              y + arrives,
              middle,
              from + leaves,
              start,
              from + leaves));
    }
  }
}
