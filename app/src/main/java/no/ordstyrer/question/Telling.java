package no.ordstyrer.question;

import java.util.List;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.State;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.PartId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of a change to a question. The one place that decides it: what the public does not see,
 * before or after, is told to nobody but the moderators and its author.
 */
final class Telling {
  /** The public item of a question. */
  static final String PUBLIC = "question:";

  /** The card in the moderators' queue. */
  static final String QUEUE = "queue:";

  /** The author's own view. */
  static final String MINE = "mine:";

  /** The line on the panel's page. */
  static final String PANEL = "panel:";

  /** What is being answered. */
  static final String NOW = "now";

  static final String STAGE = "stage";

  /** What is being answered, on the chair's desk. */
  static final String CHOSEN = "chosen";

  /** What may be next, on the chair's desk, published or not. */
  static final String SHORTLIST = "shortlist";

  private final Live live;

  Telling(Live live) {
    this.live = live;
  }

  /** {@code before}: null when the question is new. */
  void changed(Handle handle, @Nullable State before, Question now) {
    var part = now.partId().value();
    var seen = now.published() || (before != null && before.published());
    if (seen) {
      live.changed(handle, part, Audience.ATTENDEES, PUBLIC + now.number());
      live.changed(handle, part, Audience.MODERATORS, PUBLIC + now.number());
      live.changed(handle, part, Audience.PANEL, PUBLIC + now.number());
      live.changed(handle, part, Audience.PANEL, PANEL + now.number());
    }
    if (now.live() || (before != null && before.handling() == Question.Handling.LIVE)) {
      live.changed(handle, part, Audience.STAGE, STAGE);
      live.changed(handle, part, Audience.PANEL, NOW);
      live.changed(handle, part, Audience.MODERATORS, NOW);
      live.changed(handle, part, Audience.ATTENDEES, NOW);
    }
    if (chosen(now.handling()) || (before != null && chosen(before.handling()))) {
      live.changed(handle, part, Audience.CHAIR, CHOSEN);
      live.changed(handle, part, Audience.CHAIR, SHORTLIST);
    }
    live.changed(handle, part, Audience.MODERATORS, QUEUE + now.number());
    if (now.pseudonym() != null) {
      live.changed(handle, part, Audience.CROWD, Sanctions.CROWD + now.pseudonym());
    }
    if (now.registrationId() != null) {
      live.changed(handle, part, Audience.me(now.registrationId().value()), MINE + now.number());
    }
    if (!now.merged().isEmpty()) {
      for (var author : handle.attach(QuestionStore.class).mergedAuthors(now.id())) {
        live.changed(handle, part, Audience.me(author.who()), MINE + author.number());
      }
    }
  }

  /** Their place on the shortlist is another; nothing else is. */
  void ranked(Handle handle, PartId part, List<Integer> numbers) {
    for (var number : numbers) {
      live.changed(handle, part.value(), Audience.PANEL, PANEL + number);
      live.changed(handle, part.value(), Audience.MODERATORS, QUEUE + number);
    }
    live.changed(handle, part.value(), Audience.CHAIR, SHORTLIST);
  }

  private static boolean chosen(Question.Handling handling) {
    return handling == Question.Handling.LIVE || handling == Question.Handling.SHORTLISTED;
  }
}
