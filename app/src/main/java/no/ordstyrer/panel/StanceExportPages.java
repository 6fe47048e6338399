package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
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
    get("/{arena}/{series}/{part}/stance/export/stance.{ending}", this::write);
  }

  private void write(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var t = site.words(Web.language(ctx));
    var export = export(seen, t);
    Security.seclude(ctx);
    Download.table(
        ctx,
        seen.series().slug() + "-del-" + seen.part().number() + "-stance",
        ctx.pathParam("ending"),
        new Download.Table(t.say("stance.title"), StanceExport.heading(t), export.rows(t), export));
  }

  private StanceExport export(Seen seen, Messages t) {
    return stances
        .asked(seen, null)
        .flatMap(asked ->
            java.util.Optional.ofNullable(asked.result())
                .map(result -> StanceExport.of(asked, result, t)))
        .orElseThrow(NotFound::new);
  }
}
