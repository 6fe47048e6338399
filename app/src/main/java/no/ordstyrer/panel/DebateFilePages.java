package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** What a debate leaves behind as files: {@code turns}, {@code ledger}, {@code run}. */
public final class DebateFilePages {
  private final DebateResults results;
  private final Parts parts;
  private final Site site;

  public DebateFilePages(DebateResults results, Parts parts, Site site) {
    this.results = results;
    this.parts = parts;
    this.site = site;
  }

  public void routes() {
    get("/{arena}/{series}/{part}/timeline/export/{file}", this::file);
  }

  private void file(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var result = results.of(seen).orElseThrow(NotFound::new);
    var t = site.words(Web.language(ctx));
    var zone = seen.arena().zone();
    var dot = ctx.pathParam("file").indexOf('.');
    var what = dot < 0 ? "" : ctx.pathParam("file").substring(0, dot);
    var file =
        switch (what) {
          case "turns" -> DebateFile.turns(result, t, zone);
          case "ledger" -> DebateFile.ledger(result, t, zone);
          case "run" -> DebateFile.run(result, t, zone);
          default -> throw new NotFound();
        };
    Security.seclude(ctx);
    Download.table(
        ctx,
        seen.series().slug() + "-del-" + seen.part().number() + "-" + what,
        ctx.pathParam("file").substring(dot + 1),
        new Download.Table(what, file.heading(t, zone), file.rows(), file.records()));
  }
}
