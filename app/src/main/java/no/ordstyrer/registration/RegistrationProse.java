package no.ordstyrer.registration;

import java.util.Objects;
import java.util.Set;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.mail.Prose;
import no.ordstyrer.registration.Registration.Calendar;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;

/** The words of the summary letter. */
final class RegistrationProse {
  private final Story story;
  private final Links links;
  private final Messages t;
  private final Prose prose = new Prose();

  RegistrationProse(Story story, Links links, Messages t) {
    this.story = story;
    this.links = links;
    this.t = t;
  }

  static String subject(Story story, Occasion why, Set<PartId> changed, Messages t) {
    var key = "registration.letter." + why + ".subject";
    var title =
        changed.size() == 1 && !why.first() && why != Occasion.SERIES_CANCELLED
            ? PartWords.title(story.line(changed.iterator().next()).part())
            : story.seen().series().title();
    return t.say(key + variant(story, why), PartWords.shortened(title));
  }

  private static String variant(Story story, Occasion why) {
    if (!why.first() && why != Occasion.APPROVED) {
      return "";
    }
    if (why.first() && story.pending() > 0) {
      return ".pending";
    }
    return story.confirmed().isEmpty() ? ".waiting" : "";
  }

  /** {@code said}: by an organiser, or by whom she is registered; or empty. */
  Prose summary(Occasion why, String said) {
    prose.paragraph(t.say("registration.letter.hello", story.registration().name()));
    prose.paragraph(t.say("registration.letter." + why, story.seen().series().title(), said));
    if (!said.isEmpty() && why != Occasion.COLLEAGUE) {
      prose.paragraph(t.say("registration.letter.why", said));
    }
    if (story.pending() > 0) {
      prose.paragraph(t.say("registration.letter.pending"));
    }
    if (story.stands()) {
      standing();
      links();
    } else if (why == Occasion.SERIES_CANCELLED) {
      bullets();
    } else if (why != Occasion.REJECTED) {
      prose.link(t.say("registration.letter.register-again"), links.register(story.seen()));
    }
    if (why.first()) {
      prose.link(
          t.say("registration.letter.not-you"), links.manage(story.registration()) + "/withdrawal");
    }
    return prose;
  }

  private void standing() {
    prose.paragraph(t.say("registration.letter.of", story.confirmed().size(), story.parts()));
    bullets();
  }

  private void bullets() {
    prose.bullets(
        story.shown().stream()
            .map(line ->
                t.say(
                    "registration.letter.line",
                    PartWords.title(line.part()),
                    PartWords.when(line.part(), t, story.seen().arena().zone()),
                    RegistrationWords.status(line, t)))
            .toList());
  }

  private void links() {
    prose.button(t.say("registration.letter.manage"), links.manage(story.registration()));
    prose.paragraph(t.say("registration.letter.personal"));
    if (story.shown().stream().anyMatch(Line::missed)) {
      prose.link(t.say("catchup.letter"), links.catchUp(story.seen()));
    }
    for (var line : story.confirmed()) {
      var place = Objects.requireNonNull(line.place());
      prose.link(
          t.say("registration.letter.join", line.part().label()),
          links.join(story.registration(), place));
      if (line.part().venue() != Part.Venue.ONLINE) {
        var code = links.code(story.registration(), place);
        prose.paragraph(t.say("checkin.letter", line.part().label(), code));
      }
    }
    if (!story.confirmed().isEmpty()) {
      calendar();
    }
  }

  private void calendar() {
    var choice = story.registration().calendar();
    prose.heading(t.say("registration.letter.calendar"));
    prose.paragraph(t.name("registration.letter.calendar", choice));
    if (choice != Calendar.INVITATIONS) {
      story
          .confirmed()
          .forEach(line ->
              prose.link(
                  t.say("registration.letter.calendar.file", line.part().label()),
                  links.file(story.registration(), line.part().number())));
    }
    prose.link(t.say("registration.letter.calendar.feed"), links.subscribe(story.registration()));
    prose.link(
        t.say("registration.letter.calendar.others"),
        links.manage(story.registration()) + "#kalender");
  }
}
