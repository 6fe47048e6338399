package no.ordstyrer.archive;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ordstyrer.archive.Journey.Speaking;
import no.ordstyrer.archive.Journey.Spoken;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.web.Chart;

/** What is drawn as bars of a series; what would be empty is left out. */
final class JourneyCharts {
  private JourneyCharts() {}

  /** Time by person, and by organisation. */
  static List<Chart> speaking(Speaking speaking, Messages t) {
    return Stream.of(
            spoken("journey-people", "people", speaking.people(), t),
            spoken("journey-organisations", "organisations", speaking.organisations(), t))
        .filter(chart -> !chart.empty())
        .toList();
  }

  private static Chart spoken(String id, String what, List<Spoken> spoken, Messages t) {
    return new Chart(
        id,
        t.say("timeline.time." + what),
        t.say("timeline.time.who"),
        List.of(t.say("timeline.time.spoken")),
        spoken.stream()
            .map(one ->
                new Chart.Row(
                    one.organisation().isEmpty()
                        ? one.name()
                        : one.name() + ", " + one.organisation(),
                    List.of(one.time().toSeconds())))
            .toList(),
        Chart.Unit.SECONDS);
  }

  /** Who came, part by part, and how many came to one part, to two, to all. */
  static List<Chart> turnout(Journey journey, Messages t) {
    return Stream.of(came(journey, t), times(journey, t)).filter(chart -> !chart.empty()).toList();
  }

  private static Chart came(Journey journey, Messages t) {
    var turnout = journey.turnout();
    return new Chart(
        "journey-came",
        t.say("journey.came.parts"),
        t.say("journey.part"),
        List.of(t.say("journey.came"), t.say("journey.came.not"), t.say("journey.came.unknown")),
        turnout == null
            ? List.of()
            : journey.parts().stream()
                .flatMap(part ->
                    Stream.ofNullable(turnout.parts().get(part.id()))
                        .map(one ->
                            new Chart.Row(
                                part.label(),
                                Stream.of(one.attended(), one.absent(), one.unknown())
                                    .map(Integer::longValue)
                                    .toList())))
                .toList());
  }

  private static Chart times(Journey journey, Messages t) {
    var turnout = journey.turnout();
    return new Chart(
        "journey-times",
        t.say("journey.came.times"),
        t.say("journey.came.times.of"),
        List.of(t.say("journey.came.people")),
        turnout == null || turnout.times().isEmpty()
            ? List.of()
            : IntStream.rangeClosed(1, Math.max(turnout.parts().size(), turnout.times().lastKey()))
                .mapToObj(parts ->
                    new Chart.Row(
                        parts == turnout.parts().size() && parts > 1
                            ? t.say("journey.came.all", parts)
                            : t.count("journey.came.to", parts),
                        List.of((long) turnout.times().getOrDefault(parts, 0))))
                .toList());
  }
}
