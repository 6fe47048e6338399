package no.ordstyrer.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * The two diagrams of a question, written out once more: whatever is done to one question over
 * HTTP, it stands where they say, and is refused where they draw no arrow. ({@link QueueModelTest}
 * has what must hold of several at once, carrying over, editing and undo.)
 */
class QuestionDiagramTest {
  private static final String PART = Cast.SERIES + "/del-1";
  private static final Set<String> WAITING = Set.of("OPEN", "SHORTLISTED");
  private static final Set<String> PUBLIC = Set.of("PUBLISHED");
  private static final Set<String> SEEN_BY_THE_CHAIR = Set.of("PUBLISHED", "PENDING");

  /** An arrow of the moderation: from where, to where. */
  private record Arrow(Set<String> from, String to) {}

  private static final Map<String, Arrow> MODERATION =
      Map.of(
          "queue/1/approve", new Arrow(Set.of("PENDING"), "PUBLISHED"),
          "queue/1/reject", new Arrow(Set.of("PENDING"), "REJECTED"),
          "queue/1/retract", new Arrow(Set.of("PUBLISHED"), "REJECTED"),
          "queue/1/restore", new Arrow(Set.of("REJECTED"), "PUBLISHED"));

  /** An arrow of the handling, and which moderation it asks for. */
  private record Handled(Set<String> seen, Set<String> from, String to) {}

  private static final Set<String> OUTCOMES =
      Set.of("ANSWERED_LIVE", "ANSWERED_TEXT", "NOT_ANSWERED", "DEFERRED");
  private static final Set<String> UNANSWERED = Set.of("OPEN", "SHORTLISTED", "DEFERRED");
  private static final Map<String, Handled> HANDLING =
      Map.of(
          "queue/1/shortlist", new Handled(SEEN_BY_THE_CHAIR, Set.of("OPEN"), "SHORTLISTED"),
          "queue/1/unlist", new Handled(SEEN_BY_THE_CHAIR, Set.of("SHORTLISTED"), "OPEN"),
          "queue/1/live", new Handled(PUBLIC, WAITING, "LIVE"),
          "queue/1/finish",
              new Handled(PUBLIC, Set.of("LIVE", "OPEN", "SHORTLISTED"), "ANSWERED_LIVE"),
          "queue/1/back", new Handled(PUBLIC, Set.of("LIVE"), "SHORTLISTED"),
          "outcomes/1/answer", new Handled(PUBLIC, UNANSWERED, "ANSWERED_TEXT"),
          "outcomes/1/follow-up", new Handled(PUBLIC, WAITING, "DEFERRED"),
          "outcomes/1/close", new Handled(PUBLIC, UNANSWERED, "NOT_ANSWERED"),
          "queue/1/reopen", new Handled(PUBLIC, OUTCOMES, "OPEN"));

  private final TestApp app = new TestApp();
  private final Visitor kari = app.signedIn(Cast.MODERATOR);
  private final Visitor per = app.signedIn(Cast.SECOND_MODERATOR);
  private final long author = Attendees.register(app, Cast.ATTENDEE, app.cast().parts());
  private final Visitor anne = Attendees.holding(app, author);
  private final List<Visitor> reporters =
      List.of(
          Attendees.confirmed(app, Cast.SECOND_ATTENDEE),
          Attendees.confirmed(app, Cast.THIRD_ATTENDEE),
          Attendees.confirmed(app, new Cast.Person("Dag", "dag@etat.example")),
          Attendees.confirmed(app, new Cast.Person("Eva", "eva@etat.example")));

  /** The question as it should stand. */
  private static final class Model {
    private String moderation = "PENDING";
    private String handling = "OPEN";
    private String before = "";
    private String claimedBy = "";
    private long claimedUntil;
    private long now;
    private int reporters;
    private int reports;

    boolean act(String act) {
      var arrow = MODERATION.get(act);
      if (arrow != null) {
        return moderate(arrow);
      }
      var handled = HANDLING.get(act);
      if (handled == null) {
        return others(act);
      }
      if (!handled.seen().contains(moderation)) {
        return false;
      }
      if (handling.equals(handled.to())) {
        return true;
      }
      var claimed = claimedBy.equals("per") && now < claimedUntil;
      if (!handled.from().contains(handling) || (act.endsWith("/answer") && claimed)) {
        return false;
      }
      handling = handled.to();
      claimedBy = "";
      return true;
    }

    private boolean moderate(Arrow arrow) {
      if (moderation.equals(arrow.to())) {
        return true;
      }
      if (!arrow.from().contains(moderation)) {
        return false;
      }
      to(arrow.to());
      reports = arrow.to().equals("PUBLISHED") ? 0 : reports;
      return true;
    }

