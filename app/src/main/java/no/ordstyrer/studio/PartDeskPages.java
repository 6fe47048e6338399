package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** One part: moving it and cancelling it. */
public final class PartDeskPages {
  private final DeskPages desk;
  private final Rescheduling rescheduling;
  private final Figures figures;

  public PartDeskPages(DeskPages desk, Rescheduling rescheduling, Figures figures) {
    this.desk = desk;
    this.rescheduling = rescheduling;
    this.figures = figures;
  }

  public void routes() {
    get("/studio/{arena}/{series}/{part}/time", this::askWhen);
    post("/studio/{arena}/{series}/{part}/time", this::move);
    get("/studio/{arena}/{series}/{part}/postponement", this::askWhen);
    post("/studio/{arena}/{series}/{part}/postponement", this::postpone);
    get("/studio/{arena}/{series}/{part}/cancellation", this::askWhy);
    post("/studio/{arena}/{series}/{part}/cancellation", this::cancel);
  }

  private void askWhen(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.empty(ctx).put("rev", seen.part().rev());
    WhenFields.fill(form, "", seen.arena().zone(), seen.part().when());
    showWhen(ctx, seen, form);
  }

  private void move(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var when = WhenFields.read(form, "", seen.arena().zone(), WhenFields.Usual.NONE);
    if (form.ok()
        && done(
            ctx, seen, form, rescheduling.move(Web.viewer(ctx), seen, rev(form), when), "moved")) {
      return;
    }
    ctx.status(422);
    showWhen(ctx, seen, form);
  }

  private void postpone(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var what = rescheduling.postpone(Web.viewer(ctx), seen, rev(form));
    if (!done(ctx, seen, form, what, "postponed")) {
      ctx.status(422);
      WhenFields.fill(form, "", seen.arena().zone(), seen.part().when());
      showWhen(ctx, seen, form);
    }
  }

  private void askWhy(Context ctx) {
    var seen = desk.part(ctx);
    showWhy(ctx, seen, desk.empty(ctx).put("rev", seen.part().rev()));
  }

  private void cancel(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var why = form.required("why", 500);
    if (form.ok()
        && done(
            ctx,
            seen,
            form,
            rescheduling.cancel(Web.viewer(ctx), seen, rev(form), why),
            "part-cancelled")) {
      return;
    }
    ctx.status(422);
    showWhy(ctx, seen, form);
  }

  /** Leads on when it is done; else notes why not. */
  private boolean done(
      Context ctx, Seen seen, Form form, Rescheduling.Rescheduled what, String notice) {
    return switch (what) {
      case Rescheduling.Rescheduled.Done _ -> {
        Web.seeOther(ctx, base(seen) + "?done=studio." + notice);
        yield true;
      }
      case Rescheduling.Rescheduled.Stale _ -> {
        form.problem("rev", "studio.stale.rev");
        form.put("rev", desk.part(ctx).part().rev());
        yield false;
      }
      case Rescheduling.Rescheduled.TooLate _ -> {
        form.problem("rev", "studio.problem.too-late");
        yield false;
      }
    };
  }

  private void showWhen(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.time.title", seen.part().label()).of(seen.arena().brand());
    ctx.html(desk.templates().studioTime(page, seen, form, reached(seen)).render());
  }

  private void showWhy(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.cancel.part").of(seen.arena().brand());
    var path = "/studio" + seen.path();
    ctx.html(
        desk.templates()
            .studioCancel(page, seen.part().label(), path, form, reached(seen))
            .render());
  }

  private long reached(Seen seen) {
    return seen.series().publishedAt() == null
        ? 0
        : figures.of(seen.series().id()).part(seen.part().id()).reached();
  }

  private static int rev(Form form) {
    return form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
  }

  private static String base(Seen seen) {
    return "/studio" + seen.arena().path() + "/" + seen.series().slug();
  }
}
