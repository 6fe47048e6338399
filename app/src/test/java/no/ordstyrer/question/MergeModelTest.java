package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/**
 * Merging in chains and trees against a model: a question counts the voters of all that is under
 * it, each once, and taking apart in whatever order gives back what was.
 */
class MergeModelTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final int QUESTIONS = 5;

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final List<Visitor> voters =
      List.of(
          Attendees.confirmed(app, Cast.ATTENDEE),
          Attendees.confirmed(app, Cast.SECOND_ATTENDEE),
          Attendees.confirmed(app, Cast.THIRD_ATTENDEE));

  /** What each was merged into by itself, and who voted for it: by number. */
  private final Map<Integer, Integer> parents = new TreeMap<>();

  private final Map<Integer, Set<Integer>> votes = new TreeMap<>();

  enum Kind {
    VOTE,
    MERGE,
    MERGE_AND_UNDO,
    UNMERGE,
    UNMERGE_AND_UNDO
  }

  record Step(Kind kind, int number, int other) {}

  @Property(tries = 12)
  void unmerging_is_the_inverse_of_merging(@ForAll("steps") List<Step> steps) {
    published();
    for (var step : steps) {
      app.clock().forward(Duration.ofSeconds(1));
      switch (step.kind()) {
        case VOTE -> vote(step.number(), step.other() % voters.size());
        case MERGE -> merge(step.number(), step.other());
        case UNMERGE -> unmerge(step.number());
        case MERGE_AND_UNDO -> {
          if (merge(step.number(), step.other())) {
            undo(step.number());
            parents.remove(step.number());
          }
        }
        case UNMERGE_AND_UNDO -> {
          var parent = parents.get(step.number());
          if (parent != null) {
            unmerge(step.number());
            undo(step.number());
            parents.put(step.number(), parent);
          }
        }
      }
      assertThat(counted()).as("each voter once, after %s", step).isEqualTo(expected());
    }
    for (var number : Set.copyOf(parents.keySet())) {
      unmerge(number);
      assertThat(counted()).as("%d is out", number).isEqualTo(expected());
    }
    assertThat(counted()).as("all stand alone").hasSize(QUESTIONS);
  }

  @AfterProperty
  void close() {
    app.close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                Kind.VOTE,
                Kind.MERGE,
                Kind.MERGE,
                Kind.MERGE_AND_UNDO,
                Kind.UNMERGE,
                Kind.UNMERGE_AND_UNDO),
            Arbitraries.integers().between(1, QUESTIONS),
            Arbitraries.integers().between(1, QUESTIONS))
        .as(Step::new)
        .list()
        .ofMinSize(8)
        .ofMaxSize(20);
  }

  private void vote(int number, int who) {
    var vote = voters.get(who).post(PART + "/questions/" + number + "/vote", "voted", "true");
    assertThat(vote.statusCode()).isEqualTo(303);
    voted(number).add(who);
  }

  /** Answers whether the two were apart before. */
  private boolean merge(int number, int into) {
    var merged =
        kari.post(PART + "/queue/" + number + "/merge", "rev", rev(number), "into", "" + into);
    var apart = number != into && !parents.containsKey(number) && !parents.containsKey(into);
    var there = parents.containsKey(number) && head(number) == into;
    assertThat(merged.statusCode() == 303).as("%d into %d", number, into).isEqualTo(apart || there);
    if (apart) {
      parents.put(number, into);
    }
    return apart;
  }

  private void unmerge(int number) {
    var out = kari.post(PART + "/queue/" + number + "/unmerge", "rev", rev(number));
    assertThat(out.statusCode()).isEqualTo(303);
    parents.remove(number);
  }

  private void undo(int number) {
    var undone = kari.post(PART + "/queue/" + number + "/undo", "rev", rev(number));
    assertThat(undone.statusCode()).isEqualTo(303);
  }

  private Set<Integer> voted(int number) {
    return votes.computeIfAbsent(number, _ -> new TreeSet<>());
  }

  private int head(int number) {
    var parent = parents.get(number);
    return parent == null ? number : head(parent);
  }

  /** By the number of each that stands alone: the numbers under it, and how many want an answer. */
  private Map<Integer, String> expected() {
    return IntStream.rangeClosed(1, QUESTIONS)
        .boxed()
        .collect(Collectors.groupingBy(this::head, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                group ->
                    group.getValue()
                        + " "
                        + group.getValue().stream()
                            .flatMap(number -> voted(number).stream())
                            .distinct()
                            .count()));
  }

  private Map<Integer, String> counted() {
    var counted = new TreeMap<Integer, String>();
    app.db()
        .useHandle(handle ->
            handle
                .createQuery(
                    """
                    select q.number,
                           '[' || (select string_agg(m.number::text, ', ' order by m.number) from question m
                                    where coalesce(m.merged_into, m.id) = q.id) || '] '
                           || (select count(*) from question_voter v where v.question_id = q.id) as group
                      from question q where q.part_id = :part and q.moderation = 'PUBLISHED' and q.handling = 'OPEN'
                    """)
                .bind("part", app.cast().parts().getFirst())
                .map((row, _) -> counted.put(row.getInt("number"), row.getString("group")))
                .list());
    return counted;
  }

  private void published() {
    parents.clear();
    votes.clear();
    var part = app.cast().parts().getFirst();
    app.db()
        .useTransaction(handle -> {
          handle.execute("delete from question");
          handle.execute(
              "insert into room (part_id, last_number) values (?, ?) on conflict do nothing",
              part,
              QUESTIONS);
          for (var number = 1; number <= QUESTIONS; number++) {
            handle.execute(
                """
                insert into question (part_id, number, anonymous, text, asked_at, moderation, published_at, changed_at)
                select ?, ?, true, 'Kanarifugl ' || ?, at, 'PUBLISHED', at, at from (select ?::timestamptz as at)
                """,
                part,
                number,
                Integer.toString(number),
                app.clock().instant());
          }
        });
  }

  private String rev(int number) {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery("select rev::text from question where number = " + number)
                .mapTo(String.class)
                .one());
  }
}
