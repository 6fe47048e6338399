package no.ordstyrer.poll;

import static io.javalin.apibuilder.ApiBuilder.get;

import io.javalin.http.Context;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.web.Download;
import no.ordstyrer.web.Security;
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
    get("/{arena}/{series}/{part}/polls/results.{ending}", this::write);
  }

  private void write(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    var t = site.words(Web.language(ctx));
    var asked = exports.of(seen);
    Security.seclude(ctx);
    Download.table(
        ctx,
        seen.series().slug() + "-del-" + seen.part().number() + "-polls",
        ctx.pathParam("ending"),
        new Download.Table(
            t.say("poll.desk"), PollExport.heading(t), PollExport.rows(asked, t), asked));
  }
}
