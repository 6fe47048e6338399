package no.ordstyrer.poll;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** The results of a part as files, for those who work with its polls. No person is in them. */
public final class PollExportPages {
  private final PollExports exports;
  private final Parts parts;
  private final Site site;

  public PollExportPages(PollExports exports, Parts parts, Site site) {
    this.exports = exports;
    this.parts = parts;
    this.site = site;
  }

  /** Before those of single polls: {@code results.csv} is no number. */
  public void routes() {
    path(
        "/{arena}/{series}/{part}/polls",
        () -> {
          get("/results.xlsx", ctx -> sheet(ctx, Sheet.Format.XLSX));
          get(
              "/results.csv",
              ctx ->
                  sheet(
                      ctx,
                      Web.language(ctx) == Language.EN
                          ? Sheet.Format.CSV_COMMA
                          : Sheet.Format.CSV_SEMICOLON));
          get("/results.json", this::json);
        });
  }

  private void sheet(Context ctx, Sheet.Format format) {
    var seen = seen(ctx);
    var t = site.words(Web.language(ctx));
    var asked = exports.of(seen);
    named(ctx, seen, format.ending());
    ctx.contentType(format.contentType());
    try (var sheet = Sheet.open(format, t.say("poll.desk"), ctx.outputStream())) {
      sheet.row(PollExport.heading(t));
      for (var row : PollExport.rows(asked, t)) {
        sheet.row(row);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void json(Context ctx) {
    var seen = seen(ctx);
    named(ctx, seen, "json");
    ctx.json(exports.of(seen));
  }

  private static void named(Context ctx, Seen seen, String ending) {
    Security.seclude(ctx);
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\""
            + seen.series().slug()
            + "-del-"
            + seen.part().number()
            + "-polls."
            + ending
            + "\"");
  }

  private Seen seen(Context ctx) {
    return parts.seenBy(
        Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"), ctx.pathParam("part"));
  }
}
