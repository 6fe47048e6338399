package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import no.ordstyrer.registration.WalkIns.LetIn;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** Registering somebody at the door. */
public final class WalkInPages {
  private static final String PATH = CheckInPages.PART + "/walk-in";

  private final WalkIns walkIns;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public WalkInPages(WalkIns walkIns, Parts parts, Site site, Templates templates) {
    this.walkIns = walkIns;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::letIn);
  }

  private void ask(Context ctx) {
    var seen = seen(ctx);
    var form =
        Form.empty(site.words(Web.language(ctx)))
            .put("name", Web.query(ctx, "name"))
            .put("command", CheckInView.command());
    place(Web.query(ctx, "place"))
        .flatMap(place -> walkIns.hopeful(Web.viewer(ctx), seen, place))
        .ifPresent(who -> fill(form, who));
    show(ctx, seen, form);
  }

  /** She is known already: her name stands there, and what she waits for. */
  private static void fill(Form form, Hopeful who) {
    form.put("place", who.id().value())
        .put("name", who.name())
        .put("organisation", who.organisation())
        .put("state", who.state());
    if (who.state() == PartRegistration.State.PENDING_APPROVAL) {
      form.put("full", "yes");
    }
  }

  private static Optional<PartRegistrationId> place(String written) {
    return written.matches("[0-9]{1,18}")
        ? Optional.of(new PartRegistrationId(Long.parseLong(written)))
        : Optional.empty();
  }

  private void letIn(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var who =
        new WalkIns.Newcomer(
            place(form.value("place")).orElse(null),
            form.required("name", 200),
            form.optional("organisation", 200),
            form.value("email").isBlank() ? "" : form.email("email"),
            form.text("overruled", 500),
            form.value("command"));
    if (form.ok()) {
      switch (walkIns.letIn(Web.viewer(ctx), seen, who)) {
        case LetIn.Done(var guest) -> {
          Web.seeOther(ctx, CheckInView.path(seen) + "?guest=" + guest.id().value());
          return;
        }
        case LetIn.Full(var capacity, var held, var waiting) -> {
          form.problem("overruled", "checkin.problem.full", held, capacity, waiting);
          form.put("full", "yes");
        }
        case LetIn.Unanswered _ -> {
          form.problem("overruled", "checkin.problem.unanswered");
          form.put("full", "yes");
        }
        case LetIn.Off _ -> form.problem("name", "checkin.problem.off");
        case LetIn.Busy _ -> form.problem("name", "checkin.problem.busy");
      }
    }
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, seen, form);
  }

  private void show(Context ctx, Seen seen, Form form) {
    var page = CheckInPages.page(ctx, site, seen, "checkin.walk-in.title");
    ctx.html(templates.registrationWalkIn(page, CheckInView.path(seen), form).render());
  }

  private Seen seen(Context ctx) {
    return CheckInPages.seenBy(parts, Web.viewer(ctx), ctx.pathParamMap());
  }
}
