package no.ordstyrer.question;

import java.time.Clock;
import java.util.Optional;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.PanelQuestions;
import no.ordstyrer.registration.Registration;
import no.ordstyrer.series.Part;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Questions that come with a registration: they wait in the queue of the part's moderators. */
public final class EarlyQuestions implements PanelQuestions {
  private final Jdbi db;
  private final Telling telling;
  private final Clock clock;

  public EarlyQuestions(Jdbi db, Live live, Clock clock) {
    this.db = db;
    this.telling = new Telling(live);
    this.clock = clock;
  }

  @Override
  public Optional<Terms> of(Part part) {
    var rules =
        db.withExtension(QuestionStore.class, store -> store.rules(part.id())).orElse(Rules.USUAL);
    return Refusals.takes(part, rules)
        ? Optional.of(new Terms(rules.questionLimit(), Naming.valueOf(rules.naming().name())))
        : Optional.empty();
  }

  @Override
  public void put(Handle handle, Part part, Registration whose, Words words) {
    var store = handle.attach(QuestionStore.class);
    var rules = store.hold(part.id());
    if (!Refusals.takes(part, rules)
        || store.pending(part.id(), whose.id()) >= Questions.MOST_PENDING) {
      return;
    }
    var attendee = new Attendee(whose.id(), whose.name(), whose.organisation());
    var asking = new Asking(words.text(), words.anonymous(), whose.language(), null, "", false);
    var now = clock.instant();
    var question =
        Questions.insert(store, part.id(), attendee, rules, asking, Moderation.PENDING, now);
    telling.changed(handle, null, question);
  }
}
