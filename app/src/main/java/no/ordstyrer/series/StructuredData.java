package no.ordstyrer.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.web.Markdown;

/**
 * A series for machines: schema.org {@code EventSeries} with an {@code Event} per part. Built from
 * what the page shows, so never with the video's address.
 */
final class StructuredData {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SeenSeries seen;
  private final String origin;
  private final Dates dates;

  StructuredData(SeenSeries seen, String origin) {
    this.seen = seen;
    this.origin = origin;
    this.dates = new Dates(seen.series().speaks());
  }

  /** JSON in which nothing can end the script element that holds it, or begin a comment there. */
  String of(List<SeriesView.Line> lines) {
    var series = seen.series();
    var root = JSON.objectNode().put("@context", "https://schema.org").put("@type", "EventSeries");
    root.put("name", series.title());
    var about = series.description().isEmpty() ? series.question() : series.description();
    if (!about.isEmpty()) {
      root.put("description", Markdown.plain(about, 300));
    }
    root.put("url", origin + seen.path()).put("inLanguage", series.language());
    root.put("eventStatus", status(series.cancelledAt() != null, false, false));
    root.set("organizer", organizer());
    var events = root.putArray("subEvent");
    lines.forEach(line -> events.add(event(line)));
    return root.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private ObjectNode event(SeriesView.Line line) {
    var part = line.part();
    var event = JSON.objectNode().put("@type", "Event").put("name", name(part));
    if (!part.description().isEmpty()) {
      event.put("description", Markdown.plain(part.description(), 300));
    }
    event.put("url", origin + seen.part(part).path());
    time(event, part);
    previous(event, line.previousStarts());
    var cancelled = part.cancelledAt() != null || seen.series().cancelledAt() != null;
    event.put(
        "eventStatus",
        status(cancelled, part.postponedAt() != null, !line.previousStarts().isEmpty()));
    event.put("eventAttendanceMode", mode(part.venue()));
    event.set("location", location(part));
    event.put("isAccessibleForFree", true).put("inLanguage", seen.series().language());
    event.set("organizer", organizer());
    if (!line.people().isEmpty()) {
      event.set("performer", people(line.people()));
    }
    if (!line.programme().isEmpty()) {
      var items = event.putArray("subEvent");
      line.programme().forEach(item -> items.add(item(part, item)));
    }
    return event;
  }

  private ObjectNode item(Part part, ProgrammeItem.Timed line) {
    var event = JSON.objectNode().put("@type", "Event").put("name", line.item().title());
    if (!line.item().about().isEmpty()) {
      event.put("description", line.item().about());
    }
    line.begins().ifPresent(at -> event.put("startDate", machine(at)));
    line.ends().ifPresent(at -> event.put("endDate", machine(at)));
    event.set("location", location(part));
    if (!line.people().isEmpty()) {
      event.set("performer", people(line.people()));
    }
    return event;
  }

  private void time(ObjectNode event, Part part) {
    switch (part.when()) {
      case When.At(var start, var end) -> {
        event.put("startDate", machine(start));
        event.put("endDate", machine(end));
      }
      case When.On(var day) -> event.put("startDate", day.toString());
      case When.InWords _, When.Open _ -> {
        // What has no date says none.
      }
    }
  }

  private void previous(ObjectNode event, List<Instant> starts) {
    if (!starts.isEmpty()) {
      var all = event.putArray("previousStartDate");
      starts.forEach(start -> all.add(machine(start)));
    }
  }

  /** The room's address is ours; where the video is, only confirmed people learn. */
  private ArrayNode location(Part part) {
    var places = JSON.arrayNode();
    if (part.venue() != Part.Venue.PLACE) {
      places
          .addObject()
          .put("@type", "VirtualLocation")
          .put("url", origin + seen.part(part).path());
    }
    if (part.venue() != Part.Venue.ONLINE) {
      var place = part.place().isEmpty() ? seen.arena().organiser() : part.place();
      places.addObject().put("@type", "Place").put("name", place).put("address", place);
    }
    return places;
  }

  private ObjectNode organizer() {
    Arena arena = seen.arena();
    return JSON.objectNode()
        .put("@type", "Organization")
        .put("name", arena.organiser())
        .put("url", origin + arena.path());
  }

  private static ArrayNode people(List<Person> people) {
    var all = JSON.arrayNode();
    for (var person : people) {
      var one = all.addObject().put("@type", "Person").put("name", person.name());
      if (!person.title().isEmpty()) {
        one.put("jobTitle", person.title());
      }
      if (!person.organisation().isEmpty()) {
        one.putObject("worksFor").put("@type", "Organization").put("name", person.organisation());
      }
    }
    return all;
  }

  private String machine(Instant at) {
    return dates.machine(at, seen.arena().zone());
  }

  private static String name(Part part) {
    return part.theme().isEmpty() ? part.label() : part.label() + ": " + part.theme();
  }

  private static String status(boolean cancelled, boolean postponed, boolean moved) {
    var status =
        cancelled
            ? "EventCancelled"
            : postponed ? "EventPostponed" : moved ? "EventRescheduled" : "EventScheduled";
    return "https://schema.org/" + status;
  }

  private static String mode(Part.Venue venue) {
    return "https://schema.org/"
        + switch (venue) {
          case ONLINE -> "OnlineEventAttendanceMode";
          case PLACE -> "OfflineEventAttendanceMode";
          case HYBRID -> "MixedEventAttendanceMode";
        };
  }
}
