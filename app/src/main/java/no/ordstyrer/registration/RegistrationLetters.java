package no.ordstyrer.registration;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.calendar.Entry;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Letter.CalendarPart;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.Registration.Calendar;
import no.ordstyrer.series.PartId;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Handle;

/**
 * What a person is written to about her registration: one summary, and beside it one letter for
 * each calendar entry that comes or goes, because Outlook reads only the first entry of a mail
 * ([MS-STANOICAL] 2.2.168). With a single entry the two are one letter.
 */
public final class RegistrationLetters {
  private final Outbox outbox;
  private final Site site;
  private final Links links;
  private final Entries entries;

  /** {@code from}: the address that calendar mails come from; it must accept mail. */
  public RegistrationLetters(Outbox outbox, Site site, Tokens tokens, String from) {
    this.outbox = outbox;
    this.site = site;
    links = new Links(site, tokens);
    entries = new Entries(site, links, from);
  }

  Links links() {
    return links;
  }

  Managed.Ways ways(Story story) {
    return links.ways(story, entries);
  }

  Entries entries() {
    return entries;
  }

  /** Writes to her about {@code changed}, in the transaction of the change. */
  void tell(Handle handle, Story story, Occasion why, Set<PartId> changed) {
    tell(handle, story, why, changed, "");
  }

  /** The same, with what an organiser says of it. */
  void tell(Handle handle, Story story, Occasion why, Set<PartId> changed, String organiser) {
    var calendar = new LinkedHashMap<Line, CalendarPart>();
    for (var line : story.lines()) {
      if (changed.contains(line.part().id())) {
        calendarPart(handle, story, line).ifPresent(part -> calendar.put(line, part));
      }
    }
    var summary = summary(story, why, changed, organiser);
    if (calendar.size() == 1) {
      calendar.forEach(
          (line, part) -> outbox.post(handle, summary.in(thread(story, line)).with(part)));
    } else {
      outbox.post(handle, summary);
      calendar.forEach((line, part) -> outbox.post(handle, entry(story, line, part)));
    }
    note(handle, calendar);
  }

  /** A letter for one offer: a place is kept for her. */
  void offer(Handle handle, Story story, Allotment.Made offer) {
    var t = words(story);
    var until = moment(story, offer.expiresAt());
    var prose =
        hello(story)
            .paragraph(t.say("registration.letter.OFFERED", PartWords.title(offer.part()), until))
            .paragraph(PartWords.when(offer.part(), t, story.seen().arena().zone()))
            .button(
                t.say("registration.offer.answer"), links.offer(story.registration(), offer.id()))
            .paragraph(t.say("registration.letter.offer.else"));
    outbox.post(
        handle,
        letter(
                story,
                "offer:" + offer.id().value(),
                Occasion.OFFERED,
                t.say(
                    "registration.letter.OFFERED.subject",
                    PartWords.shortened(PartWords.title(offer.part()))),
                prose)
            .until(offer.expiresAt()));
  }

  /** A letter about one part that has changed; {@code part} for the calendar, if there is one. */
  void changed(
      Handle handle,
      Story story,
      Line line,
      Occasion why,
      Prose prose,
      Optional<CalendarPart> part) {
    var place = Objects.requireNonNull(line.place());
    var method = part.map(CalendarPart::method).orElse("");
    var about =
        letter(
                story,
                "changed:" + place.id().value() + ":" + place.calendarSequence() + method,
                why,
                subject(story, line, why),
                prose)
            .in(thread(story, line));
    outbox.post(handle, part.map(about::with).orElse(about));
  }

  String subject(Story story, Line line, Occasion why) {
    return words(story)
        .say(
            "registration.letter." + why + ".subject",
            PartWords.shortened(PartWords.title(line.part())));
  }

  /** She declined an entry in her calendar: she still has her place, and may give it up. */
  void declined(Handle handle, Story story, int sequence) {
    var line = story.lines().getFirst();
    var t = words(story);
    var title = PartWords.title(line.part());
    var prose =
        hello(story)
            .paragraph(t.say("registration.letter.DECLINED", title))
            .button(
                t.say("registration.letter.DECLINED.release"),
                links.release(story.registration(), line.part()))
            .paragraph(t.say("registration.letter.DECLINED.else"));
    var key = "declined:" + Objects.requireNonNull(line.place()).id().value() + ":" + sequence;
    var subject = subject(story, line, Occasion.DECLINED);
    outbox.post(handle, letter(story, key, Occasion.DECLINED, subject, prose));
  }

  /** What she was told before of her places, and has not left yet, is true no longer. */
  void supersede(Handle handle, Registration whose) {
    outbox.supersede(handle, whose.id().value(), summaries(whose));
  }

