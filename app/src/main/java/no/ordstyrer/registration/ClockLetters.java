package no.ordstyrer.registration;

import java.time.Instant;
import java.util.Objects;
import no.ordstyrer.mail.Letter;
import no.ordstyrer.mail.Prose;
import org.jdbi.v3.core.Handle;

/** What the clock writes to people before and after a part; they may decline it (RFC 8058). */
final class ClockLetters {
  private final RegistrationLetters letters;

  ClockLetters(RegistrationLetters letters) {
    this.letters = letters;
  }

  /** A letter that the story's only part is near; it is not sent from {@code until} on. */
  void remind(Handle handle, Story story, LetterRule.Chosen chosen, Instant until) {
    var line = story.lines().getFirst();
    var place = Objects.requireNonNull(line.place());
    var start = Objects.requireNonNull(line.part().startsAt());
    var t = letters.words(story);
    var prose =
        opening(story, chosen)
            .paragraph(PartWords.when(line.part(), t, story.seen().arena().zone()));
    if (!line.part().place().isEmpty()) {
      prose.paragraph(line.part().place());
    }
    prose
        .button(
            t.say("registration.letter.join", line.part().label()),
            letters.links().join(story.registration(), place))
        .paragraph(t.say("reminder.unable"))
        .link(t.say("registration.letter.manage"), letters.links().manage(story.registration()));
    var key = "reminder:" + chosen.rule() + ":" + place.id().value() + ":" + start.getEpochSecond();
    letters.post(handle, optional(story, key, chosen, Occasion.REMINDER, prose).until(until));
  }

  /** A letter after the story's only part; it is not sent from {@code until} on. */
  void followUp(Handle handle, Story story, LetterRule.Chosen chosen, Instant until) {
    var line = story.lines().getFirst();
    var t = letters.words(story);
    var prose =
        opening(story, chosen)
            .button(
                t.say("reminder.archive", line.part().label()),
                letters.link(story.seen().part(line.part()).path()))
            .link(t.say("reminder.journey"), letters.link(story.seen().path() + "/journey"))
            .link(
                t.say("registration.letter.manage"), letters.links().manage(story.registration()));
    var key = FollowUps.key(chosen.rule()) + Objects.requireNonNull(line.place()).id().value();
    letters.post(handle, optional(story, key, chosen, Occasion.FOLLOW_UP, prose).until(until));
  }

  private Prose opening(Story story, LetterRule.Chosen chosen) {
    var title = PartWords.title(story.lines().getFirst().part());
    var prose =
        letters
            .hello(story)
            .paragraph(
                letters
                    .words(story)
                    .say("reminder." + chosen.rule(), title, story.seen().series().title()));
    return chosen.words().isEmpty() ? prose : prose.paragraph(chosen.words());
  }

  /** What the clock writes may be declined (RFC 8058); that unregisters nobody. */
  private Letter optional(
      Story story, String key, LetterRule.Chosen chosen, Occasion why, Prose prose) {
    var title = PartWords.title(story.lines().getFirst().part());
    var subject =
        letters
            .words(story)
            .say("reminder." + chosen.rule() + ".subject", PartWords.shortened(title));
    var stop = letters.links().unsubscribe(story.registration());
    prose.link(letters.words(story).say("reminder.stop"), stop);
    return letters.letter(story, key, why, subject, prose).unsubscribedAt(stop);
  }
}
