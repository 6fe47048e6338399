package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.panel.Briefing;
import no.ordstyrer.panel.Briefings;
import no.ordstyrer.question.AnswerDrafts;
import no.ordstyrer.question.Drafted;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Questions;
import no.ordstyrer.room.SeatPages.Returned;
import no.ordstyrer.room.SeatPages.Sitter;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/**
 * How a panelist prepares: what she takes, what she notes for herself, and an answer in advance.
 * What she writes is hers alone until she says that an answer is ready; then moderators and the
 * chair have it before them as a draft.
 */
public final class BriefPages {
  private final SeatPages seats;
  private final Briefings briefings;
  private final Questions questions;
  private final AnswerDrafts drafts;

  public BriefPages(
      SeatPages seats, Briefings briefings, Questions questions, AnswerDrafts drafts) {
    this.seats = seats;
    this.briefings = briefings;
    this.questions = questions;
    this.drafts = drafts;
  }

  public void routes() {
    post("/{arena}/{series}/{part}/seat/questions/{number}", this::brief);
  }

  private void brief(Context ctx) {
    var sitter = seats.sitter(ctx);
    var number = Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
    var question =
        questions
            .find(sitter.part(), number)
            .filter(Question::published)
            .orElseThrow(NotFound::new);
    var form = seats.form(ctx);
    var choice = form.one("choice", Briefing.Choice.class).orElse(null);
    var briefing =
        new Briefing(
            question.id().value(),
            choice,
            form.text("draft", Briefings.LONGEST),
            form.text("note", Briefings.LONGEST));
    var problem = form.problem("draft").isEmpty() ? form.problem("note") : form.problem("draft");
    if (problem.isEmpty() && form.has("offer", "yes") && briefing.draft().isEmpty()) {
      problem = form.t().say("debate.brief.offer.empty");
    }
    if (problem.isEmpty() && sitter.mine(question)) {
      problem = offer(ctx, sitter, number, form, briefing.draft());
    }
    if (!problem.isEmpty()) {
      var typed =
          new Briefing(briefing.question(), choice, form.value("draft"), form.value("note"));
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      seats.show(ctx, sitter, seats.form(ctx, sitter), new Returned(number, typed, problem));
      return;
    }
    briefings.write(sitter.seen(), sitter.seat(), briefing);
    Web.seeOther(ctx, sitter.seen().path() + "/seat?done=debate.brief#brief-" + number);
  }

  /** The answer goes to the moderators, or comes back from them; what is wrong in words, or "". */
  private String offer(Context ctx, Sitter sitter, int number, Form form, String text) {
    var viewer = Web.viewer(ctx);
    var draft = drafts.find(viewer, sitter.seen(), number).draft();
    var hers = draft != null && viewer.mustBeStaff().equals(draft.writtenBy());
    var rev = form.whole("draft-rev", 0, Integer.MAX_VALUE).orElse(0);
    if (form.has("offer", "yes")) {
      if (draft != null && hers && draft.text().equals(text)) {
        return "";
      }
      return told(form, drafts.save(viewer, sitter.seen(), number, rev, text));
    }
    return hers ? told(form, drafts.takeBack(viewer, sitter.seen(), number, rev)) : "";
  }

  private static String told(Form form, Drafted drafted) {
    return switch (drafted) {
      case Drafted.Done _ -> "";
      case Drafted.Stale _, Drafted.Claimed _ -> form.t().say("debate.brief.offer.taken");
      case Drafted.NotNow _ -> form.t().say("debate.brief.offer.late");
    };
  }
}
