package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Approval.Answer;
import no.ordstyrer.registration.Approvals;
import no.ordstyrer.registration.Approvals.Decided;
import no.ordstyrer.registration.Approvals.Ruling;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** Who waits for an organiser's answer, and answering them: one, several or all that are found. */
public final class ApprovalPages {
  private static final String PATH = "/studio/{arena}/{series}/admission";

  private final DeskPages desk;
  private final Approvals approvals;
  private final Figures figures;

  public ApprovalPages(DeskPages desk, Approvals approvals, Figures figures) {
    this.desk = desk;
    this.approvals = approvals;
    this.figures = figures;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/answer", this::ask);
    post(PATH + "/answer", this::answer);
    get(PATH + "/{round}", this::report);
  }

  private void list(Context ctx) {
    list(ctx, desk.series(ctx), desk.empty(ctx));
  }

  private void list(Context ctx, SeenSeries seen, Form form) {
    var asked = PeopleSearch.of(Web.query(ctx, "q"));
    var parts = desk.parts().of(seen.series().id());
    var view = new ApprovalView(seen, parts, asked, approvals.waiting(seen, asked));
    form.put("q", asked.words());
    ctx.html(desk.templates().studioApprovals(page(ctx, seen), view, form).render());
  }

  /** Says whom the answer reaches, before it is given. */
  private void ask(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx);
    ctx.queryParamMap().forEach(form::putAll);
    var whom = whom(seen, form);
    if (whom.chosen().isEmpty()) {
      form.problem("someone", "approval.problem.nobody");
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      list(ctx, seen, form);
      return;
    }
    ask(ctx, seen, new Ruling(answerOf(form), form.has("again", "yes"), ""), whom, form);
  }

  private void ask(Context ctx, SeenSeries seen, Ruling ruling, Whom whom, Form form) {
    var parts = desk.parts().of(seen.series().id());
    var people = approvals.these(seen, whom.chosen(), ruling);
    var fullness = figures.fullness(seen.series(), desk.now());
    var act = new ApprovalAct(seen, ruling, whom.chosen(), whom.asked(), people, parts, fullness);
    ctx.html(desk.templates().studioApprovalAct(page(ctx, seen), act, form).render());
  }

  private void answer(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var answer = answerOf(form);
    var whom = whom(seen, form);
    var reason =
        answer == Answer.REJECTED ? form.required("reason", 1000) : form.text("reason", 1000);
    var ruling = new Ruling(answer, form.has("again", "yes"), reason);
    if (whom.asked().isPresent() && !form.has("mark", ApprovalAct.mark(whom.chosen()))) {
      form.problem("send", "approval.problem.changed");
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      ask(ctx, seen, ruling, whom, form);
      return;
    }
    switch (approvals.decide(Web.viewer(ctx), seen, whom.chosen(), ruling)) {
      case Decided.Done(var round) ->
          Web.seeOther(ctx, "/studio" + seen.path() + "/admission/" + round.value());
      case Decided.Busy _ -> {
        form.problem("send", "approval.problem.busy");
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        ask(ctx, seen, ruling, whom, form);
      }
    }
  }

  private void report(Context ctx) {
    var seen = desk.series(ctx);
    var report = approvals.report(seen, Web.id(ctx, "round"));
    ctx.html(
        Web.wantsFragment(ctx)
            ? desk.templates().studioApprovalProgress(page(ctx, seen), seen, report).render()
            : desk.templates().studioApprovalReport(page(ctx, seen), seen, report).render());
  }

  /** Those who were ticked, or all whom a search finds, which is given then. */
  private record Whom(List<RegistrationId> chosen, Optional<PeopleSearch> asked) {}

  private Whom whom(SeenSeries seen, Form form) {
    if (form.has("whom", "all")) {
      var asked = PeopleSearch.of(form.value("q"));
      return new Whom(approvals.all(seen, asked), Optional.of(asked));
    }
    return new Whom(
        form.values("id").stream()
            .filter(id -> id.matches("[1-9][0-9]{0,17}"))
            .map(id -> new RegistrationId(Long.parseLong(id)))
            .toList(),
        Optional.empty());
  }

  private static Answer answerOf(Form form) {
    return switch (form.value("answer")) {
      case "APPROVED" -> Answer.APPROVED;
      case "REJECTED" -> Answer.REJECTED;
      default -> throw new NotFound();
    };
  }

  private Page page(Context ctx, SeenSeries seen) {
    return desk.page(ctx, "approval.title").of(seen.arena().brand());
  }
}
