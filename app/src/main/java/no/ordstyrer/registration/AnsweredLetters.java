package no.ordstyrer.registration;

import java.time.Clock;
import java.util.List;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells people that what they asked has been answered. They may decline it as reminders. */
public final class AnsweredLetters {
  private final Parts parts;
  private final RegistrationLetters letters;
  private final Clock clock;

  public AnsweredLetters(Parts parts, RegistrationLetters letters, Clock clock) {
    this.parts = parts;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * What became of a question of hers.
   *
   * @param key one letter is written for it, however often it is answered
   * @param part where it was answered
   * @param number of the question there
   * @param text as she asked it
   * @param answer in writing; null when it was given in the part
   */
  public record Answered(
      String key,
      RegistrationId registration,
      PartId part,
      int number,
      String text,
      @Nullable String answer) {}

  /** Writes the letter, unless the part is one that she may not know of. */
  public void tell(Handle handle, Answered answered) {
    var part = parts.seenBy(Viewer.GUEST, answered.part()).part();
    var whose = handle.attach(RegistrationStore.class).get(answered.registration());
    var seen = parts.seriesSeenBy(Viewer.GUEST, whose.seriesId());
    var story = Story.read(handle, seen, whose, List.of(part), clock.instant());
    if (story.shown().isEmpty()) {
      return;
    }
    var t = letters.words(story);
    var answer = answered.answer();
    var prose =
        letters
            .hello(story)
            .paragraph(
                t.say(
                    answer == null ? "answered.letter.live" : "answered.letter.text",
                    PartWords.title(part)))
            .paragraph(t.say("answered.letter.question", answered.text()));
    if (answer != null) {
      prose.paragraph(t.say("answered.letter.answer", answer));
    }
    var stop = letters.links().unsubscribe(whose);
    prose
        .button(
            t.say("answered.letter.open"),
            letters.link(seen.part(part).path() + "#question-" + answered.number()))
        .link(t.say("answered.letter.stop"), stop);
    var subject = t.say("answered.letter.subject", PartWords.shortened(PartWords.title(part)));
    letters.post(
        handle,
        letters
            .letter(story, answered.key(), Occasion.ANSWERED, subject, prose)
            .unsubscribedAt(stop));
  }
}
