package no.ordstyrer.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.Field;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.registration.PersonLine;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;

/** The list of people with what was asked for; the address of the page says it all. */
public record PeopleView(
    SeenSeries seen, List<Part> parts, PeopleSearch asked, People.Found found, int page) {

  /**
   * What one may choose among.
   *
   * @param organisations the most common ones
   * @param fields those with answers to choose among
   */
  public record Filters(List<People.Organisation> organisations, List<Field> fields) {}

  public String path() {
    return path(seen);
  }

  static String path(SeenSeries seen) {
    return "/studio" + seen.path() + "/people";
  }

  /** {@code q=anne&part=2}, for the links of the page. */
  public String query() {
    return PeopleQuery.of(asked);
  }

  /** The same as fields, for its forms. */
  public Map<String, String> fields() {
    return PeopleQuery.fields(asked);
  }

  public String person(PersonLine line) {
    return path() + "/" + line.id().value();
  }

  public int pages() {
    return Paging.pages(found.total(), People.PAGE);
  }

  /** Whether more is asked than the words and the first two filters say. */
  public boolean narrowed() {
    return !asked.organisation().isEmpty()
        || asked.field() != 0
        || asked.alike()
        || asked.order() != PeopleSearch.Order.NAME;
  }

  /** Whether anybody was left out. */
  public boolean filtered() {
    return !asked.withOrder(PeopleSearch.Order.NAME).equals(PeopleSearch.EVERYBODY);
  }

  public List<Choice> partChoices() {
    return parts.stream().map(part -> Choice.of(part.number(), part.label())).toList();
  }

  public List<Choice> stateChoices(Messages t) {
    return PeopleQuery.STATES.stream()
        .map(state -> Choice.of(state, t.say("people.state." + state)))
        .toList();
  }

  public List<Choice> orderChoices(Messages t) {
    return List.of(PeopleSearch.Order.values()).stream()
        .map(order -> Choice.of(order, t.name("people.order", order)))
        .toList();
  }

  public List<Choice> organisationChoices(Messages t, Filters filters) {
    var choices = new ArrayList<Choice>();
    for (var one : filters.organisations()) {
      choices.add(
          Choice.of(
              one.name(), t.say("people.organisation.of", one.name(), t.number(one.people()))));
    }
    var chosen = asked.organisation();
    if (!chosen.isEmpty() && choices.stream().noneMatch(one -> one.value().equals(chosen))) {
      choices.addFirst(Choice.of(chosen, chosen));
    }
    return choices;
  }

  /** One for each word that one may have answered. */
  public List<Choice> answerChoices(Messages t, Filters filters) {
    var choices = new ArrayList<Choice>();
    for (var field : filters.fields()) {
      for (var words : PeopleSheet.words(field)) {
        choices.add(
            Choice.of(
                field.id().value() + ":" + words,
                field.label() + ": " + PeopleSheet.said(t, field.kind(), words)));
      }
    }
    return choices;
  }

  /** A colour that helps; the words carry the meaning. */
  public static String colour(String state) {
    return switch (state) {
      case "CONFIRMED" -> "success";
      case "WAITLISTED", "PENDING_APPROVAL" -> "warning";
      default -> "neutral";
    };
  }

  /** The numbers of the first and the last that are shown, of how many. */
  public List<Integer> range() {
    var first = Math.min((page - 1) * People.PAGE + 1, found.total());
    return List.of(first, first + Math.max(0, found.lines().size() - 1), found.total());
  }
}
