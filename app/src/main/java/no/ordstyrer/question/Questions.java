package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Question.Moderation;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.Sanction;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.ThemeId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the audience does with questions: asks, changes her mind, votes. */
public final class Questions {
  /** How long one person waits between two questions. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  /** How many questions of one person may await moderation. */
  public static final int MOST_PENDING = 3;

  private final Jdbi db;
  private final Registrations registrations;
  private final Parts parts;
  private final Votes votes;
  private final Telling telling;
  private final Clock clock;

  public Questions(
      Jdbi db, Registrations registrations, Parts parts, Votes votes, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.parts = parts;
    this.votes = votes;
    this.telling = new Telling(live);
    this.clock = clock;
  }

  /** The list of a part, sorted by votes. */
  public QuestionList list(Viewer viewer, Seen seen) {
    return list(viewer, seen, Order.TOP);
  }

  public QuestionList list(Viewer viewer, Seen seen, Order order) {
    var part = seen.part().id();
    var attendee = registrations.attending(viewer, seen.part());
    var rules = rules(part);
    return new QuestionList(
        rules,
        Refusals.takes(seen.part(), rules),
        attendee.isPresent(),
        order,
        read(store -> store.published(part)).stream().sorted(order.comparator()).toList(),
        attendee.map(who -> read(store -> store.of(part, who.id()))).orElse(List.of()),
        attendee.map(who -> votes.of(part, who.id())).orElse(Map.of()),
        attendee.map(who -> standing(part, who.id())).orElse(List.of()),
        parts.themes(seen.series().id()),
        Tokens.random());
  }

  /** What moderators have put upon somebody here. */
  List<Sanction> standing(PartId part, RegistrationId whose) {
    return db.withHandle(handle -> Sanctions.standing(handle, part, whose));
  }

  QueueRules queueRules(PartId part) {
    return new QueueRules(rules(part), HoldAll.of(db, part).orElse(null));
  }

  public Rules rules(PartId part) {
    return read(store -> store.rules(part)).orElse(Rules.USUAL);
  }

  /** What is being answered in the part. */
  public Optional<Question> live(PartId part) {
    return read(store -> store.live(part));
  }

  /** The shortlist in its order; for the chair, published or not. */
  public List<Question> shortlist(PartId part) {
    return read(store -> store.shortlist(part));
  }

  /** Everybody's published questions of a part, the most wanted first. */
  public List<Question> published(PartId part) {
    return read(store -> store.published(part));
  }

  /** The same of several parts at once, part by part in their order; of one without any, none. */
  public Map<Part, List<Question>> published(List<Part> parts) {
    var ids = parts.stream().map(part -> part.id().value()).toList();
    var found =
        read(store -> store.publishedIn(ids)).stream()
            .collect(Collectors.groupingBy(Question::partId));
    var sorted = new LinkedHashMap<Part, List<Question>>();
    parts.forEach(part -> sorted.put(part, found.getOrDefault(part.id(), List.of())));
    return sorted;
  }

  /** A question of the viewer's own, whatever became of it. */
  public Question own(Viewer viewer, Seen seen, int number) {
    var attendee = registrations.attending(viewer, seen.part()).orElseThrow(NotFound::new);
    return read(store -> own(store, seen.part().id(), attendee, number));
  }

  /** Asks. The same command twice gives the first answer again. */
  public Asked ask(Viewer viewer, Seen seen, Asking asking) {
    var attendee = registrations.attending(viewer, seen.part());
    if (attendee.isEmpty()) {
      return new Asked.NotAttending();
    }
    return db.inTransaction(handle -> {
      var store = handle.attach(QuestionStore.class);
      var rules = store.hold(seen.part().id());
      var told = earlier(store, seen, attendee.get(), asking);
      if (told.isPresent()) {
        return told.get();
      }
      var refused =
          new Refusals(handle, seen.part(), attendee.get(), rules).of(asking, clock.instant());
      if (refused.isPresent()) {
        return refused.get();
      }
      var like =
          asking.wary()
              ? SimilarQuestions.to(handle, seen.part().id(), asking.text())
              : List.<Question>of();
      if (!like.isEmpty()) {
        return new Asked.Alike(like);
      }
      var question = insert(store, seen.part().id(), attendee.get(), rules, asking);
      telling.changed(handle, null, question);
      return answer(question);
    });
  }

