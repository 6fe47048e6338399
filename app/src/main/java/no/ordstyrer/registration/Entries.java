package no.ordstyrer.registration;

import java.util.Optional;
import no.ordstyrer.calendar.Entry;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Site;

/** A person's places as entries of her calendar. */
final class Entries {
  private final Site site;
  private final Links links;
  private final String from;

  /** {@code from}: the address that calendar mails come from; it must accept mail. */
  Entries(Site site, Links links, String from) {
    this.site = site;
    this.links = links;
    this.from = from;
  }

  /** Empty as long as the part has no hour: a calendar cannot hold it. */
  Optional<Entry> of(Story story, Line line) {
    var place = line.place();
    if (place == null || !(line.part().when() instanceof When.At(var start, var end))) {
      return Optional.empty();
    }
    var part = line.part();
    var whose = story.registration();
    var arena = story.seen().arena();
    return Optional.of(
        new Entry(
            place.calendarUid(),
            place.calendarSequence(),
            place.calendarStamp(),
            line.confirmed() && part.state() != Part.State.CANCELLED
                ? Entry.Status.CONFIRMED
                : Entry.Status.CANCELLED,
            PartWords.title(part),
            description(story, site.words(whose.speaks())),
            part.place(),
            links.join(whose, place),
            part.venue() != Part.Venue.PLACE,
            start,
            end,
            arena.zone(),
            arena.name(),
            from,
            whose.name(),
            whose.email()));
  }

  private static String description(Story story, Messages t) {
    return t.say(
        "registration.entry.what", story.seen().arena().name(), story.seen().series().title());
  }
}
