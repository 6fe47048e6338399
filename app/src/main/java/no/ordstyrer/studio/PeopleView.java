package no.ordstyrer.studio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.registration.People;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Paging;

/** The list of people with what was asked for; the address of the page says it all. */
public record PeopleView(
    SeenSeries seen, List<Part> parts, People.Search asked, People.Found found, int page) {

  /** The states in which organisers look for people. */
  public static final List<String> STATES =
      List.of(
          "CONFIRMED",
          "WAITLISTED",
          "PENDING_APPROVAL",
          "WITHDRAWN",
          "CANCELLED",
          "REJECTED",
          "EXPIRED");

  public String path() {
    return "/studio" + seen.path() + "/people";
  }

  /** {@code q=anne&part=2&state=}, for the links of the page. */
  public String query() {
    return "q="
        + URLEncoder.encode(asked.words(), StandardCharsets.UTF_8)
        + "&part="
        + (asked.part() == 0 ? "" : asked.part())
        + "&state="
        + asked.state();
  }

  public int pages() {
    return Paging.pages(found.total(), People.PAGE);
  }

  public List<Choice> partChoices() {
    return parts.stream().map(part -> Choice.of(part.number(), part.label())).toList();
  }

  public List<Choice> stateChoices(Messages t) {
    return STATES.stream().map(state -> Choice.of(state, t.say("people.state." + state))).toList();
  }

  /** A colour that helps; the words carry the meaning. */
  public static String colour(String state) {
    return switch (state) {
      case "CONFIRMED" -> "success";
      case "WAITLISTED", "PENDING_APPROVAL" -> "warning";
      default -> "neutral";
    };
  }

  /** What was asked for, as far as it makes sense. */
  static People.Search asked(String words, String part, String state) {
    return new People.Search(
        words.length() > 200 ? words.substring(0, 200) : words,
        part.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(part) : 0,
        STATES.contains(state) ? state : "");
  }

  static int page(String typed) {
    return typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 1;
  }

  /** The numbers of the first and the last that are shown, of how many. */
  public List<Integer> range() {
    var first = Math.min((page - 1) * People.PAGE + 1, found.total());
    var range = new ArrayList<Integer>();
    range.add(first);
    range.add(first + Math.max(0, found.lines().size() - 1));
    range.add(found.total());
    return range;
  }
}
