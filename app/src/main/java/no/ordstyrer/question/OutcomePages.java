package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** After the part: every published question gets an outcome. */
public final class OutcomePages {
  private final Outcomes outcomes;
  private final AnswerDrafts drafts;
  private final Queue queue;
  private final Undo undo;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public OutcomePages(Settling settling, Parts parts, Site site, Templates templates) {
    this.outcomes = settling.outcomes();
    this.drafts = settling.drafts();
    this.queue = settling.queue();
    this.undo = settling.undo();
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  /** What those who settle do. */
  public record Settling(Outcomes outcomes, AnswerDrafts drafts, Queue queue, Undo undo) {}

  /**
   * What lacks an outcome, and where it can be carried.
   *
   * @param followedUp what is promised and not answered yet
   * @param closed what was closed without an answer though one is written
   * @param proposals answers that are written and not published
   * @param pending how many nobody has moderated yet
   * @param wrong the number of the question whose form came back, or 0
   * @param told what became of the last act, or null
   */
  public record Ledger(
      List<Question> lacking,
      List<Question> followedUp,
      List<Question> closed,
      Map<QuestionId, AnswerDraft> proposals,
      List<Part> later,
      long pending,
      int wrong,
      Form form,
      @Nullable Moved told) {
    /** The answer that is written to it and not published, or null. */
    public @Nullable AnswerDraft proposal(Question question) {
      return proposals.get(question.id());
    }

    /** What its form shows: what was typed, for the one that came back. */
    public Form form(Question question) {
      return question.number() == wrong ? form : Form.empty(form.t());
    }
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/outcomes",
        () -> {
          get(this::open);
          post("/{number}/answered", act((_, _) -> new Act.Finish()));
          post("/{number}/answer", act(OutcomePages::answer));
          post("/{number}/follow-up", act(OutcomePages::followUp));
          post("/{number}/close", act(OutcomePages::close));
          post("/{number}/proposal", this::publish);
          post("/{number}/carry", this::carry);
          post("/{number}/undo", this::undo);
        });
  }

  private void open(Context ctx) {
    var told = QueuePages.told(ctx, undo, seen(ctx));
    show(ctx, 0, Form.empty(site.words(Web.language(ctx))), told);
  }

  private void undo(Context ctx) {
    var seen = seen(ctx);
    var moved = undo.undo(Web.viewer(ctx), seen, QueuePages.number(ctx), QueuePages.rev(ctx));
    if (moved instanceof Moved.Done) {
      Web.seeOther(ctx, seen.path() + "/outcomes?done=question.undone");
    } else {
      answer(ctx, seen, moved, Form.empty(site.words(Web.language(ctx))));
    }
  }

  private io.javalin.http.Handler act(BiFunction<Context, Form, Act> reading) {
    return ctx -> {
      var seen = seen(ctx);
      var form = Form.of(ctx, site.words(Web.language(ctx)));
      var act = reading.apply(ctx, form);
      if (form.ok()) {
        var number = QueuePages.number(ctx);
        var moved = queue.act(Web.viewer(ctx), seen, number, QueuePages.rev(ctx), act);
        answer(ctx, seen, moved, form);
      } else {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, QueuePages.number(ctx), form, null);
      }
    };
  }

  private void carry(Context ctx) {
    var seen = seen(ctx);
    var to =
        outcomes.later(seen).stream()
            .filter(part -> Integer.toString(part.number()).equals(Web.form(ctx, "part")))
            .findFirst()
            .orElseThrow(NotFound::new);
    var number = QueuePages.number(ctx);
    var moved = outcomes.carry(Web.viewer(ctx), seen, number, QueuePages.rev(ctx), to.id());
    answer(ctx, seen, moved, Form.of(ctx, site.words(Web.language(ctx))));
  }

  /** Never by itself: a moderator has read it here. */
  private void publish(Context ctx) {
    var seen = seen(ctx);
    var word =
        switch (drafts.publishProposal(
            Web.viewer(ctx), seen, QueuePages.number(ctx), QueuePages.rev(ctx))) {
          case Drafted.Done _ -> "question.answer-published";
          case Drafted.Stale _ -> "question.proposal-changed";
          case Drafted.Claimed _, Drafted.NotNow _ -> "question.proposal-not-now";
        };
    Web.seeOther(ctx, seen.path() + "/outcomes?done=" + word);
  }

  private void answer(Context ctx, Seen seen, Moved moved, Form form) {
    switch (moved) {
      case Moved.Done _ ->
          Web.seeOther(ctx, seen.path() + "/outcomes?told=" + moved.now().number());
      case Moved.Stale _, Moved.Impossible _, Moved.Claimed _, Moved.TakenUp _ -> {
        ctx.status(HttpStatus.CONFLICT);
        show(ctx, moved.now().number(), form, moved);
      }
    }
  }

  private void show(Context ctx, int wrong, Form form, @Nullable Moved told) {
    var seen = seen(ctx);
    var all = queue.all(Web.viewer(ctx), seen);
    var pending = all.stream().filter(Question::pending).count();
    var proposals = drafts.proposed(seen);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    var ledger =
        new Ledger(
            outcomes.lacking(Web.viewer(ctx), seen),
            outcomes.followedUp(Web.viewer(ctx), seen),
            all.stream()
                .filter(Question::published)
                .filter(question -> question.handling() == Question.Handling.NOT_ANSWERED)
                .filter(question -> proposals.containsKey(question.id()))
                .toList(),
            proposals,
            outcomes.later(seen),
            pending,
            wrong,
            form,
            told);
    ctx.html(
        templates
            .questionSettle(page.titled(page.t().say("question.settle")), seen, ledger)
            .render());
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::moderates);
  }

  private static Act answer(Context ctx, Form form) {
    var text = form.text("answer", 5000);
    if (text.isEmpty()) {
      form.problem("answer", "web.problem.required");
    }
    return new Act.Answer(text);
  }

  private static Act followUp(Context ctx, Form form) {
    var owner = form.required("owner", 200);
    LocalDate due = form.date("due").orElse(null);
    return new Act.FollowUp(owner, due);
  }

  private static Act close(Context ctx, Form form) {
    return new Act.Close(form.required("reason", 400));
  }
}
