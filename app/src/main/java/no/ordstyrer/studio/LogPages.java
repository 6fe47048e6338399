package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Sheet.Cell;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Who did what, in an arena and in one series. */
public final class LogPages {
  private static final String OF_ARENA = "/studio/{arena}/log";
  private static final String OF_SERIES = "/studio/{arena}/{series}/log";

  private final DeskPages desk;
  private final Log log;

  public LogPages(DeskPages desk, Log log) {
    this.desk = desk;
    this.log = log;
  }

  public void routes() {
    get(OF_ARENA, ctx -> show(ctx, desk.organised(ctx), null));
    post(OF_ARENA + "/export", ctx -> export(ctx, desk.organised(ctx), null));
    get(OF_SERIES, this::ofSeries);
    post(OF_SERIES + "/export", this::exportSeries);
  }

  private void ofSeries(Context ctx) {
    var seen = desk.series(ctx);
    show(ctx, seen.arena(), seen);
  }

  private void exportSeries(Context ctx) {
    var seen = desk.series(ctx);
    export(ctx, seen.arena(), seen);
  }

  private void show(Context ctx, Arena arena, @Nullable SeenSeries series) {
    var search = search(series, Web.query(ctx, "kind"), Web.query(ctx, "who"));
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var found = log.find(Web.viewer(ctx), arena, search, number);
    var page = desk.page(ctx, "log.title").of(arena.brand()).widened();
    var form = Form.empty(page.t()).put("kind", search.kind());
    if (search.who() != 0) {
      form.put("who", search.who());
    }
    var view = new LogView(arena, series, search, found, number);
    ctx.html(desk.templates().studioLog(page, view, form).render());
  }

  /** Names of staff in a file are worth noting: so it is a POST. */
  private void export(Context ctx, Arena arena, @Nullable SeenSeries series) {
    var form = desk.form(ctx);
    var search = search(series, form.value("kind"), form.value("who"));
    var view = new LogView(arena, series, search, new Log.Found(List.of(), 0, List.of()), 1);
    ctx.contentType(Sheet.Format.CSV_SEMICOLON.contentType());
    ctx.header("Content-Disposition", "attachment; filename=\"" + arena.slug() + "-log.csv\"");
    try (var sheet = Sheet.open(Sheet.Format.CSV_SEMICOLON, "log", ctx.outputStream())) {
      sheet.row(
          Stream.of("log.when", "log.who", "log.what", "log.subject")
              .map(key -> Cell.of(form.t().say(key)))
              .toList());
      log.take(Web.viewer(ctx), arena, search, line -> row(sheet, view, form, line));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void row(Sheet sheet, LogView view, Form form, Log.Line line) {
    var t = form.t();
    try {
      sheet.row(
          List.of(
              new Cell.Moment(line.at().atZone(view.arena().zone()).toLocalDateTime()),
              Cell.of(line.who().isEmpty() ? t.say("log.nobody") : line.who()),
              Cell.of(view.act(t, line)),
              Cell.of(view.subject(t, line))));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Log.Search search(@Nullable SeenSeries series, String kind, String who) {
    return new Log.Search(
        series == null ? 0 : series.series().id().value(),
        LogView.kind(kind),
        who.matches("[1-9][0-9]{0,17}") ? Long.parseLong(who) : 0);
  }
}
