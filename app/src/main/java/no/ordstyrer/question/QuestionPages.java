package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.question.Rules.Naming;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.ThemeId;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Asking and voting. The list itself is a piece of the part's page ({@code question/room.jte}). */
public final class QuestionPages {
  private final Questions questions;
  private final Votes votes;
  private final Queue queue;
  private final Setting setting;
  private final Site site;
  private final Templates templates;

  public QuestionPages(
      Questions questions,
      Votes votes,
      Queue queue,
      Setting setting,
      Site site,
      Templates templates) {
    this.questions = questions;
    this.votes = votes;
    this.queue = queue;
    this.setting = setting;
    this.site = site;
    this.templates = templates;
  }

  /** The part's page around the questions: shows it again with what was typed. */
  @FunctionalInterface
  public interface SurroundingPages {
    void show(Context ctx, Seen seen, Form form);
  }

  /** How a request finds its part, and the page that a refused form comes back on. */
  public record Setting(Parts parts, SurroundingPages around) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/questions",
        () -> {
          get(this::alone);
          post(this::ask);
          path(
              "/{number}",
              () -> {
                post("/vote", this::vote);
                get("/edit", this::opened);
                post("/text", this::edit);
                post("/withdrawal", this::withdraw);
              });
        });
  }

  private void alone(Context ctx) {
    var seen = seen(ctx);
    alone(ctx, seen, Form.empty(site.words(Web.language(ctx))));
  }

  /** The questions without the rest of the part's page. */
  public void alone(Context ctx, Seen seen, Form form) {
    var order = Order.of(Web.query(ctx, "sort"));
    var list = questions.list(Web.viewer(ctx), seen, order);
    var page = site.page(ctx).of(seen.arena().brand());
    ctx.html(
        templates
            .questionAlone(page.titled(page.t().say("question.list")).widened(), seen, list, form)
            .render());
  }

  private void ask(Context ctx) {
    var seen = seen(ctx);
    var form = form(ctx);
    switch (questions.ask(Web.viewer(ctx), seen, asking(form))) {
      case Asked.Accepted(var question) -> asked(ctx, seen, question, "question.published");
      case Asked.AwaitsModeration(var question) -> asked(ctx, seen, question, "question.asked");
      case Asked.NamesShown _ -> refuse(ctx, seen, form, "ask", "question.problem.names-shown");
      case Asked.NotAttending _ -> refuse(ctx, seen, form, "ask", "question.problem.guest");
      case Asked.Closed _, Asked.Handled _ ->
          refuse(ctx, seen, form, "ask", "question.problem.closed");
      case Asked.Empty _ -> refuse(ctx, seen, form, "text", "question.problem.empty");
      case Asked.TooLong(var length, var limit) ->
          refuse(ctx, seen, form, "text", "question.problem.long", length, limit, length - limit);
      case Asked.TooSoon(var left) ->
          refuse(ctx, seen, form, "ask", "question.problem.soon", left.toSeconds() + 1);
      case Asked.Alike(var published) -> alike(ctx, seen, form, published);
      case Asked.Muted(var why) -> refuse(ctx, seen, form, "ask", "question.problem.muted", why);
      case Asked.TooManyPending(var most) ->
          refuse(ctx, seen, form, "ask", "question.problem.many", most);
    }
  }

  /** The form comes back with what is like it, and its next button asks nevertheless. */
  private void alike(Context ctx, Seen seen, Form form, List<Question> like) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    var list = questions.list(Web.viewer(ctx), seen);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, templates.questionAsk(list, form, seen.path(), like).render());
    } else {
      Security.seclude(ctx);
      var page = page(ctx, seen, "question.similar.title");
      ctx.html(templates.questionAlike(page, seen, list, like, form).render());
    }
  }

  private void asked(Context ctx, Seen seen, Question question, String done) {
    if (Web.wantsFragment(ctx)) {
      var t = site.words(Web.language(ctx));
      var list = questions.list(Web.viewer(ctx), seen);
      var next = Form.empty(t).put("language", question.language());
      if (question.anonymous()) {
        next.put("anonymous", "yes");
      }
      Web.fragment(
          ctx,
          templates.questionMine(question, t, place(seen)).render()
              + templates.questionAsk(list, next, seen.path(), List.of()).render());
    } else {
      Web.seeOther(ctx, seen.path() + "?done=" + done + "#mine-" + question.number());
    }
  }

  private void refuse(
      Context ctx, Seen seen, Form form, String field, String key, Object... filled) {
    form.problem(field, key, filled);
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    if (Web.wantsFragment(ctx)) {
      var list = questions.list(Web.viewer(ctx), seen);
      Web.fragment(ctx, templates.questionAsk(list, form, seen.path(), List.of()).render());
    } else {
      setting.around().show(ctx, seen, form);
    }
  }

  private void opened(Context ctx) {
    var seen = seen(ctx);
    var question = questions.own(Web.viewer(ctx), seen, QueuePages.number(ctx));
    if (!question.pending()) {
      throw new NotFound();
    }
    var form = Form.empty(site.words(Web.language(ctx))).put("text", question.text());
    if (question.themeId() != null) {
      form.put("theme", question.themeId().value());
    }
    edit(ctx, seen, question, form);
  }

  private void edit(Context ctx) {
    var seen = seen(ctx);
    var question = questions.own(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var form = form(ctx);
    switch (questions.edit(Web.viewer(ctx), seen, question.number(), asking(form))) {
      case Asked.Accepted(var now) -> asked(ctx, seen, now, "question.edited");
      case Asked.AwaitsModeration(var now) -> asked(ctx, seen, now, "question.edited");
      case Asked.Empty _ -> again(ctx, seen, question, form, "question.problem.empty");
      case Asked.TooLong(var length, var limit) ->
          again(ctx, seen, question, form, "question.problem.long", length, limit, length - limit);
      case Asked.Closed _ -> again(ctx, seen, question, form, "question.problem.edit-closed");
      case Asked.Muted(var why) -> again(ctx, seen, question, form, "question.problem.muted", why);
      case Asked.Handled _,
          Asked.NamesShown _,
          Asked.NotAttending _,
          Asked.TooSoon _,
          Asked.Alike _,
          Asked.TooManyPending _ ->
          again(ctx, seen, question, form, "question.problem.over");
    }
  }

  private void again(
      Context ctx, Seen seen, Question question, Form form, String key, Object... filled) {
    form.problem("text", key, filled);
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    edit(ctx, seen, question, form);
  }

  private void edit(Context ctx, Seen seen, Question question, Form form) {
    Security.seclude(ctx);
    var list = questions.list(Web.viewer(ctx), seen);
    var page = page(ctx, seen, "question.edit.title");
    ctx.html(templates.questionEdit(page, seen, question, list, form).render());
  }

  private void withdraw(Context ctx) {
    var seen = seen(ctx);
    var moved = queue.withdraw(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var done = moved instanceof Moved.Done;
    if (Web.wantsFragment(ctx)) {
      ctx.status(done ? HttpStatus.OK : HttpStatus.CONFLICT);
      var t = site.words(Web.language(ctx));
      Web.fragment(ctx, templates.questionMine(moved.now(), t, place(seen)).render());
    } else {
      Web.seeOther(ctx, seen.path() + (done ? "?done=question.withdrawn" : "") + "#mine");
    }
  }

  private void vote(Context ctx) {
    var seen = seen(ctx);
    var number = QueuePages.number(ctx);
    var voted = Web.form(ctx, "voted").equals("true");
    switch (votes.set(Web.viewer(ctx), seen, number, voted, counter(ctx))) {
      case Votes.Voted.Counted(var question, var choice) -> voted(ctx, seen, question, choice);
      case Votes.Voted.Over(var question) -> voted(ctx, seen, question, null);
      case Votes.Voted.TooMany _ ->
          uncounted(ctx, seen, HttpStatus.TOO_MANY_REQUESTS, "question.problem.votes");
      case Votes.Voted.NotAttending _ ->
          uncounted(ctx, seen, HttpStatus.UNPROCESSABLE_CONTENT, "question.problem.guest");
    }
  }

  /** The vote was not counted; the page says why, beside the list. */
  private void uncounted(Context ctx, Seen seen, HttpStatus status, String problem) {
    var form = form(ctx);
    form.problem("vote", problem);
    ctx.status(status);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, templates.questionUncounted(form).render());
    } else {
      setting.around().show(ctx, seen, form);
    }
  }

  private void voted(
      Context ctx, Seen seen, Question question, @org.jspecify.annotations.Nullable Vote choice) {
    if (Web.wantsFragment(ctx)) {
      var t = site.words(Web.language(ctx));
      Web.fragment(
          ctx,
          templates.questionItem(question, t, place(seen), choice).render()
              + templates.questionUncounted(Form.empty(t)).render());
    } else {
      Web.seeOther(ctx, seen.path() + "#question-" + question.number());
    }
  }

  private Form form(Context ctx) {
    return Form.of(ctx, site.words(Web.language(ctx)));
  }

  /** Cleaned by the form, measured by the verb: here nothing is too long. */
  static Asking asking(Form form) {
    var theme = form.value("theme");
    return new Asking(
        form.text("text", Integer.MAX_VALUE),
        form.has("anonymous", "yes") || form.has("naming", Naming.ANONYMOUS.name()),
        form.value("language"),
        theme.matches("[0-9]{1,18}") ? new ThemeId(Long.parseLong(theme)) : null,
        form.value("command"),
        form.value("similar").equals("show"));
  }

  private Page page(Context ctx, Seen seen, String title) {
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  Seen seen(Context ctx) {
    return PartPages.seen(ctx, setting.parts());
  }

  private static QuestionPlace place(Seen seen) {
    return new QuestionPlace(seen.path(), seen.arena().timezone());
  }

  private static long counter(Context ctx) {
    var counter = Web.form(ctx, "counter");
    return counter.matches("[0-9]{1,18}") ? Long.parseLong(counter) : 0;
  }
}
