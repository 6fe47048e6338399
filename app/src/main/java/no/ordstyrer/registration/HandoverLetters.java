package no.ordstyrer.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Letter.CalendarPart;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.Handover.Kind;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;

/** What the two mailboxes of a handover are written. */
final class HandoverLetters {
  /** They belong to one address, and stay there when the others move. */
  private static final Set<String> BOUND =
      Set.of(
          Occasion.HANDOVER_ASK.name(),
          Occasion.HANDOVER_NOTICE.name(),
          Occasion.HANDOVER_LEFT.name());

  private final RegistrationLetters letters;
  private final Outbox outbox;

  HandoverLetters(RegistrationLetters letters, Outbox outbox) {
    this.letters = letters;
    this.outbox = outbox;
  }

  /**
   * Asks the mailbox that it goes to, and tells the one that it leaves.
   *
   * @param known whether the address has a registration of its own, which only its owner is told
   */
  void ask(Handle handle, Story story, Handover handover, boolean known) {
    var name = handover.kind() == Kind.PERSON ? handover.name() : story.registration().name();
    var reader = story.to(name, handover.email());
    outbox.post(
        handle,
        letter(reader, handover, Occasion.HANDOVER_ASK, question(reader, story, handover, known))
            .until(handover.expiresAt()));
    outbox.post(
        handle,
        letter(story, handover, Occasion.HANDOVER_NOTICE, notice(story, handover))
            .until(handover.expiresAt()));
  }

  /** Tells who asked that the colleague does not want the place. */
  void declined(Handle handle, Story story, Handover handover) {
    var t = letters.words(story);
    var key = key(handover, Occasion.HANDOVER_DECLINED);
    var prose =
        letters
            .hello(story)
            .paragraph(t.say(key, handover.name(), story.seen().series().title()))
            .link(
                t.say("registration.letter.manage"), letters.links().manage(story.registration()));
    outbox.post(handle, letter(story, handover, Occasion.HANDOVER_DECLINED, prose));
  }

  /** Letters that have not left go to where she is now, with the links that are good now. */
  void forward(Handle handle, Registration before, Registration after) {
    outbox.readdress(
        handle,
        before.id().value(),
        new Outbox.Addresses(before.email(), after.email()),
        BOUND,
        body -> letters.links().renewed(body, after));
  }

  /**
   * Tells the address that was left, and takes out of its calendar what an invitation put there.
   *
   * @param story as it was for that address, with the entries' new sequence numbers
   */
  void left(Handle handle, Story story, Handover handover, Set<PartId> parts) {
    var calendar = cancellations(story, parts);
    var t = letters.words(story);
    var prose =
        letters
            .hello(story)
            .paragraph(t.say(key(handover, Occasion.HANDOVER_LEFT), story.seen().series().title()))
            .paragraph(t.say("handover.letter.left.help"));
    var notice = letter(story, handover, Occasion.HANDOVER_LEFT, prose);
    if (calendar.size() == 1) {
      calendar.forEach((line, part) ->
          outbox.post(handle, notice.in(RegistrationLetters.thread(story, line)).with(part)));
    } else {
      outbox.post(handle, notice);
      calendar.forEach((line, part) -> outbox.post(handle, letters.entry(story, line, part)));
    }
    var places = handle.attach(PartRegistrationStore.class);
    calendar
        .keySet()
        .forEach(line -> places.invited(Objects.requireNonNull(line.place()).id(), false));
  }

  private Map<Line, CalendarPart> cancellations(Story story, Set<PartId> parts) {
    var calendar = new LinkedHashMap<Line, CalendarPart>();
    for (var line : story.lines()) {
      var place = line.place();
      if (place != null && place.calendarInvited() && parts.contains(line.part().id())) {
        letters
            .entries()
            .of(story, line)
            .ifPresent(
                entry -> calendar.put(line, new CalendarPart("CANCEL", Calendars.cancel(entry))));
      }
    }
    return calendar;
  }

  private Prose question(Story reader, Story story, Handover handover, boolean known) {
    var t = letters.words(reader);
    var key = key(handover, Occasion.HANDOVER_ASK);
    var title = story.seen().series().title();
    var prose = letters.hello(reader).paragraph(t.say(key, title, story.registration().name()));
    if (handover.kind() == Kind.PERSON) {
      prose.bullets(
          story.ahead(handover.askedAt()).stream()
              .map(line ->
                  t.say(
                      "handover.letter.line",
                      PartWords.title(line.part()),
                      PartWords.when(line.part(), t, story.seen().arena().zone()),
                      t.name("handover.line", line.status())))
              .toList());
    }
    if (known) {
      prose.paragraph(t.say(key + ".known"));
    }
    return prose
        .button(t.say(key + ".button"), letters.links().confirm(handover.id()))
        .paragraph(t.say("handover.letter.until", letters.moment(reader, handover.expiresAt())))
        .paragraph(t.say(key + ".not-you"));
  }

  private Prose notice(Story story, Handover handover) {
    var t = letters.words(story);
    var key = key(handover, Occasion.HANDOVER_NOTICE);
    return letters
        .hello(story)
        .paragraph(t.say(key, story.seen().series().title(), handover.veiled(), handover.name()))
        .paragraph(t.say(key + ".stop"))
        .button(t.say("handover.stop"), letters.links().stop(handover.id()));
  }

  private Letter letter(Story story, Handover handover, Occasion why, Prose prose) {
    return letters.letter(
        story,
        "handover:" + handover.id().value() + ":" + why,
        why,
        letters
            .words(story)
            .say(
                key(handover, why) + ".subject",
                PartWords.shortened(story.seen().series().title())),
        prose);
  }

  /** {@code handover.letter.HANDOVER_ASK.ADDRESS}. */
  private static String key(Handover handover, Occasion why) {
    return "handover.letter." + why + "." + handover.kind();
  }
}
