package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Function;
import no.ordstyrer.question.Themed;
import no.ordstyrer.question.Themes;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.ThemeId;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What the questions of a series may be about. */
public final class ThemeDeskPages {
  private static final String PATH = "/studio/{arena}/{series}/themes";
  private static final int LONGEST = 100;

  private final DeskPages desk;
  private final Themes themes;

  public ThemeDeskPages(DeskPages desk, Themes themes) {
    this.desk = desk;
    this.themes = themes;
  }

  public void routes() {
    get(PATH, ctx -> show(ctx, desk.series(ctx), desk.empty(ctx)));
    post(PATH, this::add);
    post(PATH + "/{theme}/name", this::rename);
    post(PATH + "/{theme}/up", ctx -> move(ctx, -1));
    post(PATH + "/{theme}/down", ctx -> move(ctx, 1));
    post(PATH + "/{theme}/removal", this::remove);
  }

  private void add(Context ctx) {
    named(ctx, "name", name -> themes.add(Web.viewer(ctx), desk.series(ctx), name));
  }

  private void rename(Context ctx) {
    var id = id(ctx);
    var was = Web.form(ctx, "was");
    named(
        ctx,
        "name-" + id.value(),
        name -> themes.rename(Web.viewer(ctx), desk.series(ctx), id, was, name));
  }

  private void move(Context ctx, int by) {
    var form = desk.form(ctx);
    var place = form.whole("place", 1, Themes.MOST).orElse(0);
    var moved = themes.move(Web.viewer(ctx), desk.series(ctx), id(ctx), place, place + by);
    answer(ctx, form, "theme-" + id(ctx).value(), moved);
  }

  private void remove(Context ctx) {
    var removed = themes.remove(Web.viewer(ctx), desk.series(ctx), id(ctx));
    answer(ctx, desk.form(ctx), "theme-" + id(ctx).value(), removed);
  }

  private void named(Context ctx, String field, Function<String, Themed> act) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var name = form.required(field, LONGEST);
    if (form.ok()) {
      answer(ctx, form, field, act.apply(name));
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, form);
    }
  }

  private void answer(Context ctx, Form form, String field, Themed themed) {
    var seen = desk.series(ctx);
    switch (themed) {
      case DONE -> Web.seeOther(ctx, "/studio" + seen.path() + "/themes?done=themes.kept");
      case TAKEN, MANY, USED, STALE -> {
        form.problem(field, "themes.problem." + themed, Themes.MOST);
        ctx.status(themed == Themed.STALE ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, seen, form);
      }
    }
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var all = themes.all(Web.viewer(ctx), seen);
    var page = desk.page(ctx, "themes.title").of(seen.arena().brand());
    ctx.html(desk.templates().studioThemes(page, seen, all, form).render());
  }

  private static ThemeId id(Context ctx) {
    return new ThemeId(Web.id(ctx, "theme"));
  }
}
