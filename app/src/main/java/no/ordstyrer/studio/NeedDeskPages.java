package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.Optional;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.NeedId;
import no.ordstyrer.registration.Needs;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What people need to take part, and who sees to it. For organisers alone. */
public final class NeedDeskPages {
  private static final String PATH = "/studio/{arena}/{series}/needs";
  private static final int DONE = 500;

  private final DeskPages desk;
  private final Needs needs;
  private final Retention retention;

  public NeedDeskPages(DeskPages desk, Needs needs, Retention retention) {
    this.desk = desk;
    this.needs = needs;
    this.retention = retention;
  }

  public void routes() {
    get(PATH, this::list);
    post(PATH + "/owner", this::assign);
    post(PATH + "/asking", ctx -> ask(ctx, true));
    post(PATH + "/asking/end", ctx -> ask(ctx, false));
    post(PATH + "/{need}/handling", this::handle);
    post(PATH + "/{need}/reopening", this::reopen);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    show(ctx, seen, desk.empty(ctx));
  }

  private void assign(Context ctx) {
    var seen = desk.series(ctx);
    var typed = Web.form(ctx, "owner");
    var owner =
        Optional.of(typed)
            .filter(text -> text.matches("[1-9][0-9]{0,17}"))
            .map(text -> new AccountId(Long.parseLong(text)));
    if (owner.isEmpty() && !typed.isEmpty()) {
      throw new NotFound();
    }
    needs.assign(Web.viewer(ctx), seen, owner.orElse(null));
    done(ctx, seen, "needs.assigned");
  }

  private void ask(Context ctx, boolean asked) {
    var seen = desk.series(ctx);
    needs.ask(Web.viewer(ctx), seen, asked);
    done(ctx, seen, asked ? "needs.asked" : "needs.unasked");
  }

  private void handle(Context ctx) {
    var seen = desk.series(ctx);
    var id = id(ctx);
    var form = desk.form(ctx);
    var name = "done-" + id.value();
    var words = form.optional(name, DONE);
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (needs.handle(Web.viewer(ctx), seen, id, rev, words)) {
        done(ctx, seen, "needs.handled");
        return;
      }
      form.problem("need-" + id.value(), "needs.problem.stale");
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, form);
  }

  private void reopen(Context ctx) {
    var seen = desk.series(ctx);
    needs.reopen(Web.viewer(ctx), seen, id(ctx));
    done(ctx, seen, "needs.reopened");
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var rule = needs.rule(seen);
    var owner = rule.ownerId();
    if (owner != null && !form.has("owner")) {
      form.put("owner", owner.value());
    }
    var view =
        new NeedView(
            seen,
            desk.parts().of(seen.series().id()),
            rule,
            needs.candidates(seen),
            needs.all(seen),
            Objects.requireNonNull(retention.rules(seen.arena()).get(Keeping.NEEDS)));
    var page = desk.page(ctx, "needs.title").of(seen.arena().brand());
    ctx.html(desk.templates().studioNeeds(page, view, form).render());
  }

  private static NeedId id(Context ctx) {
    return new NeedId(Web.id(ctx, "need"));
  }

  private static void done(Context ctx, SeenSeries seen, String what) {
    Web.seeOther(ctx, "/studio" + seen.path() + "/needs?done=" + what);
  }
}