    private boolean others(String act) {
      var there = SEEN_BY_THE_CHAIR.contains(moderation);
      return switch (act) {
        case "withdraw" -> {
          var may = there && WAITING.contains(handling);
          if (may) {
            to("WITHDRAWN");
          }
          yield may || moderation.equals("WITHDRAWN");
        }
        case "merge" -> {
          var may = there && (WAITING.contains(handling) || handling.equals("LIVE"));
          if (may) {
            before = moderation + " " + (handling.equals("LIVE") ? "SHORTLISTED" : handling);
            moderation = "MERGED";
            handling = "OPEN";
            claimedBy = "";
          }
          yield may || moderation.equals("MERGED");
        }
        default -> {
          if (moderation.equals("MERGED")) {
            moderation = before.split(" ", -1)[0];
            handling = before.split(" ", -1)[1];
            claimedBy = "";
            yield true;
          }
          yield there;
        }
      };
    }

    /** Two suffice. */
    boolean report() {
      if (!PUBLIC.contains(moderation)) {
        return false;
      }
      reporters++;
      reports++;
      if (reports >= 2) {
        to("PENDING");
      }
      return true;
    }

    /** What leaves the public leaves the stage and the shortlist; an outcome it keeps. */
    private void to(String next) {
      if (!next.equals("PUBLISHED") && !OUTCOMES.contains(handling)) {
        handling = "OPEN";
      }
      moderation = next;
      claimedBy = "";
    }
  }

  @Property(tries = 30)
  void a_question_stands_where_the_diagrams_say(@ForAll("acts") List<String> acts) {
    oneAsked();
    var model = new Model();
    for (var act : acts) {
      app.clock().forward(Duration.ofSeconds(1));
      model.now++;
      did(model, act);
      assertThat(one("select moderation || ' ' || handling from question where number = 1"))
          .as("after %s of %s", act, acts)
          .isEqualTo(model.moderation + " " + model.handling);
      assertThat(app.stranger().get(PART + "/questions").body().contains("Kanarifugl"))
          .as("public after %s of %s", act, acts)
          .isEqualTo(model.moderation.equals("PUBLISHED"));
    }
  }

  @AfterProperty
  void close() {
    app.close();
  }

  private void did(Model model, String act) {
    switch (act) {
      case "wait" -> {
        app.clock().forward(Duration.ofSeconds(45));
        model.now += 45;
      }
      case "claim" -> {
        per.post(PART + "/queue/1/claim");
        model.claimedBy = "per";
        model.claimedUntil = model.now + 45;
      }
      case "report" -> {
        if (model.reporters < reporters.size()) {
          var who = reporters.get(model.reporters);
          var answer = who.post(PART + "/questions/1/report", "reason", "Nei").statusCode();
          assertThat(answer == 303).as("report in %s", model.moderation).isEqualTo(model.report());
        }
      }
      case "withdraw" -> {
        // Her page is shown again, and says whether it came too late.
        anne.post(PART + "/questions/1/withdrawal");
        model.act(act);
      }
      case "merge" -> same(model, act, "queue/1/merge");
      case "unmerge" -> same(model, act, "queue/1/unmerge");
      default -> same(model, act, act);
    }
  }

  private void same(Model model, String act, String path) {
    var was = model.moderation + " " + model.handling;
    var rev = one("select rev::text from question where number = 1");
    var answer =
        kari.post(
            PART + "/" + path,
            "rev",
            rev,
            "into",
            "2",
            "words",
            "Derfor",
            "reason",
            "Derfor",
            "answer",
            "Ja.",
            "owner",
            "Vi");
    assertThat(answer.statusCode()).as("%s in %s", act, was).isEqualTo(model.act(act) ? 303 : 409);
  }

  @Provide
  Arbitrary<List<String>> acts() {
    var rare =
        Arbitraries.of(
            "report", "withdraw", "merge", "unmerge", "claim", "wait", "outcomes/1/answer");
    var all =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                3, Arbitraries.of(MODERATION.keySet().stream().sorted().toList())),
            net.jqwik.api.Tuple.of(4, Arbitraries.of(HANDLING.keySet().stream().sorted().toList())),
            net.jqwik.api.Tuple.of(3, rare));
    return Combinators.combine(all.list().ofMinSize(5).ofMaxSize(20), Arbitraries.of(true, false))
        .as((acts, approved) -> approved ? concat("queue/1/approve", acts) : acts);
  }

  private static List<String> concat(String first, List<String> rest) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
        .toList();
  }

  private void oneAsked() {
    app.db()
        .useTransaction(handle -> {
          handle.execute("delete from question");
          handle.execute("delete from room");
          handle.execute(
              "insert into room (part_id, last_number, report_threshold) values (?, 2, 2)",
              app.cast().parts().getFirst());
          for (var number = 1; number <= 2; number++) {
            handle.execute(
                """
                insert into question (part_id, number, registration_id, anonymous, text, asked_at, moderation,
                       published_at, changed_at)
                values (?, ?, ?, true, ?, ?, ?, ?, ?)
                """,
                app.cast().parts().getFirst(),
                number,
                number == 1 ? author : null,
                number == 1 ? "Kanarifugl?" : "Noe annet?",
                app.clock().instant(),
                number == 1 ? "PENDING" : "PUBLISHED",
                number == 1 ? null : app.clock().instant(),
                app.clock().instant());
          }
        });
  }

  private String one(String sql) {
    return app.db().withHandle(handle -> handle.select(sql).mapTo(String.class).one());
  }
}
