package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Questions as files: {@code questions.csv}, {@code .xlsx}, {@code .json}. */
public final class ExportPages {
  private final QuestionExport export;
  private final Parts parts;
  private final Site site;

  public ExportPages(QuestionExport export, Parts parts, Site site) {
    this.export = export;
    this.parts = parts;
    this.site = site;
  }

  /** {@code restricted}: with what the public does not see. */
  private record File(String name, ZoneId zone, boolean restricted) {}

  public void routes() {
    get("/{arena}/{series}/questions/export/{file}", ctx -> series(ctx, false));
    get("/{arena}/{series}/questions/all/{file}", ctx -> series(ctx, true));
    get("/{arena}/{series}/{part}/questions/export/{file}", ctx -> part(ctx, false));
    get("/{arena}/{series}/{part}/queue/export/{file}", ctx -> part(ctx, true));
  }

  private void part(Context ctx, boolean restricted) {
    var seen = PartPages.seen(ctx, parts);
    var name = seen.series().slug() + "-del-" + seen.part().number();
    write(ctx, questions(ctx, seen, restricted), file(name, seen.arena().zone(), restricted));
  }

  private void series(Context ctx, boolean restricted) {
    var seen = parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
    var file = file(seen.series().slug(), seen.arena().zone(), restricted);
    write(ctx, questions(ctx, seen, restricted), file);
  }

  private List<ExportedQuestion> questions(Context ctx, Seen seen, boolean restricted) {
    var viewer = Web.viewer(ctx);
    return restricted ? export.all(viewer, seen) : export.published(viewer, seen);
  }

  private List<ExportedQuestion> questions(Context ctx, SeenSeries seen, boolean restricted) {
    var viewer = Web.viewer(ctx);
    return restricted ? export.all(viewer, seen) : export.published(viewer, seen);
  }

  private static File file(String name, ZoneId zone, boolean restricted) {
    return new File(name + (restricted ? "-questions-all" : "-questions"), zone, restricted);
  }

  private void write(Context ctx, List<ExportedQuestion> questions, File file) {
    Security.seclude(ctx);
    var columns = new QuestionSheet(site.words(Web.language(ctx)), file.zone(), file.restricted());
    Download.table(
        ctx,
        file.name(),
        ending(ctx),
        new Download.Table(
            "questions",
            columns.heading(),
            questions.stream().map(columns::row).toList(),
            questions));
  }

  private static String ending(Context ctx) {
    var asked = ctx.pathParam("file");
    if (!asked.startsWith("questions.")) {
      throw new NotFound();
    }
    return asked.substring("questions.".length());
  }
}