  /** The summary as somebody would get it, with links that lead nowhere. */
  PartNews.Sample foretell(Story story, Occasion why, String organiser) {
    var t = words(story);
    return new PartNews.Sample(
        RegistrationProse.subject(story, why, Set.of(), t),
        new RegistrationProse(story, links, t).summary(why, organiser).blocks());
  }

  /** How the keys of her summaries begin. */
  private static String summaries(Registration whose) {
    return "registration:" + whose.id().value() + ":";
  }

  private Letter summary(Story story, Occasion why, Set<PartId> changed, String organiser) {
    return letter(
        story,
        summaries(story.registration()) + story.registration().rev(),
        why,
        RegistrationProse.subject(story, why, changed, words(story)),
        new RegistrationProse(story, links, words(story)).summary(why, organiser));
  }

  /** An answer to what {@code whose} did not do herself: somebody used her address. */
  void again(Handle handle, Story story, Occasion why, String reason) {
    outbox.post(
        handle,
        letter(
            story,
            "again:" + story.registration().id().value() + ":" + reason,
            why,
            RegistrationProse.subject(story, why, Set.of(), words(story)),
            new RegistrationProse(story, links, words(story)).summary(why, "")));
  }

  void post(Handle handle, Letter letter) {
    outbox.post(handle, letter);
  }

  /** The whole address of a path of ours. */
  String link(String path) {
    return site.link(path);
  }

  Letter entry(Story story, Line line, CalendarPart part) {
    var t = words(story);
    var key = "registration.letter.entry." + part.method();
    var place = Objects.requireNonNull(line.place());
    var title = PartWords.title(line.part());
    var prose =
        hello(story)
            .paragraph(t.say(key, title))
            .paragraph(PartWords.when(line.part(), t, story.seen().arena().zone()));
    if (line.confirmed() && part.method().equals("REQUEST")) {
      prose.button(
          t.say("registration.letter.join", line.part().label()),
          links.join(story.registration(), place));
      prose.paragraph(t.say("registration.letter.entry.declining"));
    }
    return letter(
            story,
            thread(story, line) + ":" + place.calendarSequence() + part.method(),
            part.method().equals("REQUEST") ? Occasion.ADDED : Occasion.RELEASED,
            t.say(key + ".subject", PartWords.shortened(title)),
            prose)
        .in(thread(story, line))
        .with(part);
  }

  /** An invitation for who wants them; a cancellation where an invitation went before it. */
  private Optional<CalendarPart> calendarPart(Handle handle, Story story, Line line) {
    var place = line.place();
    if (place == null) {
      return Optional.empty();
    }
    var invites = story.registration().calendar() == Calendar.INVITATIONS;
    if (line.confirmed() && invites) {
      return entries
          .of(story, line)
          .map(entry -> new CalendarPart("REQUEST", Calendars.request(entry)));
    }
    return place.calendarInvited()
        ? entries
            .of(story, line)
            .or(() -> lastKnown(handle, story, line))
            .map(entry -> new CalendarPart("CANCEL", Calendars.cancel(entry)))
        : Optional.empty();
  }

  /** The part was postponed, and the calendar has not heard of it yet. */
  private Optional<Entry> lastKnown(Handle handle, Story story, Line line) {
    var store = handle.attach(PartNoticeStore.class);
    return store
        .latestWithHour(line.part().id())
        .flatMap(notice -> entries.of(story, new Line(store.was(notice), line.place())));
  }

  private static void note(Handle handle, Map<Line, CalendarPart> calendar) {
    var places = handle.attach(PartRegistrationStore.class);
    calendar.forEach((line, part) ->
        places.invited(Objects.requireNonNull(line.place()).id(), part.method().equals("REQUEST")));
  }

  Letter letter(Story story, String key, Occasion why, String subject, Prose prose) {
    var whose = story.registration();
    return Letter.plain(
            key, why.name(), why.priority(), whose.email(), whose.speaks(), subject, prose)
        .about(new Letter.About(whose.seriesId().value(), whose.id().value()))
        .replyTo(story.seen().arena().contact());
  }

  Prose hello(Story story) {
    return new Prose()
        .paragraph(words(story).say("registration.letter.hello", story.registration().name()));
  }

  String moment(Story story, Instant at) {
    var zone = story.seen().arena().zone();
    var dates = new Dates(story.registration().speaks());
    return dates.moment(at, zone) + " (" + dates.zone(zone) + ")";
  }

  Messages words(Story story) {
    return words(story.registration().speaks());
  }

  Messages words(Language language) {
    return site.words(language);
  }

  /** One entry's letters to one address: what went elsewhere neither precedes nor supersedes. */
  static String thread(Story story, Line line) {
    var generation = story.registration().generation();
    return "calendar:"
        + Objects.requireNonNull(line.place()).id().value()
        + (generation == 1 ? "" : "." + generation);
  }
}
