package no.ordstyrer.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.db.Gathering;
import no.ordstyrer.live.Live;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who wants an answer to what. Votes are set, never toggled. */
public final class Votes {
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int MOST = 30;

  private final Jdbi db;
  private final Registrations registrations;
  private final Clock clock;
  private final Gathering<Sent, Boolean> gathering;

  public Votes(Jdbi db, Registrations registrations, Live live, Clock clock) {
    this.db = db;
    this.registrations = registrations;
    this.clock = clock;
    this.gathering = new Gathering<>(db, this::write);
    live.counts(this::scores);
  }

  private record Sent(PartId part, RegistrationId who, int number, boolean voted, long counter) {}

  /** What became of voting. */
  public sealed interface Voted {
    /** As it is now: an older choice that came late has changed nothing. */
    record Counted(Question question, Vote choice) implements Voted {}

    /** The question takes no more votes. */
    record Over(Question question) implements Voted {}

    record TooMany() implements Voted {}

    record NotAttending() implements Voted {}
  }

  /**
   * Sets the viewer's vote.
   *
   * @param counter rises with every choice of hers, so that a late retry overwrites nothing newer;
   *     0 when she has no script that counts
   */
  public Voted set(Viewer viewer, Seen seen, int number, boolean voted, long counter) {
    var attendee = registrations.attending(viewer, seen.part());
    if (attendee.isEmpty()) {
      return new Voted.NotAttending();
    }
    var part = seen.part().id();
    var who = attendee.get().id();
    Sanctions.takePart(db, part, List.of(who));
    if (!gathering.write(part, who, new Sent(part, who, number, voted, counter))) {
      return new Voted.TooMany();
    }
    return db.withHandle(handle -> {
      var question = counting(handle.attach(QuestionStore.class), part, number);
      return question.votable()
          ? new Voted.Counted(
              question,
              of(handle.attach(VoteStore.class), part, who)
                  .getOrDefault(question.number(), Vote.NONE))
          : new Voted.Over(question);
    });
  }

  /** The choices of different people in one part. Answers of each whether she may go on. */
  private List<Boolean> write(Handle handle, List<Sent> all) {
    var part = all.getFirst().part();
    var store = handle.attach(VoteStore.class);
    var now = clock.instant();
    var taken =
        store
            .vote(
                part,
                all.stream().map(sent -> sent.who().value()).toArray(Long[]::new),
                all.stream().map(Sent::number).toArray(Integer[]::new),
                all.stream().map(sent -> Boolean.toString(sent.voted())).toArray(String[]::new),
                all.stream().map(Sent::counter).toArray(Long[]::new),
                now,
                now.minus(WITHIN),
                MOST)
            .stream()
            .collect(Collectors.toMap(VoteStore.Taken::person, Function.identity()));
    return all.stream()
        .map(sent -> {
          var hers = java.util.Objects.requireNonNull(taken.get(sent.who().value()));
          if (hers.written() && !sent.voted()) {
            store.takeBackMerged(part, sent.number(), sent.who(), now);
          }
          return hers.free();
        })
        .toList();
  }

  /** The public question whose votes they are: the one that it is merged into, if it is. */
  private static Question counting(QuestionStore store, PartId part, int number) {
    return store
        .find(part, number)
        .filter(asked -> asked.publishedAt() != null)
        .flatMap(
            asked -> asked.head() == null ? Optional.of(asked) : store.find(part, asked.head()))
        .filter(Question::published)
        .orElseThrow(NotFound::new);
  }

  /** The choices of one person in a part, by the question's number. */
  Map<Integer, Vote> of(PartId part, RegistrationId who) {
    return db.withExtension(VoteStore.class, store -> of(store, part, who));
  }

  private static Map<Integer, Vote> of(VoteStore store, PartId part, RegistrationId who) {
    return store.choices(part, who).stream()
        .collect(
            Collectors.toMap(
                VoteStore.Choice::number, choice -> new Vote(choice.voted(), choice.counter())));
  }

  private Map<String, Long> scores(long part, Instant since) {
    return db.withExtension(VoteStore.class, store -> store.scores(part, since)).stream()
        .collect(Collectors.toMap(score -> "votes-" + score.number(), VoteStore.Score::votes));
  }
}
