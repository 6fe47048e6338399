package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/**
 * What moved, as files: {@code stance.csv}, {@code .xlsx}, {@code .json}; not before it is
 * revealed.
 */
public final class StanceExportPages {
  private final Stances stances;
  private final Parts parts;
  private final Site site;

  public StanceExportPages(Stances stances, Parts parts, Site site) {
    this.stances = stances;
    this.parts = parts;
    this.site = site;
  }

  public void routes() {
    get("/{arena}/{series}/{part}/stance/export/{file}", this::write);
  }

  private void write(Context ctx) {
    var seen =
        parts.seenBy(
            Web.viewer(ctx),
            ctx.pathParam("arena"),
            ctx.pathParam("series"),
            ctx.pathParam("part"));
    var t = site.words(Web.language(ctx));
    var export = export(seen, t);
    Security.seclude(ctx);
    switch (ctx.pathParam("file")) {
      case "stance.csv" -> sheet(ctx, seen, export, Sheet.Format.CSV_COMMA, t);
      case "stance.xlsx" -> sheet(ctx, seen, export, Sheet.Format.XLSX, t);
      case "stance.json" -> {
        named(ctx, seen, "json");
        ctx.json(export);
      }
      default -> throw new NotFound();
    }
  }

  private StanceExport export(Seen seen, Messages t) {
    return stances
        .asked(seen, null)
        .flatMap(asked ->
            java.util.Optional.ofNullable(asked.result())
                .map(result -> StanceExport.of(asked, result, t)))
        .orElseThrow(NotFound::new);
  }

  private static void sheet(
      Context ctx, Seen seen, StanceExport export, Sheet.Format format, Messages t) {
    named(ctx, seen, format.ending());
    ctx.contentType(format.contentType());
    try (var sheet = Sheet.open(format, t.say("stance.title"), ctx.outputStream())) {
      sheet.row(StanceExport.heading(t));
      for (var row : export.rows(t)) {
        sheet.row(row);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void named(Context ctx, Seen seen, String ending) {
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\""
            + seen.series().slug()
            + "-del-"
            + seen.part().number()
            + "-stance."
            + ending
            + "\"");
  }
}
