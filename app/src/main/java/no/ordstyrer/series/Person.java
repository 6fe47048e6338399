package no.ordstyrer.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.access.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the programme of a part, as the public sees her.
 *
 * @param rev raised by every edit, so that two editors cannot overwrite each other
 */
public record Person(
    PersonId id,
    PartId partId,
    Role role,
    String name,
    String title,
    String organisation,
    @Nullable AccountId accountId,
    int rev) {

  /** Role by role, each in the order that the organiser gave. */
  static List<Person> inOrder(List<Person> people) {
    return people.stream().sorted(Comparator.comparing(Person::role)).toList();
  }

  /** Title and organisation, as far as they are known. */
  public String described() {
    return Stream.of(title, organisation)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What she does there. */
  public enum Role {
    CHAIR,
    SPEAKER,
    PANELIST,
    HOST
  }
}
