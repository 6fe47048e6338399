package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import no.ordstyrer.question.Merging.Merged;
import no.ordstyrer.question.Merging.Why;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;

/** Merging questions that ask the same, and taking them apart again. */
public final class MergePages {
  private final QueuePages pages;
  private final Queue queue;
  private final Merging merging;
  private final Templates templates;

  public MergePages(QueuePages pages, Queue queue, Merging merging, Templates templates) {
    this.pages = pages;
    this.queue = queue;
    this.merging = merging;
    this.templates = templates;
  }

  /** What the form shows; {@code alike}: the others, the most alike first. */
  public record Candidates(Question question, List<Question> alike, Form form) {
    public List<Choice> choices() {
      return alike.stream()
          .map(other -> Choice.of("" + other.number(), other.number() + ". " + other.text()))
          .toList();
    }
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/queue/{number}",
        () -> {
          get("/merge", this::open);
          post("/merge", this::merge);
          post("/unmerge", this::unmerge);
        });
  }

  private void open(Context ctx) {
    var seen = pages.moderated(ctx);
    var question = queue.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var form = Form.empty(pages.words(ctx)).put("rev", question.rev());
    show(ctx, seen, question, form);
  }

  private void merge(Context ctx) {
    var seen = pages.moderated(ctx);
    var form = Form.of(ctx, pages.words(ctx));
    var question = queue.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var typed = form.value("other");
    var into = typed.isEmpty() ? form.value("into") : typed;
    if (!into.matches("[0-9]{1,6}")) {
      refuse(ctx, seen, question, form, "question.merge.which");
      return;
    }
    var merged =
        merging.merge(
            Web.viewer(ctx), seen, question.number(), QueuePages.rev(ctx), Integer.parseInt(into));
    switch (merged) {
      case Merged.As(var moved) -> pages.answer(ctx, seen, moved);
      case Merged.Refused(var now, var other, var why) ->
          refuse(ctx, seen, now, form, key(why), now.number(), other);
    }
  }

  private void unmerge(Context ctx) {
    var seen = pages.moderated(ctx);
    var moved = merging.unmerge(Web.viewer(ctx), seen, QueuePages.number(ctx), QueuePages.rev(ctx));
    pages.answer(ctx, seen, moved);
  }

  private void refuse(
      Context ctx, Seen seen, Question question, Form form, String key, Object... filled) {
    form.problem("other", key, filled);
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, question, form);
  }

  private void show(Context ctx, Seen seen, Question question, Form form) {
    var candidates = new Candidates(question, merging.alike(Web.viewer(ctx), seen, question), form);
    Security.seclude(ctx);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, templates.questionMerging(seen.path(), candidates).render());
    } else {
      var page = pages.page(ctx, seen, "question.merge.title", question.number());
      ctx.html(templates.questionMerge(page, seen, candidates).render());
    }
  }

  private static String key(Why why) {
    return switch (why) {
      case ITSELF -> "question.merge.itself";
      case UNKNOWN -> "question.merge.unknown";
      case GONE -> "question.merge.gone";
      case MERGED -> "question.merge.merged";
      case UNSEEN -> "question.merge.unseen";
    };
  }
}
