package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.PartRole;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.series.Crew;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** One part: moving it, cancelling it, and who has rights on it. */
public final class PartDeskPages {
  private final DeskPages desk;
  private final Rescheduling rescheduling;
  private final Crew crew;
  private final Figures figures;

  public PartDeskPages(DeskPages desk, Rescheduling rescheduling, Crew crew, Figures figures) {
    this.desk = desk;
    this.rescheduling = rescheduling;
    this.crew = crew;
    this.figures = figures;
  }

  public void routes() {
    get("/studio/{arena}/{series}/{part}/time", this::askWhen);
    post("/studio/{arena}/{series}/{part}/time", this::move);
    get("/studio/{arena}/{series}/{part}/postponement", this::askWhen);
    post("/studio/{arena}/{series}/{part}/postponement", this::postpone);
    get("/studio/{arena}/{series}/{part}/cancellation", this::askWhy);
    post("/studio/{arena}/{series}/{part}/cancellation", this::cancel);
    get("/studio/{arena}/{series}/{part}/crew", this::crew);
    post("/studio/{arena}/{series}/{part}/crew", this::give);
    post("/studio/{arena}/{series}/{part}/crew/{account}/{role}/removal", this::take);
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

  private void crew(Context ctx) {
    showCrew(ctx, desk.part(ctx), desk.empty(ctx));
  }

  private void give(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var email = form.email("email");
    var name = form.required("name", 200);
    var role = form.one("role", PartRole.class);
    if (!form.ok() || role.isEmpty()) {
      ctx.status(422);
      showCrew(ctx, seen, form);
      return;
    }
    crew.give(Web.viewer(ctx), seen, email, name, role.get());
    Web.seeOther(ctx, "/studio" + seen.path() + "/crew?done=studio.crew-given");
  }

  private void take(Context ctx) {
    var seen = desk.part(ctx);
    var account = new AccountId(Web.id(ctx, "account"));
    crew.take(Web.viewer(ctx), seen, account, role(ctx));
    Web.seeOther(ctx, "/studio" + seen.path() + "/crew?done=studio.crew-taken");
  }

  private void showCrew(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.crew.title", seen.part().label()).of(seen.arena().brand());
    var names =
        desk.parts().people(seen.series().id()).stream()
            .filter(person -> person.partId().equals(seen.part().id()))
            .map(person -> person.name())
            .toList();
    var hands = crew.of(seen.part().id());
    ctx.html(desk.templates().studioCrew(page, seen, hands, names, form).render());
  }

  private long reached(Seen seen) {
    return seen.series().publishedAt() == null
        ? 0
        : figures.of(seen.series().id()).part(seen.part().id()).reached();
  }

  private static PartRole role(Context ctx) {
    try {
      return PartRole.valueOf(ctx.pathParam("role"));
    } catch (IllegalArgumentException _) {
      throw new NotFound();
    }
  }

  private static int rev(Form form) {
    return form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
  }

  private static String base(Seen seen) {
    return "/studio" + seen.arena().path() + "/" + seen.series().slug();
  }
}
