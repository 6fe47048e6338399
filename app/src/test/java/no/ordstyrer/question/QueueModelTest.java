package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import no.ordstyrer.Attendees;
import no.ordstyrer.Cast;
import no.ordstyrer.TestApp;
import no.ordstyrer.Visitor;

/**
 * Two moderators, the author and three voters do whatever they may, in whatever order, with
 * merging, editing, claiming, carrying and taking back: what must always hold is read from the
 * database and from the public page.
 */
class QueueModelTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final Pattern VOTES = Pattern.compile("data-count=\"votes-(\\d+)\">(\\d+)<");
  private static final List<String> COMMON =
      List.of("queue/%d/approve", "queue/%d/merge", "queue/%d/edit", "queue/%d/live");
  private static final List<String> ACTS =
      List.of(
          "queue/%d/reject",
          "queue/%d/retract",
          "queue/%d/restore",
          "queue/%d/shortlist",
          "queue/%d/unlist",
          "queue/%d/finish",
          "queue/%d/back",
          "queue/%d/reopen",
          "queue/%d/unmerge",
          "queue/%d/undo",
          "queue/%d/claim",
          "queue/%d/release",
          "outcomes/%d/answer",
          "outcomes/%d/follow-up",
          "outcomes/%d/close",
          "outcomes/%d/carry",
          "questions/%d/withdrawal",
          "questions/%d/vote",
          "questions/%d/vote");

  private final TestApp app = new TestApp();
  private int words;
  private final List<Visitor> moderators =
      List.of(app.signedIn(Cast.MODERATOR), app.signedIn(Cast.SECOND_MODERATOR));
  private final long author = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
  private final List<Visitor> voters =
      List.of(
          Attendees.holding(app, author),
          Attendees.confirmed(app, Cast.SECOND_ATTENDEE),
          Attendees.confirmed(app, Cast.THIRD_ATTENDEE));

  /** {@code other}: what a question is merged into; {@code back}: it is undone at once. */
  record Step(int who, int number, String act, int other, boolean stale, boolean back) {
    boolean byAttendee() {
      return act.startsWith("questions/");
    }
  }

  /** One question as it stands; {@code row}: all that an undo gives back. */
  public record Now(
      long id, int number, int rev, String moderation, String handling, String text, String row) {}

  @Property(tries = 20)
  void whatever_is_done_by_whomever_the_queue_holds(@ForAll("steps") List<Step> steps) {
    fourAsked();
    Map<Long, Integer> numbers = new HashMap<>();
    for (var step : steps) {
      app.clock().forward(Duration.ofSeconds(1));
      var before = all();
      var number = before.get((step.number() - 1) % before.size()).number();
      var status = done(step, number, before);
      var after = all();
      if (status == 409 || status == 422 || (step.stale() && !step.byAttendee())) {
        assertThat(states(after)).as("nothing was done by %s", step).isEqualTo(states(before));
      } else if (step.back() && status == 303) {
        takeBack(step, number, before, after);
      }
      after.forEach(now -> numbers.putIfAbsent(now.id(), now.number()));
      assertThat(after).allMatch(now -> numbers.getOrDefault(now.id(), 0) == now.number());
      assertThat(numbers.values()).as("never reused").doesNotHaveDuplicates();
      hold(step, all());
    }
  }

  @AfterProperty
  void close() {
    app.close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 6),
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(COMMON)), Tuple.of(1, Arbitraries.of(ACTS))),
            Arbitraries.integers().between(1, 5),
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)))
        .as(Step::new)
        .list()
        .ofMinSize(4)
        .ofMaxSize(18);
  }

  private int done(Step step, int number, List<Now> before) {
    var rev = rev(before, number) - (step.stale() ? 1 : 0);
    var who =
        step.act().endsWith("withdrawal")
            ? voters.getFirst()
            : step.byAttendee() ? voters.get(step.who()) : moderators.get(step.who() % 2);
    var answer =
        who.post(
            PART + "/" + step.act().formatted(number),
            "rev",
            "" + rev,
            "into",
            "" + step.other(),
            "text",
            "Kanarifugl med andre ord " + words++,
            "voted",
            "" + (step.other() > 1),
            "part",
            "3",
            "words",
            "Derfor",
            "reason",
            "Derfor",
            "answer",
            "Ja.",
            "owner",
            "Vi");
    assertThat(answer.statusCode()).as("%s", step).isIn(303, 404, 409, 422);
    return answer.statusCode();
  }

  /** What was just done and is taken back leaves everything as it was, but for what came of it. */
  private void takeBack(Step step, int number, List<Now> before, List<Now> after) {
    if (step.byAttendee() || rev(after, number) == rev(before, number)) {
      return;
    }
    var who = moderators.get(step.who() % 2);
    var undo = who.post(PART + "/queue/" + number + "/undo", "rev", "" + rev(after, number));
    if (undo.statusCode() == 303) {
      var is = all().subList(0, before.size());
      assertThat(is.stream().map(Now::row)).as("%s, undone", step).isEqualTo(rows(before));
    } else {
      assertThat(step.act()).containsAnyOf("undo", "carry", "unmerge");
    }
  }

  private void hold(Step step, List<Now> all) {
    assertThat(all.stream().filter(now -> now.handling().equals("LIVE")))
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(now -> now.moderation().equals("PUBLISHED"));
    assertThat(
            count(
                """
                select count(*) from question q
                 where rev - 1 <> (select count(*) from question_event e where e.question_id = q.id
                                    and e.act not in ('rephrased', 'carried'))
                """))
        .as("each step is told once, after %s", step)
        .isZero();
    var page = app.stranger().get(PART + "/questions").body();
    for (var now : all) {
      assertThat(page.contains(">" + now.text() + "<"))
          .as("%s is public, after %s", now, step)
          .isEqualTo(now.moderation().equals("PUBLISHED"));
    }
    assertThat(shown(page)).as("each voter once, after %s", step).isEqualTo(voters());
  }

  private static Map<Integer, Integer> shown(String page) {
    var shown = new TreeMap<Integer, Integer>();
    VOTES
        .matcher(page)
        .results()
        .forEach(
            votes -> shown.put(Integer.parseInt(votes.group(1)), Integer.parseInt(votes.group(2))));
    return shown;
  }

  /** Counted here, from the single votes and from what each was merged into by itself. */
  private Map<Integer, Integer> voters() {
    var voters = new TreeMap<Integer, Integer>();
    app.db()
        .useHandle(handle ->
            handle
                .createQuery(
                    """
                    with recursive tree as (
                      select number, id from question where part_id = :part and moderation = 'PUBLISHED'
                      union all
                      select t.number, m.id from tree t join question m on m.merged_parent = t.id)
                    select t.number, count(distinct v.registration_id) as votes
                      from tree t
                      left join question_vote v on v.voted and v.question_id = t.id
                     group by t.number
                    """)
                .bind("part", app.cast().parts().getFirst())
                .map((row, _) -> voters.put(row.getInt("number"), row.getInt("votes")))
                .list());
    return voters;
  }

  private void fourAsked() {
    app.db()
        .useTransaction(handle -> {
          handle.execute("delete from question");
          handle.execute("delete from room");
          handle.execute(
              "insert into room (part_id, last_number) values (?, 4)",
              app.cast().parts().getFirst());
          for (var number = 1; number <= 4; number++) {
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, text, asked_at, moderation, changed_at)
                values (?, ?, ?, true, ?, ?, 'PENDING', ?)
                """,
                app.cast().parts().getFirst(),
                number,
                number % 2 == 0 ? author : null,
                "Kanarifugl nummer " + number,
                app.clock().instant(),
                app.clock().instant());
          }
        });
  }

  private List<Now> all() {
    return app.db()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select id, number, rev, moderation, handling, text,
                           concat_ws('|', number, moderation, handling, text, rank, reason, answer, follow_up_owner,
                                     published_at, live_at, answered_at, merged_into, merged_parent, merged_was, merged_handling,
                                     carried_from, edited_at) as row
                      from question where part_id = :part order by number
                    """)
                .bind("part", app.cast().parts().getFirst())
                .mapTo(Now.class)
                .list());
  }

  private int count(String sql) {
    return app.db().withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }

  private static int rev(List<Now> all, int number) {
    return all.stream().filter(now -> now.number() == number).findFirst().orElseThrow().rev();
  }

  private static List<String> rows(List<Now> all) {
    return all.stream().map(Now::row).toList();
  }

  private static List<String> states(List<Now> all) {
    return all.stream().map(now -> now.row() + now.rev()).toList();
  }
}
