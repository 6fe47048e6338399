package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import no.ordstyrer.question.AnswerDrafts.Work;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Answers in writing, from the first draft until they are published. */
public final class AnswerDraftPages {
  private static final int LIMIT = 5000;

  private final AnswerDrafts drafts;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public AnswerDraftPages(AnswerDrafts drafts, Parts parts, Site site, Templates templates) {
    this.drafts = drafts;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  /**
   * One question and its answer.
   *
   * @param told why nothing was done, or null
   */
  public record Answering(Seen seen, Work work, Form form, int limit, @Nullable Drafted told) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/answers",
        () -> {
          get(this::list);
          path(
              "/{number}",
              () -> {
                get(this::open);
                post("/draft", this::save);
                post("/approval", this::approve);
                post("/publication", this::publish);
              });
        });
  }

  private void list(Context ctx) {
    var seen = seen(ctx);
    List<Work> open = drafts.open(Web.viewer(ctx), seen);
    ctx.html(templates.questionAnswers(page(ctx, seen, "question.answers"), seen, open).render());
  }

  private void open(Context ctx) {
    var seen = seen(ctx);
    var work = drafts.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    show(ctx, seen, work, filled(ctx, work), null);
  }

  private void save(Context ctx) {
    var seen = seen(ctx);
    var number = QueuePages.number(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var text = form.text("answer", LIMIT);
    if (text.isEmpty()) {
      form.problem("answer", "web.problem.required");
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, drafts.find(Web.viewer(ctx), seen, number), form, null);
      return;
    }
    var saved = drafts.save(Web.viewer(ctx), seen, number, QueuePages.rev(ctx), text);
    answer(ctx, seen, number, form, saved, "question.drafted");
  }

  private void approve(Context ctx) {
    var seen = seen(ctx);
    var number = QueuePages.number(ctx);
    var approved = drafts.approve(Web.viewer(ctx), seen, number, QueuePages.rev(ctx));
    answer(ctx, seen, number, null, approved, "question.draft-approved");
  }

  private void publish(Context ctx) {
    var seen = seen(ctx);
    var number = QueuePages.number(ctx);
    var published = drafts.publish(Web.viewer(ctx), seen, number, QueuePages.rev(ctx));
    answer(ctx, seen, number, null, published, "question.answer-published");
  }

  /** What was typed comes back beside what somebody else has written meanwhile. */
  private void answer(
      Context ctx, Seen seen, int number, @Nullable Form typed, Drafted drafted, String done) {
    switch (drafted) {
      case Drafted.Done _ ->
          Web.seeOther(ctx, seen.path() + "/answers/" + number + "?done=" + done);
      case Drafted.Stale _, Drafted.Claimed _, Drafted.NotNow _ -> {
        ctx.status(HttpStatus.CONFLICT);
        var work = drafts.find(Web.viewer(ctx), seen, number);
        show(ctx, seen, work, typed == null ? filled(ctx, work) : typed, drafted);
      }
    }
  }

  private void show(Context ctx, Seen seen, Work work, Form form, @Nullable Drafted told) {
    var draft = work.draft();
    form.put("rev", draft == null ? 0 : draft.rev());
    var desk = new Answering(seen, work, form, LIMIT, told);
    ctx.html(templates.questionAnswering(page(ctx, seen, "question.answering"), desk).render());
  }

  private Form filled(Context ctx, Work work) {
    var form = Form.empty(site.words(Web.language(ctx)));
    var draft = work.draft();
    return draft == null ? form : form.put("answer", draft.text());
  }

  private Page page(Context ctx, Seen seen, String title) {
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
