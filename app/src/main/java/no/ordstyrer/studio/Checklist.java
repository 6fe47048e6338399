package no.ordstyrer.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.When;

/** What a series should have before everybody sees it. Only a part must be there. */
public record Checklist(List<Item> items) {
  /**
   * One thing to have.
   *
   * @param key of its words
   * @param missing the labels of the parts that lack it; empty when it does not concern parts
   * @param href where to mend it
   */
  public record Item(String key, boolean done, List<String> missing, String href) {}

  static Checklist of(SeenSeries seen, List<Part> parts, List<Person> people) {
    var base = "/studio" + seen.path();
    var edit = base + "/edit";
    var series = seen.series();
    var items = new ArrayList<Item>();
    items.add(new Item("parts", !parts.isEmpty(), List.of(), base + "/new-part"));
    items.add(new Item("question", !series.question().isEmpty(), List.of(), edit));
    items.add(new Item("description", !series.description().isEmpty(), List.of(), edit));
    items.add(of("time", base, "/time", parts, part -> !(part.when() instanceof When.Open)));
    items.add(of("theme", base, "", parts, part -> !part.theme().isEmpty()));
    items.add(
        of(
            "people",
            base,
            "",
            parts,
            part -> people.stream().anyMatch(person -> person.partId().equals(part.id()))));
    items.add(
        of(
            "video",
            base,
            "",
            parts,
            part -> part.venue() == Part.Venue.PLACE || part.videoUrl() != null));
    var settings = "/studio" + seen.arena().path() + "/settings";
    items.add(new Item("privacy", !seen.arena().privacy().isEmpty(), List.of(), settings));
    items.add(new Item("contact", seen.arena().contact() != null, List.of(), settings));
    return new Checklist(List.copyOf(items));
  }

  public List<Item> open() {
    return items.stream().filter(item -> !item.done()).toList();
  }

  private static Item of(
      String key, String base, String page, List<Part> parts, Predicate<Part> has) {
    var without = parts.stream().filter(has.negate()).toList();
    var href = without.isEmpty() ? base : base + "/del-" + without.getFirst().number() + page;
    return new Item(key, without.isEmpty(), without.stream().map(Part::label).toList(), href);
  }
}
