package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Handover.Kind;
import no.ordstyrer.registration.Handovers.Answered;
import no.ordstyrer.registration.Handovers.Pending;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Another address, or a colleague in her place: asking for it, answering it, stopping it. */
public final class HandoverPages {
  private final Registrations registrations;
  private final Handovers handovers;
  private final Site site;
  private final Templates templates;

  public HandoverPages(
      Registrations registrations, Handovers handovers, Site site, Templates templates) {
    this.registrations = registrations;
    this.handovers = handovers;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get("/manage/{token}/address", ctx -> askFor(ctx, Kind.ADDRESS));
    post("/manage/{token}/address", ctx -> ask(ctx, Kind.ADDRESS));
    get("/manage/{token}/transfer", ctx -> askFor(ctx, Kind.PERSON));
    post("/manage/{token}/transfer", ctx -> ask(ctx, Kind.PERSON));
    post("/manage/{token}/stop", this::stopOwn);
    get("/handover/stop/{token}", this::askToStop);
    post("/handover/stop/{token}", this::stop);
    get("/handover/{token}", this::show);
    post("/handover/{token}", this::agree);
    post("/handover/{token}/decline", this::decline);
  }

  private void askFor(Context ctx, Kind kind) {
    showForm(ctx, managed(ctx), kind, Form.empty(site.words(Web.language(ctx))));
  }

  private void ask(Context ctx, Kind kind) {
    var story = managed(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var name = kind == Kind.PERSON ? form.personName("name") : "";
    var email = form.email("email");
    if (form.ok()) {
      switch (handovers.ask(story, kind, name, email)) {
        case SENT -> {
          Web.seeOther(ctx, base(ctx) + "?done=handover.asked");
          return;
        }
        case OWN -> form.problem("email", "handover.problem.own." + kind);
        case NOTHING -> form.problem("email", "handover.problem.nothing");
        case BUSY -> form.problem("email", "handover.problem.busy");
      }
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    showForm(ctx, story, kind, form);
  }

  private void stopOwn(Context ctx) {
    var stopped = handovers.open(managed(ctx)).map(handovers::stop).orElse(false);
    Web.seeOther(
        ctx, base(ctx) + "?done=" + (stopped ? "handover.stopped" : "registration.nothing"));
  }

  private void askToStop(Context ctx) {
    Security.seclude(ctx);
    var pending = handovers.noticed(ctx.pathParam("token"));
    var page = page(ctx, pending.story(), "handover." + pending.handover().kind() + ".stop");
    ctx.html(templates.handoverStop(page, pending, ctx.pathParam("token")).render());
  }

  private void stop(Context ctx) {
    Security.seclude(ctx);
    handovers.stop(handovers.noticed(ctx.pathParam("token")).handover());
    Web.seeOther(ctx, ctx.path());
  }

  private void show(Context ctx) {
    var pending = asked(ctx);
    var t = site.words(Web.language(ctx));
    var form =
        Form.empty(t)
            .put("name", pending.handover().name())
            .put("language", t.language())
            .put("calendar", Registration.Calendar.INVITATIONS);
    show(ctx, pending, form);
  }

  private void agree(Context ctx) {
    var pending = asked(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var details =
        pending.introduces()
            ? RegistrationPages.details(form, Web.language(ctx))
            : pending.details(Web.language(ctx));
    if (!form.ok()) {
      refuse(ctx, pending, form, HttpStatus.UNPROCESSABLE_CONTENT);
      return;
    }
    switch (handovers.agree(pending, details)) {
      case Answered.Done(var manage) -> Web.seeOther(ctx, manage + "?done=handover.done");
      case Answered.Over _ -> refuse(ctx, asked(ctx), form, HttpStatus.UNPROCESSABLE_CONTENT);
      case Answered.Busy _ -> {
        form.problem("send", "handover.problem.busy");
        ctx.header("Retry-After", "5");
        refuse(ctx, pending, form, HttpStatus.SERVICE_UNAVAILABLE);
      }
    }
  }

  private void refuse(Context ctx, Pending pending, Form form, HttpStatus status) {
    ctx.status(status);
    show(ctx, pending, form);
  }

  private void decline(Context ctx) {
    var pending = asked(ctx);
    if (pending.handover().kind() != Kind.PERSON) {
      throw new NotFound();
    }
    handovers.decline(pending);
    Web.seeOther(ctx, "/handover/" + ctx.pathParam("token"));
  }

  private void showForm(Context ctx, Story story, Kind kind, Form form) {
    var page = page(ctx, story, "handover." + kind + ".title");
    ctx.html(
        switch (kind) {
          case ADDRESS -> templates.handoverAddress(page, story, base(ctx), form).render();
          case PERSON ->
              templates
                  .handoverTransfer(page, story, handovers.ahead(story), base(ctx), form)
                  .render();
        });
  }

  private void show(Context ctx, Pending pending, Form form) {
    var page = page(ctx, pending.story(), "handover." + pending.handover().kind() + ".asked");
    ctx.html(templates.handoverShow(page, pending, form, ctx.pathParam("token")).render());
  }

  private Story managed(Context ctx) {
    Security.seclude(ctx);
    return registrations.managed(ctx.pathParam("token"));
  }

  private Pending asked(Context ctx) {
    Security.seclude(ctx);
    return handovers.asked(ctx.pathParam("token"));
  }

  private Page page(Context ctx, Story story, String title) {
    var page = site.page(ctx);
    return page.of(story.seen().arena().brand()).titled(page.t().say(title)).kept();
  }

  private static String base(Context ctx) {
    return "/manage/" + ctx.pathParam("token");
  }
}
