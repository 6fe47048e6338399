package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;

/** What one needs to know to register. */
public record Entrance(SeenSeries seen, Door door, List<PartChoice> choices) {

  /** One part that one may choose, or why one may not. */
  public record PartChoice(Part part, Vacancy vacancy, boolean ahead) {
    public boolean full() {
      return !vacancy.admits();
    }
  }

  static Entrance of(
      SeenSeries seen, Door door, List<Part> parts, List<Vacancy> vacancies, Instant now) {
    var choices =
        parts.stream()
            .map(part ->
                new PartChoice(
                    part,
                    vacancies.stream()
                        .filter(vacancy -> vacancy.partId().equals(part.id()))
                        .findFirst()
                        .orElse(new Vacancy(part.id(), null, 0, 0)),
                    part.ahead(now)))
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
