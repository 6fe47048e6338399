package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Part;
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

/** Where a debate is planned: its terms, its seats and its run of show. */
public final class DebatePlanPages {
  private static final String PATH = "/{arena}/{series}/{part}/debate/plan";

  private final DebatePlans plans;
  private final Debates debates;
  private final Parts parts;
  private final Noted noted;
  private final Site site;
  private final Templates templates;

  public DebatePlanPages(
      DebatePlans plans,
      Debates debates,
      Parts parts,
      Noted noted,
      Site site,
      Templates templates) {
    this.plans = plans;
    this.debates = debates;
    this.parts = parts;
    this.noted = noted;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    path(
        PATH,
        () -> {
          get(ctx -> show(ctx, seen(ctx), null, null));
          post(this::begin);
          post("/terms", this::settle);
          post("/seats", this::seat);
          get("/lines/new", ctx -> line(ctx, seen(ctx), null, DebatePlanForm.fresh(words(ctx))));
          post("/lines/new", this::add);
          get("/lines/{item}", this::open);
          post("/lines/{item}", this::edit);
          post("/lines/{item}/up", ctx -> move(ctx, true));
          post("/lines/{item}/down", ctx -> move(ctx, false));
          post(
              "/lines/{item}/out",
              ctx -> done(ctx, debates.skip(seen(ctx), item(ctx)), "out", "#line-" + id(ctx)));
          post(
              "/lines/{item}/in",
              ctx -> done(ctx, plans.takeIn(seen(ctx), item(ctx)), "in", "#line-" + id(ctx)));
          post(
              "/lines/{item}/removal",
              ctx -> done(ctx, plans.remove(seen(ctx), item(ctx)), "removed", ""));
        });
  }

  private void show(Context ctx, Seen seen, @Nullable Form terms, @Nullable Form seating) {
    Security.seclude(ctx);
    var page = page(ctx, seen);
    var t = page.t();
    var debate = debates.of(seen.part().id()).orElse(null);
    var seats = plans.seats(seen);
    var fresh =
        debate == null
            ? Form.empty(t)
            : DebatePlanForm.of(debate, plans.written(seen, PlanWritten.Of.TERMS), t);
    var plan =
        new PlanView(
            seen,
            debate,
            debates.run(seen).items(),
            seats,
            terms != null ? terms : fresh,
            seating != null
                ? seating
                : DebatePlanForm.of(seats, plans.written(seen, PlanWritten.Of.SEATS), t));
    ctx.html(templates.panelPlan(page.titled(t.say("debate.plan")), plan).render());
  }

  private void begin(Context ctx) {
    var seen = seen(ctx);
    plans.begin(seen, site.words(seen.series().speaks()));
    done(ctx, true, "begun", "");
  }

