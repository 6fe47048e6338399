package no.ordstyrer.studio;

import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.Trends;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Chart;
import no.ordstyrer.web.Timeline;

/** The figures of a series to look at. */
public record SeriesPlots(List<Timeline> timelines, List<Chart> charts) {
  /** Organisations with a bar of their own; the rest share one. */
  static final int OWN_BAR = 15;

  /** Who may see figures alone is told the name of no smaller organisation: it would say who. */
  static final int NAMED_FROM = 3;

  static final SeriesPlots NONE = new SeriesPlots(List.of(), List.of());

  static SeriesPlots of(
      SeenSeries seen, List<Part> parts, Figures.OfSeries figures, Trends trends, Messages t) {
    var series = seen.series().id();
    var charts =
        List.of(
            parts(parts, figures, t),
            organisations(trends.organisations(series), seen.standing().organises(), t),
            states(trends.states(series), t));
    return new SeriesPlots(
        timelines(trends.days(series, seen.arena().zone()), t),
        charts.stream().filter(chart -> !chart.empty()).toList());
  }

  private static List<Timeline> timelines(List<Trends.Day> days, Messages t) {
    var points = new ArrayList<Timeline.Point>();
    var sum = 0L;
    for (var day : days) {
      sum += day.people();
      points.add(new Timeline.Point(day.day(), day.people(), sum));
    }
    return points.isEmpty()
        ? List.of()
        : List.of(new Timeline("plot-days", t.say("chart.series.days"), points));
  }

  private static Chart parts(List<Part> parts, Figures.OfSeries figures, Messages t) {
    var rows =
        parts.stream()
            .map(part -> {
              var figure = figures.part(part.id());
              return new Chart.Row(
                  part.theme().isEmpty() ? part.label() : part.theme(),
                  List.of(figure.confirmed(), figure.waiting(), figure.pending()));
            })
            .toList();
    var kinds =
        List.of(
            t.say("people.state.CONFIRMED"),
            t.say("people.state.WAITLISTED"),
            t.say("people.state.PENDING_APPROVAL"));
    return new Chart("plot-parts", t.say("chart.series.parts"), t.say("chart.part"), kinds, rows);
  }

  private static Chart organisations(List<Trends.From> from, boolean all, Messages t) {
    var rows = new ArrayList<Chart.Row>();
    var named =
        (int)
            from.stream()
                .limit(OWN_BAR)
                .takeWhile(one -> all || one.people() >= NAMED_FROM)
                .count();
    from.subList(0, named)
        .forEach(one -> rows.add(new Chart.Row(one.organisation(), List.of(one.people()))));
    if (from.size() > named) {
      var rest = from.subList(named, from.size());
      rows.add(
          new Chart.Row(
              t.count("chart.others", rest.size()),
              List.of(rest.stream().mapToLong(Trends.From::people).sum())));
    }
    var kinds = List.of(t.say("chart.people"));
    return new Chart(
        "plot-organisations",
        t.say("chart.series.organisations"),
        t.say("chart.organisation"),
        kinds,
        rows);
  }

  private static Chart states(List<Trends.InState> states, Messages t) {
    var rows =
        states.stream()
            .map(one -> new Chart.Row(t.say("people.state." + one.state()), List.of(one.places())))
            .toList();
    var kinds = List.of(t.say("chart.places"));
    return new Chart(
        "plot-states", t.say("chart.series.states"), t.say("people.state"), kinds, rows);
  }
}
