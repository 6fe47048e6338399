package no.ordstyrer.question;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Reporting a published question to the moderators. */
public final class ReportPages {
  private static final String PATH = "/{arena}/{series}/{part}/questions/{number}/report";

  private final Reports reports;
  private final Policy policy;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public ReportPages(Reports reports, Policy policy, Parts parts, Site site, Templates templates) {
    this.reports = reports;
    this.policy = policy;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(PATH, ctx -> show(ctx, seen(ctx), Form.empty(site.words(Web.language(ctx)))));
    post(PATH, this::report);
  }

  private void report(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var words = form.text("reason", Reports.LONGEST);
    var language = form.t().language().tag();
    var reason = Policy.text(policy.chosen(seen.arena(), form.value("chosen")), language, words);
    if (!form.ok()) {
      refuse(ctx, seen, form);
      return;
    }
    switch (reports.report(Web.viewer(ctx), seen, QueuePages.number(ctx), reason)) {
      case Reported.Received _ -> Web.seeOther(ctx, seen.path() + "?done=reported.received");
      case Reported.NotAttending _ -> throw new NotFound();
      case Reported.Own _ -> {
        form.problem("reason", "reported.own");
        refuse(ctx, seen, form);
      }
    }
  }

  private void refuse(Context ctx, Seen seen, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, form);
  }

  private void show(Context ctx, Seen seen, Form form) {
    var question = reports.open(Web.viewer(ctx), seen, QueuePages.number(ctx));
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    var titled = page.titled(page.t().say("reported.title", question.number()));
    ctx.html(
        templates
            .questionReport(titled, seen, question, policy.of(seen.arena()).reasons(), form)
            .render());
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