  /** Changes the text while nobody has looked at it. */
  public Asked edit(Viewer viewer, Seen seen, int number, Asking asking) {
    var attendee = registrations.attending(viewer, seen.part()).orElseThrow(NotFound::new);
    return db.inTransaction(handle -> {
      var store = handle.attach(QuestionStore.class);
      var rules = store.hold(seen.part().id());
      var question = own(store, seen.part().id(), attendee, number);
      if (!question.pending()) {
        return new Asked.Handled();
      }
      var refused = new Refusals(handle, seen.part(), attendee, rules).ofEdit(asking);
      if (refused.isPresent()) {
        return refused.get();
      }
      store.edit(
          question.id(), asking.text(), theme(store, seen.part().id(), asking), clock.instant());
      store.held(
          seen.part().id(), number, store.screened(seen.part().id(), attendee.id(), asking.text()));
      store.happened(question.id(), "edit", null, null, null, null, null, clock.instant());
      var now = store.find(seen.part().id(), number).orElseThrow();
      telling.changed(handle, question.state(), now);
      return answer(now);
    });
  }

  QuestionPlace place(PartId part) {
    return read(store -> store.place(part));
  }

  public Optional<Question> find(PartId part, int number) {
    return read(store -> store.find(part, number));
  }

  private Optional<Asked> earlier(
      QuestionStore store, Seen seen, Attendee attendee, Asking asking) {
    return store
        .answered(viewerKey(attendee), asking.command())
        .map(answer -> answer.split(" ", 2))
        .filter(answer -> answer[1].equals(fingerprint(seen.part().id(), asking)))
        .flatMap(answer -> store.find(seen.part().id(), Integer.parseInt(answer[0])))
        .map(Questions::answer);
  }

  private Question insert(
      QuestionStore store, PartId part, Attendee attendee, Rules rules, Asking asking) {
    var open =
        switch (rules.moderation()) {
          case BEFORE -> false;
          case AFTER -> true;
          case TRUSTED_FIRST -> store.trusted(attendee.id());
        };
    var moderation = open ? Moderation.PUBLISHED : Moderation.PENDING;
    var now = clock.instant();
    var question = insert(store, part, attendee, rules, asking, moderation, now);
    if (!asking.command().isEmpty()) {
      store.answer(
          viewerKey(attendee),
          asking.command(),
          question.number() + " " + fingerprint(part, asking),
          now);
    }
    return question;
  }

  /** The next question of the part, with the first line of its history. */
  static Question insert(
      QuestionStore store,
      PartId part,
      Attendee attendee,
      Rules rules,
      Asking asking,
      Moderation moderation,
      Instant now) {
    var number = store.nextNumber(part);
    var anonymous = rules.anonymous(asking.anonymous());
    var held = store.screened(part, attendee.id(), asking.text());
    store.insert(
        part,
        number,
        attendee.id(),
        anonymous,
        anonymous ? "" : attendee.name(),
        asking.text(),
        asking.language(),
        theme(store, part, asking),
        held.isEmpty() ? moderation : Moderation.PENDING,
        now);
    store.held(part, number, held);
    var question = store.find(part, number).orElseThrow();
    store.happened(question.id(), "ask", null, null, null, null, null, now);
    return question;
  }

  private <T> T read(Function<QuestionStore, T> query) {
    return db.withExtension(QuestionStore.class, query::apply);
  }

  private static Question own(QuestionStore store, PartId part, Attendee attendee, int number) {
    return store
        .find(part, number)
        .filter(question -> attendee.id().equals(question.registrationId()))
        .orElseThrow(NotFound::new);
  }

  private static @Nullable ThemeId theme(QuestionStore store, PartId part, Asking asking) {
    return asking.theme() != null && store.themes(part).contains(asking.theme())
        ? asking.theme()
        : null;
  }

  private static Asked answer(Question question) {
    return question.published()
        ? new Asked.Accepted(question)
        : new Asked.AwaitsModeration(question);
  }

  private static String viewerKey(Attendee attendee) {
    return "registration:" + attendee.id().value();
  }

  /** A page gone back to has the same command but another text: that is another question. */
  private static String fingerprint(PartId part, Asking asking) {
    return part.value()
        + ":"
        + java.util.HexFormat.of().formatHex(Tokens.digest(asking.text()), 0, 8);
  }
}
