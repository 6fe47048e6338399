package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumMap;
import java.util.List;
import no.ordstyrer.access.Role;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** What an arena keeps of people, for how long, and what it has forgotten. For its owners. */
public final class RetentionPages {
  private static final String PATH = "/studio/{arena}/retention";

  private final DeskPages desk;
  private final Retention retention;

  public RetentionPages(DeskPages desk, Retention retention) {
    this.desk = desk;
    this.retention = retention;
  }

  public void routes() {
    get(PATH, this::show);
    post(PATH, this::change);
    post(PATH + "/trial", this::trial);
    get(PATH + "/forget", this::confirm);
    post(PATH + "/forget", this::forget);
  }

  private void show(Context ctx) {
    var arena = arena(ctx);
    show(ctx, arena, filled(ctx, arena), null);
  }

  private void change(Context ctx) {
    var arena = arena(ctx);
    var form = desk.form(ctx);
    var days = new EnumMap<Keeping, Integer>(Keeping.class);
    for (var what : Keeping.RULED) {
      form.whole(what.name(), 0, what.most())
          .ifPresentOrElse(
              number -> days.put(what, number),
              () -> form.problem(what.name(), "web.problem.required"));
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, arena, form, null);
      return;
    }
    retention.change(Web.viewer(ctx), arena, days);
    Web.seeOther(ctx, path(arena) + "?done=retention.changed");
  }

  /** Shows what would happen. Nothing does, so the answer is the page and no redirect. */
  private void trial(Context ctx) {
    var arena = arena(ctx);
    show(ctx, arena, filled(ctx, arena), retention.trial(Web.viewer(ctx), arena));
  }

  private void confirm(Context ctx) {
    var arena = arena(ctx);
    var due = retention.trial(Web.viewer(ctx), arena);
    ctx.html(desk.templates().studioRetentionConfirm(page(ctx, arena), path(arena), due).render());
  }

  private void forget(Context ctx) {
    var arena = arena(ctx);
    retention.forget(Web.viewer(ctx), arena);
    Web.seeOther(ctx, path(arena) + "?done=retention.forgotten");
  }

  private void show(
      Context ctx,
      Arena arena,
      Form form,
      @org.jspecify.annotations.Nullable List<Retention.Forgotten> trial) {
    ctx.html(
        desk.templates()
            .studioRetention(page(ctx, arena), arena, form, retention.accounts(arena), trial)
            .render());
  }

  private Form filled(Context ctx, Arena arena) {
    var form = desk.empty(ctx);
    retention.rules(arena).forEach((what, days) -> form.put(what.name(), days));
    return form;
  }

  private Arena arena(Context ctx) {
    return desk.arenas().ruledBy(Web.viewer(ctx), ctx.pathParam("arena"), Role.OWNER);
  }

  private Page page(Context ctx, Arena arena) {
    return desk.page(ctx, "retention.title").of(arena.brand()).widened();
  }

  private static String path(Arena arena) {
    return "/studio" + arena.path() + "/retention";
  }
}
