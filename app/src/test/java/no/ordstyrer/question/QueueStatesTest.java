package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

/** Whatever is done to three questions, in whatever order: the two axes hold, in the database. */
class QueueStatesTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final List<String> ACTS =
      List.of(
          "queue/%d/approve",
          "queue/%d/reject",
          "queue/%d/retract",
          "queue/%d/restore",
          "queue/%d/shortlist",
          "queue/%d/unlist",
          "queue/%d/live",
          "queue/%d/finish",
          "queue/%d/back",
          "queue/%d/reopen",
          "queue/%d/undo",
          "outcomes/%d/answer",
          "outcomes/%d/follow-up",
          "outcomes/%d/close");

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final long author = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());

  /** Something done to one of them, with the rev that is current, or with an old one. */
  record Step(int number, String act, boolean stale) {}

  /** Where one of them stands, and how much has happened to it. */
  public record Now(int number, String moderation, String handling, int rev, int events) {
    boolean live() {
      return handling.equals("LIVE");
    }

    boolean published() {
      return moderation.equals("PUBLISHED");
    }
  }

  @Property(tries = 25)
  void the_axes_hold(@ForAll("steps") List<Step> steps) {
    threePending();
    for (var step : steps) {
      var before = all();
      var was = before.get(step.number() - 1);
      var rev = step.stale() ? was.rev() - 1 : was.rev();
      var answer =
          kari.post(
              PART + "/" + step.act().formatted(step.number()),
              "rev",
              "" + rev,
              "words",
              "Derfor",
              "reason",
              "Derfor",
              "answer",
              "Ja.",
              "owner",
              "Vi");
      var after = all();
      var is = after.get(step.number() - 1);

      assertThat(answer.statusCode()).isIn(303, 409);
      assertThat(after.stream().filter(Now::live))
          .hasSizeLessThanOrEqualTo(1)
          .allMatch(Now::published);
      assertThat(after).allMatch(now -> now.events() == now.rev() - 1, "each step is told once");
      if (answer.statusCode() == 409 || step.stale()) {
        assertThat(after).as("nothing was done").isEqualTo(before);
      } else if (is.rev() == was.rev()) {
        assertThat(is).isEqualTo(was);
      } else if (was.moderation().equals("PENDING") && is.published()) {
        assertThat(step.act()).containsAnyOf("approve", "undo");
      }
    }
    assertThatOnlyThePublishedAreSeen();
  }

  @AfterProperty
  void close() {
    app.close();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.of(ACTS)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(ACTS.get(0), ACTS.get(4), ACTS.get(6)))),
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, false), net.jqwik.api.Tuple.of(1, true)))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  private void assertThatOnlyThePublishedAreSeen() {
    var seen = app.stranger().get(PART + "/questions").body();
    for (var now : all()) {
      assertThat(seen.contains("Kanarifugl nummer " + now.number())).isEqualTo(now.published());
    }
  }

  private void threePending() {
    app.db()
        .useTransaction(handle -> {
          handle.execute("delete from question");
          for (var number = 1; number <= 3; number++) {
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, text, asked_at, moderation, changed_at)
                values (?, ?, ?, true, ?, ?, 'PENDING', ?)
                """,
                app.cast().parts().getFirst(),
                number,
                author,
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
                    select number, moderation, handling, rev,
                           (select count(*) from question_event e where e.question_id = q.id) as events
                      from question q order by number
                    """)
                .mapTo(Now.class)
                .list());
  }
}
