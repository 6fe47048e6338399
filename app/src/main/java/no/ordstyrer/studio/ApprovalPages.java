package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
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

/** Who waits for an organiser's answer, and answering them: one, several or all that are shown. */
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
    var chosen = chosen(ctx, seen);
    if (chosen.isEmpty()) {
      form.problem("someone", "approval.problem.nobody");
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      list(ctx, seen, form);
      return;
    }
    var answer = answerOf(Web.query(ctx, "answer"));
    ask(ctx, seen, new Ruling(answer, Web.query(ctx, "again").equals("yes"), ""), chosen, form);
  }

  private void ask(
      Context ctx, SeenSeries seen, Ruling ruling, List<RegistrationId> chosen, Form form) {
    var parts = desk.parts().of(seen.series().id());
    var people = approvals.these(seen, chosen, ruling);
    var fullness = figures.fullness(seen.series(), desk.now());
    var act = new ApprovalAct(seen, ruling, chosen, people, parts, fullness);
    ctx.html(desk.templates().studioApprovalAct(page(ctx, seen), act, form).render());
  }

  private void answer(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var answer = answerOf(form.value("answer"));
    var chosen = ids(form.values("id"));
    var reason =
        answer == Answer.REJECTED ? form.required("reason", 1000) : form.text("reason", 1000);
    var ruling = new Ruling(answer, form.has("again", "yes"), reason);
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      ask(ctx, seen, ruling, chosen, form);
      return;
    }
    switch (approvals.decide(Web.viewer(ctx), seen, chosen, ruling)) {
      case Decided.Done(var round) ->
          Web.seeOther(ctx, "/studio" + seen.path() + "/admission/" + round.value());
      case Decided.Busy _ -> {
        form.problem("send", "approval.problem.busy");
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        ask(ctx, seen, ruling, chosen, form);
      }
    }
  }

  private void report(Context ctx) {
    var seen = desk.series(ctx);
    var report = approvals.report(seen, Web.id(ctx, "round"));
    ctx.html(desk.templates().studioApprovalReport(page(ctx, seen), seen, report).render());
  }

  /** Those who were ticked, or all whom the list shows. */
  private List<RegistrationId> chosen(Context ctx, SeenSeries seen) {
    if (Web.query(ctx, "whom").equals("all")) {
      var asked = PeopleSearch.of(Web.query(ctx, "q"));
      return approvals.waiting(seen, asked).found().stream().map(Approvals.Applicant::id).toList();
    }
    return ids(ctx.queryParams("id"));
  }

  private static List<RegistrationId> ids(List<String> typed) {
    return typed.stream()
        .filter(id -> id.matches("[1-9][0-9]{0,17}"))
        .limit(Approvals.MOST)
        .map(id -> new RegistrationId(Long.parseLong(id)))
        .toList();
  }

  private static Answer answerOf(String typed) {
    return switch (typed) {
      case "APPROVED" -> Answer.APPROVED;
      case "REJECTED" -> Answer.REJECTED;
      default -> throw new NotFound();
    };
  }

  private Page page(Context ctx, SeenSeries seen) {
    return desk.page(ctx, "approval.title").of(seen.arena().brand());
  }
}
