package no.ordstyrer.calendar;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.Feature;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.validate.ValidationException;

/**
 * Writes calendar objects: text in UTF-8 with CRLF, no byte-order mark, lines of at most 75 octets
 * (RFC 5545 3.1). The same entries give the same bytes. Nothing is ever parsed here: ical4j's pool
 * of parsed zones is small and shared by the whole process.
 */
public final class Calendars {
  /** Where a feed asks to be fetched again; Google does so every 8 to 24 hours all the same. */
  private static final Duration REFRESH = Duration.ofHours(4);

  private static final ZoneId NO_ZONE = ZoneId.of("Etc/UTC");

  private Calendars() {}

  /** An invitation, or an update of one: METHOD:REQUEST (RFC 5546 3.2.2), the recipient alone. */
  public static String request(Entry entry) {
    return written(Method.VALUE_REQUEST, List.of(invited(entry)), List.of(entry));
  }

  /** Takes an invitation back: METHOD:CANCEL and STATUS:CANCELLED (RFC 5546 3.2.5). */
  public static String cancel(Entry entry) {
    var over = entry.cancelled();
    return written(Method.VALUE_CANCEL, List.of(invited(over)), List.of(over));
  }

  /** A file for anybody: METHOD:PUBLISH (RFC 5546 3.2.1), without attendee. */
  public static String file(Entry entry) {
    return written(Method.VALUE_PUBLISH, List.of(published(entry)), List.of(entry));
  }

  /** The bytes of a {@link Feed}. */
  static String feed(Feed feed) {
    var calendar = frame(Method.VALUE_PUBLISH);
    calendar.add(new Name(Lines.clean(feed.name())));
    calendar.add(new XProperty("X-WR-CALNAME", Lines.clean(feed.name())));
    calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    calendar.add(new Source(new ParameterList(List.of(Value.URI)), feed.source()));
    return written(
        calendar, feed.entries().stream().map(Calendars::published).toList(), feed.entries());
  }

  private static String written(String method, List<VEvent> events, List<Entry> entries) {
    return written(frame(method), events, entries);
  }

  private static String written(Calendar calendar, List<VEvent> events, List<Entry> entries) {
    addZones(calendar, entries);
    events.forEach(calendar::add);
    try {
      var result = calendar.validate(true);
      if (result.hasErrors()) {
        throw new IllegalStateException("Not a calendar: " + result.getEntries());
      }
    } catch (ValidationException e) {
      throw new IllegalStateException("Not a calendar", e);
    }
    return Lines.fold(Lines.quoteNames(calendar.toString()));
  }

  private static Calendar frame(String method) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Ordstyrer//Ordstyrer//NO"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Method(method));
    return calendar;
  }

  /** Each TZID has a VTIMEZONE of its own name; an empty feed still has one component (3.4). */
  private static void addZones(Calendar calendar, List<Entry> entries) {
    if (entries.isEmpty()) {
      calendar.add(TimeZones.of(NO_ZONE, Instant.EPOCH, Instant.EPOCH));
    }
    entries.stream()
        .collect(Collectors.groupingBy(entry -> entry.zone().getId()))
        .entrySet()
        .stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(zone ->
            calendar.add(
                TimeZones.of(
                    ZoneId.of(zone.getKey()),
                    first(zone.getValue(), Entry::start, Comparator.naturalOrder()),
                    first(zone.getValue(), Entry::end, Comparator.reverseOrder()))));
  }

  private static Instant first(
      List<Entry> entries, Function<Entry, Instant> of, Comparator<Instant> order) {
    return entries.stream().map(of).min(order).orElseThrow();
  }

  private static VEvent invited(Entry entry) {
    var event = published(entry);
    var attendee = new Attendee(mailto(Objects.requireNonNull(entry.attendeeEmail())));
    attendee.add(new Cn(Lines.cleanName(Objects.requireNonNull(entry.attendeeName()))));
    attendee.add(CuType.INDIVIDUAL);
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.ACCEPTED);
    attendee.add(Rsvp.TRUE);
    event.add(attendee);
    return event;
  }

  private static VEvent published(Entry entry) {
    var event = new VEvent(false);
    event.add(new Uid(entry.uid()));
    event.add(new DtStamp(entry.stamp()));
    event.add(new LastModified(entry.stamp()));
    event.add(new Sequence(entry.sequence()));
    event.add(new DtStart<>(spoken(entry), wall(entry.start(), entry)));
    event.add(new DtEnd<>(spoken(entry), wall(entry.end(), entry)));
    event.add(new Status(entry.status().name()));
    event.add(new Summary(Lines.clean(entry.title())));
    event.add(new Description(Lines.cleanText(entry.url() + "\n\n" + entry.description()).strip()));
    event.add(
        new Location(Lines.clean(entry.location().isBlank() ? entry.url() : entry.location())));
    event.add(new Url(URI.create(entry.url())));
    if (entry.online()) {
      event.add(
          new Conference(new ParameterList(List.of(Value.URI, new Feature("VIDEO"))), entry.url()));
    }
    var organiser = new Organizer(mailto(entry.organiserEmail()));
    organiser.add(new Cn(Lines.cleanName(entry.organiserName())));
    event.add(organiser);
    return event;
  }

  private static ParameterList spoken(Entry entry) {
    return new ParameterList(List.of(new TzId(entry.zone().getId())));
  }

  /** By the JDK's rules. A ZonedDateTime would be written by ical4j's own, which are older. */
  private static LocalDateTime wall(Instant at, Entry entry) {
    return LocalDateTime.ofInstant(at, entry.zone());
  }

  /** RFC 6068: what is not plain is percent-encoded; the domain is in ASCII. */
  private static URI mailto(String address) {
    var at = address.lastIndexOf('@');
    var encoded = new StringBuilder("mailto:");
    for (var octet : Lines.clean(address.substring(0, at)).getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && (Character.isLetterOrDigit(octet) || "!$'*+-._~".indexOf(octet) >= 0)) {
        encoded.append((char) octet);
      } else {
        encoded.append(String.format("%%%02X", octet));
      }
    }
    return URI.create(encoded + "@" + IDN.toASCII(Lines.clean(address.substring(at + 1))));
  }
}
