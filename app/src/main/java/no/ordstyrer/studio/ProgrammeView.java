package no.ordstyrer.studio;

import java.time.Duration;
import java.util.List;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.ProgrammeItem;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.When;

/** The programme of a part as its organisers see it. */
public record ProgrammeView(Seen seen, List<ProgrammeItem.Timed> items, List<Person> people) {

  public String path() {
    return ProgrammePages.path(seen);
  }

  public boolean debate() {
    return seen.part().kind() == Part.Kind.PANEL_DEBATE;
  }

  public List<Person> people(Person.Role role) {
    return people.stream().filter(person -> person.role() == role).toList();
  }

  /** How many minutes the lines last, as far as they say. */
  public long planned() {
    return items.stream()
        .map(line -> line.item().minutes())
        .mapToLong(minutes -> minutes == null ? 0 : minutes)
        .sum();
  }

  /** By how many minutes the programme is longer than the part; 0 or less when it fits. */
  public long over() {
    return seen.part().when() instanceof When.At(var start, var end)
        ? planned() - Duration.between(start, end).toMinutes()
        : 0;
  }
}
