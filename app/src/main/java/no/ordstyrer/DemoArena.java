package no.ordstyrer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.Role;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.arena.ArenaPlan;
import no.ordstyrer.series.Admission;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.Series;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.series.When;

/** One arena of the file of facts, with its series. */
final class DemoArena {
  private static final Map<String, String> COLOURS =
      Map.of(
          "digiung-radet", "#7a2e5d",
          "digiung-referansegruppe", "#8a3b12",
          "digiviken-faggrupper", "#1f4e8c",
          "livshendelser", "#3f6212");

  private static final Map<String, String> ABOUT =
      Map.of(
          "samhandlingsarena",
          "Møteplass for digital samhandling på tvers av sektorer: webinarer som legger grunnen, og"
              + " debatter som svarer.",
          "digiung-radet",
          "Rådet møtes med innspill, saksliste og papirer på forhånd, og følger opp det som blir"
              + " anbefalt.",
          "digiung-referansegruppe",
          "Arbeidsverksteder med inviterte virksomheter om en fast struktur for samarbeidet.",
          "digiviken-faggrupper",
          "Faggruppene speiler KS' samstyringsstruktur og møtes hver for seg og sammen.",
          "livshendelser",
          "Virksomheter med ansvar for en livshendelse samles om sammenhengende tjenester.");

  private final DemoHouse house;
  private final JsonNode facts;

  DemoArena(DemoHouse house, JsonNode facts) {
    this.house = house;
    this.facts = facts;
  }

  void make(Viewer owner, AccountId organiser) {
    var slug = facts.path("slug").asText();
    house.arenas().found(owner, slug, plan(slug));
    var arena = house.arenas().seenBy(owner, slug);
    house
        .db()
        .useTransaction(
            handle -> house.arenas().give(handle, owner, arena.id(), organiser, Role.ORGANISER));
    facts.path("series").forEach(series -> make(Viewer.staff(organiser), arena, series));
  }

  private ArenaPlan plan(String slug) {
    return new ArenaPlan(
        facts.path("name").asText(),
        facts.path("organiser").asText(),
        ABOUT.getOrDefault(slug, ""),
        facts.path("language").asText(),
        facts.path("timezone").asText(),
        COLOURS.get(slug),
        "post@samhandling.example",
        "Vi bruker navn, e-post og virksomhet til å gjennomføre arrangementet, og sletter dem"
            + " etterpå.",
        false);
  }

  private void make(Viewer organiser, Arena arena, JsonNode series) {
    var parts = new ArrayList<PartPlan>();
    series.path("parts").forEach(part -> parts.add(part(part, arena.zone())));
    house.planning().create(organiser, arena, plan(series), parts);
    var seen = house.parts().seriesSeenBy(organiser, arena.slug(), series.path("slug").asText());
    house.publishing().publish(organiser, seen);
    if (parts.stream().anyMatch(part -> part.when() instanceof When.InWords)) {
      // Known to be over, though nobody wrote down the year.
      house.publishing().archive(organiser, seen);
    }
  }

  private SeriesPlan plan(JsonNode series) {
    return new SeriesPlan(
        series.path("slug").asText(),
        series.path("number").asInt(),
        series.path("title").asText(),
        "",
        description(),
        facts.path("language").asText(),
        Series.Registration.valueOf(series.path("registration").asText()),
        null,
        null,
        Admission.FREE,
        words(facts.path("groups")));
  }

  private String description() {
    var organisations = words(facts.path("organisations"));
    return organisations.isEmpty()
        ? ""
        : "Virksomheter som er med:\n\n- " + String.join("\n- ", organisations);
  }

  private static PartPlan part(JsonNode part, ZoneId zone) {
    var people =
        words(part.path("speakers")).stream()
            .map(name -> new PartPlan.PersonPlan(Person.Role.SPEAKER, name, "", ""))
            .toList();
    var points = words(part.path("learning_points"));
    return new PartPlan(
        Part.Kind.valueOf(part.path("kind").asText()),
        Part.Venue.valueOf(part.path("venue").asText()),
        part.path("label").asText(),
        part.path("theme").asText(),
        points.isEmpty() ? "" : "Læringspunkter:\n\n- " + String.join("\n- ", points),
        "",
        when(part, zone),
        part.has("participants") ? (Integer) part.path("participants").asInt() : null,
        null,
        false,
        false,
        false,
        people);
  }

  /** The facts know some times to the minute, some to the day, one only as {@code --02-12}. */
  private static When when(JsonNode part, ZoneId zone) {
    var start = part.path("start").asText();
    if (start.isEmpty()) {
      return new When.Open();
    }
    if (start.startsWith("--")) {
      return new When.InWords("12. februar");
    }
    if (!part.has("end")) {
      return new When.On(LocalDate.parse(start));
    }
    return new When.At(
        LocalDateTime.parse(start).atZone(zone).toInstant(),
        LocalDateTime.parse(part.path("end").asText()).atZone(zone).toInstant());
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .filter(Objects::nonNull)
        .toList();
  }
}
