package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.question.Editing.Edited;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** A moderator puts a question into other words. */
public final class EditPages {
  private final QueuePages pages;
  private final Queue queue;
  private final Questions questions;
  private final Editing editing;
  private final Templates templates;

  public EditPages(
      QueuePages pages, Queue queue, Questions questions, Editing editing, Templates templates) {
    this.pages = pages;
    this.queue = queue;
    this.questions = questions;
    this.editing = editing;
    this.templates = templates;
  }

  /** What the form shows; {@code limit} in code points. */
  public record Draft(Question question, int limit, Form form) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/queue/{number}/edit",
        () -> {
          get(this::open);
          post(this::edit);
        });
  }

  private void open(Context ctx) {
    var seen = pages.moderated(ctx);
    var question = queue.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var form = Form.empty(pages.words(ctx)).put("rev", question.rev()).put("text", question.text());
    show(ctx, seen, question, form);
  }

  private void edit(Context ctx) {
    var seen = pages.moderated(ctx);
    var form = Form.of(ctx, pages.words(ctx));
    var number = QueuePages.number(ctx);
    var text = form.text("text", Integer.MAX_VALUE);
    switch (editing.edit(Web.viewer(ctx), seen, number, QueuePages.rev(ctx), text)) {
      case Edited.As(Moved.Done done) -> pages.answer(ctx, seen, done);
      case Edited.As(var moved) -> overtaken(ctx, seen, moved, form);
      case Edited.Empty(var question) ->
          refuse(ctx, seen, question, form, "question.problem.empty");
      case Edited.TooLong(var question, var length, var limit) ->
          refuse(ctx, seen, question, form, "question.problem.long", length, limit, length - limit);
    }
  }

  /** The words are kept: with script the form is still open, without it comes back. */
  private void overtaken(Context ctx, Seen seen, Moved moved, Form form) {
    if (Web.wantsFragment(ctx)) {
      pages.answer(ctx, seen, moved);
    } else {
      ctx.status(HttpStatus.CONFLICT);
      form.problem("text", "question.edit.overtaken");
      show(ctx, seen, moved.now(), form.put("rev", moved.now().rev()));
    }
  }

  private void refuse(
      Context ctx, Seen seen, Question question, Form form, String key, Object... filled) {
    form.problem("text", key, filled);
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, question, form);
  }

  private void show(Context ctx, Seen seen, Question question, Form form) {
    var limit = questions.rules(seen.part().id()).questionLimit();
    var draft = new Draft(question, limit, form);
    Security.seclude(ctx);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, templates.questionRewording(seen.path(), draft).render());
    } else {
      var page = pages.page(ctx, seen, "question.reword.title", question.number());
      ctx.html(templates.questionReword(page, seen, draft).render());
    }
  }
}
