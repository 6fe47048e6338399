package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;

/** What one needs to know to register. */
public record Entrance(SeenSeries seen, Door door, List<PartChoice> choices) {

  /**
   * One part that one may choose, or why one may not.
   *
   * @param full whether a newcomer waits: the part is full, or the series is
   */
  public record PartChoice(Part part, Vacancy vacancy, boolean ahead, boolean full) {}

  static Entrance of(
      SeenSeries seen, Door door, List<Part> parts, Figures.Fullness fullness, Instant now) {
    var capacity = seen.series().admission().capacity();
    var whole = capacity != null && fullness.holders() >= capacity;
    var choices =
        parts.stream()
            .map(part -> {
              var vacancy = fullness.part(part.id());
              return new PartChoice(part, vacancy, part.ahead(now), whole || !vacancy.admits());
            })
            .toList();
    return new Entrance(seen, door, choices);
  }

  public boolean open() {
    return door instanceof Door.Open;
  }

  /** Whether people say themselves which parts they come to. */
  public boolean choose() {
    return seen.series().registration() == Series.Registration.CHOOSE_PARTS;
  }

  public List<PartChoice> ahead() {
    return choices.stream().filter(PartChoice::ahead).toList();
  }
}
