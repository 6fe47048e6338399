package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.Series;

/**
 * What one needs to know to register.
 *
 * @param telling whether it may say how full the parts are: where only the invited get in, a change
 *     of the figures would tell who is one of them
 */
public record Entrance(SeenSeries seen, Door door, List<PartChoice> choices, boolean telling) {

  /**
   * One part that one may choose, or why one may not.
   *
   * @param full whether a newcomer waits: the part is full, or the series is
   * @param asks whether an organiser answers her first
   */
  public record PartChoice(Part part, Vacancy vacancy, boolean ahead, boolean full, boolean asks) {
    PartChoice toInvited() {
      return new PartChoice(part, vacancy, ahead, full, false);
    }
  }

  static Entrance of(
      SeenSeries seen, Door door, List<Part> parts, Figures.Fullness fullness, Instant now) {
    var capacity = seen.series().admission().capacity();
    var asks = seen.series().admission().approval();
    var whole = capacity != null && fullness.holders() >= capacity;
    var choices =
        parts.stream()
            .map(part -> {
              var vacancy = fullness.part(part.id());
              return new PartChoice(
                  part, vacancy, part.ahead(now), whole || !vacancy.admits(), asks);
            })
            .toList();
    return new Entrance(seen, door, choices, !(door instanceof Door.Invited));
  }

  /** For somebody whose link shows that she is invited: nobody is asked about her. */
  Entrance toInvited() {
    return new Entrance(seen, door, choices.stream().map(PartChoice::toInvited).toList(), true);
  }

  /** For somebody who is registered already: what she may still add. */
  Entrance toAdd(Story own, Instant now) {
    return new Entrance(
        seen,
        door,
        choices.stream().filter(choice -> own.line(choice.part().id()).addable(now)).toList(),
        telling);
  }

  /** For everybody else: without the parts that only the invited learn of. */
  Entrance toOthers() {
    var open = choices.stream().filter(choice -> !choice.part().hidden()).toList();
    return new Entrance(seen, door, open, telling);
  }

  /** Whether an organiser answers before anybody who registers here gets a place. */
  public boolean asks() {
    return choices.stream().anyMatch(PartChoice::asks);
  }

  public boolean open() {
    return door.asks();
  }

  /** Whether only those who are invited get in. */
  public boolean invited() {
    return door instanceof Door.Invited;
  }

  /** Whether people say themselves which parts they come to. */
  public boolean choose() {
    return seen.series().registration() == Series.Registration.CHOOSE_PARTS;
  }

  public List<PartChoice> ahead() {
    return choices.stream().filter(PartChoice::ahead).toList();
  }
}
