package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.question.ModerationFigures;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Sheet.Cell;
import no.ordstyrer.web.Web;

/**
 * How a part was moderated: a page that makes itself, and files ({@code moderation.csv}, {@code
 * .xlsx}, {@code .json}), for organisers and moderators.
 */
public final class ModerationPages {
  private static final String PATH = "/{arena}/{series}/{part}/moderation";

  private final ModerationFigures figures;
  private final Presence presence;
  private final Parts parts;
  private final RoomPages.Frame frame;

  public ModerationPages(
      ModerationFigures figures, Presence presence, Parts parts, RoomPages.Frame frame) {
    this.figures = figures;
    this.presence = presence;
    this.parts = parts;
    this.frame = frame;
  }

  public void routes() {
    get(PATH, this::show);
    get(PATH + "/export/{file}", this::file);
  }

  private void show(Context ctx) {
    var report = report(ctx);
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(report.seen().arena().brand()).kept();
    var titled = page.titled(page.t().say("moderation.title"));
    ctx.html(frame.templates().roomModeration(titled, report).render());
  }

  private void file(Context ctx) {
    var report = report(ctx);
    var asked = ctx.pathParam("file");
    if (!asked.startsWith("moderation.")) {
      throw new NotFound();
    }
    Security.seclude(ctx);
    var t = frame.site().words(Web.language(ctx));
    var lines = report.lines(t);
    var heading =
        List.of(
            Cell.of(t.say("moderation.export.section")),
            Cell.of(t.say("moderation.export.figure")),
            Cell.of(t.say("moderation.export.value")));
    var rows =
        lines.stream().map(line -> row(t.say("moderation." + line.section()), line)).toList();
    var name = report.seen().series().slug() + "-del-" + report.seen().part().number();
    Download.table(
        ctx,
        name + "-moderation",
        asked.substring("moderation.".length()),
        new Download.Table("moderation", heading, rows, lines));
  }

  private static List<Cell> row(String section, ModerationReport.Line line) {
    return List.of(Cell.of(section), Cell.of(line.filed()), new Cell.Figure(line.value()));
  }

  private ModerationReport report(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen = seen(ctx);
    return new ModerationReport(
        seen,
        figures.totals(viewer, seen),
        figures.waited(viewer, seen),
        figures.rejected(viewer, seen),
        figures.held(viewer, seen),
        figures.sanctions(viewer, seen),
        figures.workers(viewer, seen),
        presence.crowd(seen.part().id()),
        presence.present(seen.part().id()));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, may -> may.moderates() || may.organises());
  }
}
