package no.ordstyrer.registration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.mail.Letter.CalendarPart;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.RegistrationLetters.Occasion;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.When;
import org.jdbi.v3.core.Handle;

/**
 * Follows a part that is moved, postponed, edited or cancelled: its holders hear of it, and nobody
 * else; their calendars follow. Called within the transaction of the change.
 */
public final class PartChanges {
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public PartChanges(Parts parts, RegistrationLetters letters, Clock clock) {
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /** It has another time, or none for now. */
  public void moved(Handle handle, Part before, Part after) {
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), clock.instant());
    if (after.startsAt() != null) {
      store.shortenOffers(after.id(), after.startsAt());
    }
    var why = after.state() == Part.State.POSTPONED ? Occasion.POSTPONED : Occasion.MOVED;
    tell(handle, before, after, why);
  }

  /** Its places end, its offers are withdrawn, its entries are taken out. */
  public void cancelled(Handle handle, Part before, Part after) {
    var store = handle.attach(PartChangeStore.class);
    store.restamp(after.id(), clock.instant());
    store.revokeOffers(after.id(), clock.instant());
    tell(handle, before, after, Occasion.CANCELLED);
    store.cancel(after.id(), clock.instant());
  }

  /** Another place is told; other words are for the calendars that ask. */
  public void edited(Handle handle, Part before, Part after) {
    var elsewhere = !before.place().equals(after.place()) || before.venue() != after.venue();
    var renamed = !PartWords.title(before).equals(PartWords.title(after));
    if (elsewhere || renamed) {
      handle.attach(PartChangeStore.class).restamp(after.id(), clock.instant());
    }
    if (elsewhere) {
      tell(handle, before, after, Occasion.EDITED);
    }
  }

  private void tell(Handle handle, Part before, Part after, Occasion why) {
    var store = handle.attach(PartChangeStore.class);
    var seen = parts.seriesSeenBy(Viewer.GUEST, after.seriesId());
    var people =
        store.people(after.id()).stream()
            .collect(Collectors.toMap(Registration::id, Function.identity()));
    var invited = new ArrayList<Long>();
    var taken = new ArrayList<Long>();
    for (var place : store.standing(after.id())) {
      var whose = Objects.requireNonNull(people.get(place.registrationId()));
      var line = new Line(after, place);
      var story = new Story(seen, whose, List.of(line));
      var calendar = calendar(story, line, before, why);
      calendar.ifPresent(
          part -> (part.method().equals("REQUEST") ? invited : taken).add(place.id().value()));
      letters.changed(handle, story, line, why, prose(story, line, before, why), calendar);
    }
    store.invited(invited, true);
    store.invited(taken, false);
  }

  private Optional<CalendarPart> calendar(Story story, Line line, Part before, Occasion why) {
    var place = Objects.requireNonNull(line.place());
    var stays = line.confirmed() && why != Occasion.CANCELLED;
    if (stays && story.registration().calendar() == Registration.Calendar.INVITATIONS) {
      var entry = letters.entries().of(story, line);
      if (entry.isPresent()) {
        return entry.map(one -> new CalendarPart("REQUEST", Calendars.request(one)));
      }
    }
    return place.calendarInvited()
        ? letters
            .entries()
            .of(story, new Line(before, place))
            .map(one -> new CalendarPart("CANCEL", Calendars.cancel(one)))
        : Optional.empty();
  }

  private Prose prose(Story story, Line line, Part before, Occasion why) {
    var t = letters.words(story);
    var zone = story.seen().arena().zone();
    var part = line.part();
    var prose =
        letters
            .hello(story)
            .paragraph(
                t.say(
                    "registration.letter." + why,
                    PartWords.title(part),
                    story.seen().series().title()));
    if (why == Occasion.CANCELLED) {
      var reason = Objects.requireNonNullElse(part.cancelledWhy(), "");
      if (!reason.isEmpty()) {
        prose.paragraph(t.say("registration.letter.why", reason));
      }
    } else {
      prose.paragraph(t.say("registration.letter.now", PartWords.when(part, t, zone)));
    }
    if (!(before.when() instanceof When.Open) && why != Occasion.EDITED) {
      prose.paragraph(t.say("registration.letter.was", PartWords.when(before, t, zone)));
    }
    if (why == Occasion.EDITED && !part.place().isEmpty()) {
      prose.paragraph(part.place());
    }
    if (line.confirmed() && why != Occasion.CANCELLED) {
      prose.button(
          t.say("registration.letter.join", part.label()),
          letters.links().join(story.registration(), Objects.requireNonNull(line.place())));
    }
    return prose.link(
        t.say("registration.letter.manage"), letters.links().manage(story.registration()));
  }
}
