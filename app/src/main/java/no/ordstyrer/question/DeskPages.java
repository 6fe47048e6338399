package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.PersonId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Theme;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** One question of the queue on a page of its own, with what needs more than a button. */
public final class DeskPages {
  private static final int WORDS = 400;

  private final QueuePages pages;
  private final Queue queue;
  private final Claims claims;
  private final Policy policy;
  private final Parts parts;
  private final Templates templates;

  public DeskPages(QueuePages pages, QueuePages.Working working, Parts parts, Templates templates) {
    this.pages = pages;
    this.queue = working.queue();
    this.claims = working.claims();
    this.policy = working.policy();
    this.parts = parts;
    this.templates = templates;
  }

  /** One question with all that can be done to it. */
  public record Desk(
      Question question,
      List<Person> people,
      List<Theme> themes,
      List<Queue.Happening> history,
      List<Reports.Told> reports,
      List<Reason> reasons,
      @Nullable Claim claim,
      Instant now) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/queue/{number}",
        () -> {
          get(this::desk);
          post("/reject", ctx -> refuse(ctx, Act.Reject::new));
          post("/retract", ctx -> refuse(ctx, Act.Retract::new));
          post("/assign", this::assign);
        });
  }

  private void desk(Context ctx) {
    var seen = pages.seen(ctx);
    var question = queue.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var history = queue.history(Web.viewer(ctx), seen, question.number());
    Security.seclude(ctx);
    var page = pages.page(ctx, seen, "question.desk", question.number());
    var claim = pages.others(ctx, seen).get(question.number());
    var desk =
        new Desk(
            question,
            people(seen),
            parts.themes(seen.series().id()),
            history,
            queue.reports(seen, question),
            pages.reasons(seen),
            claim,
            claims.now());
    ctx.html(templates.questionHandle(page, seen, desk).render());
  }

  private void refuse(Context ctx, BiFunction<String, @Nullable String, Act> because) {
    var seen = pages.seen(ctx);
    var question = queue.find(Web.viewer(ctx), seen, QueuePages.number(ctx));
    var form = Form.of(ctx, pages.words(ctx));
    var chosen = policy.chosen(seen.arena(), form.value("reason"));
    var reason = Policy.text(chosen, question.language(), form.text("words", WORDS));
    if (reason.isEmpty() || !form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      var words = form.ok() ? form.t().say("question.reason.needed") : form.problem("words");
      ctx.html(
          templates
              .questionNeeded(
                  pages.page(ctx, seen, "question.desk", question.number()),
                  seen,
                  question,
                  pages.reasons(seen),
                  words,
                  form)
              .render());
      return;
    }
    pages.answer(
        ctx,
        seen,
        queue.act(
            Web.viewer(ctx),
            seen,
            QueuePages.number(ctx),
            QueuePages.rev(ctx),
            because.apply(reason, chosen.map(Reason::key).orElse(null))));
  }

  private void assign(Context ctx) {
    var seen = pages.seen(ctx);
    var own = people(seen).stream().map(person -> person.id().value()).toList();
    var chosen =
        ctx.formParams("person").stream()
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .filter(own::contains)
            .map(PersonId::new)
            .collect(Collectors.toSet());
    pages.answer(
        ctx,
        seen,
        queue.assign(Web.viewer(ctx), seen, QueuePages.number(ctx), QueuePages.rev(ctx), chosen));
  }

  private List<Person> people(Seen seen) {
    return parts.people(seen.series().id()).stream()
        .filter(person -> person.partId().equals(seen.part().id()))
        .toList();
  }
}
