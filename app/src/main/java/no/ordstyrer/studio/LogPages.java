package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Who did what, in an arena and in one series. */
public final class LogPages {
  private final DeskPages desk;
  private final Log log;

  public LogPages(DeskPages desk, Log log) {
    this.desk = desk;
    this.log = log;
  }

  public void routes() {
    get("/studio/{arena}/log", ctx -> show(ctx, desk.organised(ctx), null));
    get("/studio/{arena}/{series}/log", this::ofSeries);
  }

  private void ofSeries(Context ctx) {
    var seen = desk.series(ctx);
    show(ctx, seen.arena(), seen);
  }

  private void show(Context ctx, Arena arena, @Nullable SeenSeries series) {
    var kind = LogView.kind(Web.query(ctx, "kind"));
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var id = series == null ? 0 : series.series().id().value();
    var found = log.find(Web.viewer(ctx), arena, id, kind, number);
    var page = desk.page(ctx, "log.title").of(arena.brand()).widened();
    var form = Form.empty(page.t()).put("kind", kind);
    var view = new LogView(arena, series, kind, found, number);
    ctx.html(desk.templates().studioLog(page, view, form).render());
  }
}