  private void settle(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var terms = DebatePlanForm.terms(form);
    if (terms.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, form, null);
      return;
    }
    var written = plans.settle(Web.viewer(ctx), seen, DebatePlanForm.rev(form), terms.get());
    if (written == DebatePlans.Written.STALE) {
      late(ctx, seen, form, PlanWritten.Of.TERMS, "motion");
      show(ctx, seen, form, null);
    } else {
      done(ctx, true, "settled", "");
    }
  }

  private void seat(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var seats = DebatePlanForm.seats(form, plans.seats(seen));
    if (!form.ok() || seats.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, null, form);
      return;
    }
    switch (plans.seat(Web.viewer(ctx), seen, DebatePlanForm.rev(form), seats)) {
      case DONE -> done(ctx, true, "seated", "");
      case BEGUN -> done(ctx, false, "seated", "");
      case STALE -> {
        late(ctx, seen, form, PlanWritten.Of.SEATS, "role-" + seats.getFirst().id().value());
        show(ctx, seen, null, form);
      }
    }
  }

  /** What she wrote stays; saving once more is saving over it knowingly. */
  private void late(Context ctx, Seen seen, Form form, PlanWritten.Of of, String field) {
    var written = plans.written(seen, of);
    var by = written.by();
    var at = written.at();
    if (by == null || at == null) {
      form.problem(field, "debate.plan.problem.late.somebody");
    } else {
      var dates = new Dates(form.t().language());
      form.problem(field, "debate.plan.problem.late", by, dates.time(at, seen.arena().zone()));
    }
    form.put("rev", written.rev());
    ctx.status(HttpStatus.CONFLICT);
  }

  private void add(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var line = DebatePlanForm.line(form);
    if (line.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      line(ctx, seen, null, form);
      return;
    }
    var id = plans.add(seen, form.one("kind", RunItem.Kind.class).orElseThrow(), line.get());
    done(ctx, true, "added", "#line-" + id.value());
  }

  private void open(Context ctx) {
    var seen = seen(ctx);
    var item = planned(ctx, seen);
    line(ctx, seen, item, DebatePlanForm.of(item, words(ctx)));
  }

  private void edit(Context ctx) {
    var seen = seen(ctx);
    var item = planned(ctx, seen);
    var form = Form.of(ctx, words(ctx));
    var line = DebatePlanForm.line(form);
    if (line.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      line(ctx, seen, item, form);
      return;
    }
    var kind = form.one("kind", RunItem.Kind.class).orElseThrow();
    switch (plans.edit(seen, item.id(), form.value("saw"), kind, line.get())) {
      case DONE -> done(ctx, true, "saved", "#line-" + item.id().value());
      case STALE -> {
        form.problem("label", "debate.plan.problem.stale", item.label());
        form.put("saw", DebatePlans.mark(item));
        ctx.status(HttpStatus.CONFLICT);
        line(ctx, seen, item, form);
      }
      case BEGUN -> done(ctx, false, "saved", "");
    }
  }

  /** The button that was pressed keeps the focus, or the other one where it is gone. */
  private void move(Context ctx, boolean up) {
    var seen = seen(ctx);
    plans.move(seen, item(ctx), up);
    var lines = debates.run(seen).items();
    var plan = new PlanView(seen, null, lines, List.of(), form(ctx), form(ctx));
    var at = lines.stream().map(RunItem::id).toList().indexOf(item(ctx));
    var above = plan.loose(at - 1);
    var button = (up && above) || !plan.loose(at + 1) ? "-up" : "-down";
    noted.by(Web.viewer(ctx), seen, "panel.plan");
    Web.seeOther(ctx, plan.path() + "#line-" + id(ctx) + button);
  }

  private void line(Context ctx, Seen seen, @Nullable RunItem item, Form form) {
    Security.seclude(ctx);
    var page = page(ctx, seen);
    var title = page.t().say(item == null ? "debate.plan.line.new" : "debate.plan.line.edit");
    ctx.html(templates.panelPlanLine(page.titled(title), seen, item, form).render());
  }

  private void done(Context ctx, boolean did, String word, String at) {
    var seen = seen(ctx);
    if (did) {
      noted.by(Web.viewer(ctx), seen, "panel.plan");
    }
    var notice = "?done=debate." + (did ? "plan." + word : "impossible");
    Web.seeOther(ctx, seen.path() + "/debate/plan" + notice + at);
  }

  /** A line that has begun is history. */
  private RunItem planned(Context ctx, Seen seen) {
    return plans
        .line(seen, item(ctx))
        .filter(item -> item.state() == RunItem.State.PLANNED)
        .orElseThrow(NotFound::new);
  }

  private Form form(Context ctx) {
    return Form.empty(words(ctx));
  }

  private Messages words(Context ctx) {
    return site.words(Web.language(ctx));
  }

  private Page page(Context ctx, Seen seen) {
    return site.page(ctx).of(seen.arena().brand()).kept();
  }

  private static long id(Context ctx) {
    return Web.id(ctx, "item");
  }

  private static RunItemId item(Context ctx) {
    return new RunItemId(id(ctx));
  }

  private Seen seen(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    Stances.mayChair(seen);
    if (seen.part().kind() != Part.Kind.PANEL_DEBATE) {
      throw new NotFound();
    }
    return seen;
  }
}
