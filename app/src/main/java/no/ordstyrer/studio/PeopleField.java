package no.ordstyrer.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.series.PartPlan.PersonPlan;
import no.ordstyrer.series.Person;
import no.ordstyrer.web.Form;

/**
 * People of one role, one on each line: «Name, title, organisation». With two pieces, the last is
 * the organisation; a title may hold commas of its own.
 */
final class PeopleField {
  private static final int MOST = 30;
  private static final int LONGEST = 200;

  private PeopleField() {}

  static List<PersonPlan> read(Form form, String name, Person.Role role) {
    var people = new ArrayList<PersonPlan>();
    for (var line : form.text(name, 20_000).split("\n", -1)) {
      if (!line.isBlank()) {
        people.add(person(line, role));
      }
    }
    if (people.size() > MOST) {
      form.problem(name, "studio.problem.people-many", MOST);
    }
    for (var person : people) {
      if (person.name().isEmpty()) {
        form.problem(name, "studio.problem.people-name");
      }
      if (longest(person) > LONGEST) {
        form.problem(name, "studio.problem.people-long", person.name(), LONGEST);
      }
    }
    return people;
  }

  static String written(List<Person> people, Person.Role role) {
    return people.stream()
        .filter(person -> person.role() == role)
        .map(PeopleField::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Person person) {
    if (person.title().isEmpty()) {
      return person.organisation().isEmpty()
          ? person.name()
          : person.name() + ", " + person.organisation();
    }
    return person.name() + ", " + person.title() + ", " + person.organisation();
  }

  private static PersonPlan person(String line, Person.Role role) {
    var pieces = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    var name = pieces.getFirst();
    var organisation = pieces.size() > 1 ? pieces.getLast() : "";
    var title = pieces.size() > 2 ? String.join(", ", pieces.subList(1, pieces.size() - 1)) : "";
    return new PersonPlan(role, name, title, organisation);
  }

  private static int longest(PersonPlan person) {
    return Math.max(
        person.name().length(), Math.max(person.title().length(), person.organisation().length()));
  }
}
