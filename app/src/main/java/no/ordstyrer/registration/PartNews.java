package no.ordstyrer.registration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.calendar.Calendars;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.mail.Letter.CalendarPart;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.When;
import org.jdbi.v3.core.Handle;

/** The letter to one holder about her part as it is now; her calendar follows. */
public final class PartNews {
  private final RegistrationLetters letters;

  PartNews(RegistrationLetters letters) {
    this.letters = letters;
  }

  /**
   * What a holder knows.
   *
   * @param was the part as it was when she was last told of it
   * @param surely false when she may have seen something newer
   */
  record Knows(Part was, boolean surely) {}

  /** A letter as a holder would get it, with links that lead nowhere. */
  public record Sample(String subject, List<Prose.Block> blocks) {}

  /** The letter about a change that is only thought of; empty when it would be no news. */
  Optional<Sample> foretell(
      SeenSeries seen, Part was, Part now, String words, Language language, Instant moment) {
    var t = letters.words(language);
    var somebody =
        Registration.nobody(seen.series(), t.say("change.somebody"), language.tag(), moment);
    var line = new Line(now, PartRegistration.thought(now.id(), moment));
    var story = new Story(seen, somebody, List.of(line));
    return occasion(was, now)
        .map(why -> {
          var prose = prose(story, line, new Knows(was, true), why, words);
          return new Sample(letters.subject(story, line, why), prose.blocks());
        });
  }

  /** Writes nothing when all is as she knows it: the part was moved, and moved back. */
  void tell(Handle handle, Story story, Line line, Knows knows, String words) {
    var told = occasion(knows.was(), line.part());
    if (told.isEmpty() && knows.surely()) {
      return;
    }
    var why = told.orElse(Occasion.MOVED);
    if (why == Occasion.CANCELLED && isLast(handle, line)) {
      letters.supersede(handle, story.registration());
    }
    var calendar = calendar(story, line, knows.was(), why);
    calendar.ifPresent(part -> note(handle, line, part));
    letters.changed(handle, story, line, why, prose(story, line, knows, why, words), calendar);
  }

  /** Whether nothing else of hers stands. */
  private static boolean isLast(Handle handle, Line line) {
    var place = Objects.requireNonNull(line.place());
    return handle
        .attach(PartRegistrationStore.class)
        .of(place.registrationId(), place.since())
        .stream()
        .noneMatch(other -> other.state().stands());
  }

  private static Optional<Occasion> occasion(Part was, Part now) {
    if (now.state() == Part.State.CANCELLED) {
      return Optional.of(Occasion.CANCELLED);
    }
    if (now.postponedAt() != null && was.postponedAt() == null) {
      return Optional.of(Occasion.POSTPONED);
    }
    if (!was.when().equals(now.when())) {
      return Optional.of(Occasion.MOVED);
    }
    return elsewhere(was, now) ? Optional.of(Occasion.EDITED) : Optional.empty();
  }

  static boolean elsewhere(Part was, Part now) {
    return !was.place().equals(now.place()) || was.venue() != now.venue();
  }

  private static void note(Handle handle, Line line, CalendarPart part) {
    var id = Objects.requireNonNull(line.place()).id().value();
    handle.attach(PartNoticeStore.class).invited(List.of(id), part.method().equals("REQUEST"));
  }

  private Optional<CalendarPart> calendar(Story story, Line line, Part was, Occasion why) {
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
            .of(story, new Line(was, place))
            .map(one -> new CalendarPart("CANCEL", Calendars.cancel(one)))
        : Optional.empty();
  }

  private Prose prose(Story story, Line line, Knows knows, Occasion why, String words) {
    var t = letters.words(story);
    var part = line.part();
    var prose =
        letters
            .hello(story)
            .paragraph(
                t.say(
                    "registration.letter." + why,
                    PartWords.title(part),
                    story.seen().series().title()));
    change(prose, story, part, knows, why);
    if (!words.isEmpty()) {
      prose.paragraph(t.say("registration.letter.why", words));
    }
    if (line.confirmed() && why != Occasion.CANCELLED) {
      prose.button(
          t.say("registration.letter.join", part.label()),
          letters.links().join(story.registration(), Objects.requireNonNull(line.place())));
    }
    return prose.link(
        t.say("registration.letter.manage"), letters.links().manage(story.registration()));
  }

  private void change(Prose prose, Story story, Part part, Knows knows, Occasion why) {
    var t = letters.words(story);
    var zone = story.seen().arena().zone();
    var was = knows.was();
    var reason = Objects.requireNonNullElse(part.cancelledWhy(), "");
    if (why != Occasion.CANCELLED) {
      prose.paragraph(t.say("registration.letter.now", PartWords.when(part, t, zone)));
    } else if (!reason.isEmpty()) {
      prose.paragraph(t.say("registration.letter.why", reason));
    }
    if (knows.surely() && why != Occasion.EDITED && !(was.when() instanceof When.Open)) {
      prose.paragraph(t.say("registration.letter.was", PartWords.when(was, t, zone)));
    }
    if (why != Occasion.CANCELLED && elsewhere(was, part) && !part.place().isEmpty()) {
      prose.paragraph(part.place());
    }
  }
}
