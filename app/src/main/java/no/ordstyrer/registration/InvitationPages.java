package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import no.ordstyrer.registration.InvitationAnswers.Opened;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** An invitation: to accept by registering, to decline, to be forgotten. */
public final class InvitationPages {
  private final InvitationAnswers answers;
  private final InvitationParts parts;
  private final Registrations registrations;
  private final Site site;
  private final Templates templates;
  private final Clock clock;

  public InvitationPages(
      InvitationAnswers answers,
      InvitationParts parts,
      Registrations registrations,
      Site site,
      Templates templates,
      Clock clock) {
    this.answers = answers;
    this.parts = parts;
    this.registrations = registrations;
    this.site = site;
    this.templates = templates;
    this.clock = clock;
  }

  public void routes() {
    get("/invitation/{token}", this::show);
    post("/invitation/{token}/parts", this::add);
    post("/invitation/{token}/decline", this::decline);
    get("/invitation/{token}/erasure", this::askToErase);
    post("/invitation/{token}/erasure", this::erase);
  }

  private void show(Context ctx) {
    var opened = opened(ctx);
    var form = Form.empty(site.page(ctx).t());
    // What she never had a chance to ask for is what she is invited to; what she let go is not.
    var fresh =
        parts.own(opened).stream()
            .flatMap(own -> own.lines().stream())
            .filter(line -> line.place() == null)
            .map(line -> Integer.toString(line.part().number()))
            .toList();
    render(ctx, opened, form.putAll("part", fresh));
  }

  /** What somebody who is registered already has not got. */
  private void add(Context ctx) {
    var opened = opened(ctx);
    if (parts.own(opened).isEmpty()) {
      Web.seeOther(ctx, path(ctx));
      return;
    }
    var form = Form.of(ctx, site.page(ctx).t());
    switch (parts.add(opened, RegistrationPages.numbers(form))) {
      case Registered.Received _, Registered.ByLetter _ -> {
        Web.seeOther(ctx, path(ctx) + "?done=invitation.added");
        return;
      }
      case Registered.NoPartChosen _ -> form.problem("part", "registration.problem.no-part");
      case Registered.DoorShut _ -> form.problem("part", "invitation.problem.shut");
      case Registered.Busy _ -> form.problem("part", "registration.problem.busy");
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    render(ctx, opened, form);
  }

  private void decline(Context ctx) {
    if (answers.decline(opened(ctx))) {
      Web.seeOther(ctx, path(ctx) + "?done=invitation.declined");
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx);
    }
  }

  private void askToErase(Context ctx) {
    var opened = opened(ctx);
    var page = page(ctx, opened, "invitation.erase");
    ctx.html(templates.invitationErase(page, opened, path(ctx)).render());
  }

  private void erase(Context ctx) {
    var opened = opened(ctx);
    answers.erase(opened);
    Web.seeOther(ctx, opened.seen().path() + "?done=invitation.erased");
  }

  private void render(Context ctx, Opened opened, Form form) {
    var entrance = registrations.entrance(opened.seen()).toInvited();
    var page = page(ctx, opened, "invitation.title");
    var own = parts.own(opened);
    ctx.html(
        own.isPresent()
            ? templates
                .invitationParts(
                    page,
                    opened,
                    own.get(),
                    entrance.toAdd(own.get(), clock.instant()),
                    form,
                    path(ctx))
                .render()
            : templates.invitationShow(page, opened, entrance, path(ctx)).render());
  }

  private Page page(Context ctx, Opened opened, String title) {
    var page = site.page(ctx).of(opened.seen().arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  private Opened opened(Context ctx) {
    Security.seclude(ctx);
    return answers.opened(ctx.pathParam("token"));
  }

  private static String path(Context ctx) {
    return "/invitation/" + ctx.pathParam("token");
  }
}
