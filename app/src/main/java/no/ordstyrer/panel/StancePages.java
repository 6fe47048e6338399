package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Attendee;
import no.ordstyrer.registration.Registrations;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Where a stance question is written, and where it is answered without a script. */
public final class StancePages {
  private static final String CLOSED = "stance.problem.closed";

  private final StancePlans plans;
  private final Stances stances;
  private final Registrations registrations;
  private final Parts parts;
  private final Noted noted;
  private final Site site;
  private final Templates templates;

  public StancePages(
      StancePlans plans,
      Stances stances,
      Registrations registrations,
      Parts parts,
      Noted noted,
      Site site,
      Templates templates) {
    this.plans = plans;
    this.stances = stances;
    this.registrations = registrations;
    this.parts = parts;
    this.noted = noted;
    this.site = site;
    this.templates = templates;
  }

  /**
   * What the page of the question is made of: {@code earlier} the parts in which it may be asked.
   */
  public record Editing(
      Seen seen, List<Part> earlier, StancePlans.Draft draft, StanceDesk desk, Form form) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/stance",
        () -> {
          get(ctx -> show(ctx, seen(ctx), ""));
          post("/ballot", this::cast);
          get("/edit", this::edit);
          post("/edit", this::save);
          get("/reveal", this::reveal);
        });
  }

  private void show(Context ctx, Seen seen, String problem) {
    var asked = asked(ctx, seen);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        templates
            .panelStanceShow(page.titled(page.t().say("stance.title")), seen, asked, problem)
            .render());
  }

  private void cast(Context ctx) {
    var seen = seen(ctx);
    var problem = take(ctx, seen);
    if (!problem.isEmpty()) {
      ctx.status(problem.equals(CLOSED) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (Web.wantsFragment(ctx)) {
      var t = site.words(Web.language(ctx));
      ctx.contentType(Web.FRAGMENT + ";charset=utf-8")
          .result(templates.panelStance(t, asked(ctx, seen), problem).render());
    } else if (problem.isEmpty()) {
      Web.seeOther(ctx, seen.path() + "/stance?done=stance.answered");
    } else {
      show(ctx, seen, problem);
    }
  }

  /** The key of what is wrong, or empty when the ballot is taken. */
  private String take(Context ctx, Seen seen) {
    var asked = asked(ctx, seen);
    var who = attendee(ctx, seen);
    var round = Web.form(ctx, "round");
    var position = Web.form(ctx, "position");
    if (who == null) {
      return "stance.problem.not-attending";
    }
    if (asked.round() == null || !round.equals(String.valueOf(asked.round().id().value()))) {
      return CLOSED;
    }
    if (!position.matches("[1-7]")
        || Integer.parseInt(position) > asked.stance().options().size()) {
      return "stance.problem.none";
    }
    return switch (stances.cast(
        who.id(), asked.stance(), asked.round().id(), Integer.parseInt(position))) {
      case TAKEN -> "";
      case CLOSED -> CLOSED;
    };
  }

  private void edit(Context ctx) {
    var seen = prepared(ctx);
    var draft = plans.of(seen);
    edit(ctx, seen, draft, StanceForm.of(draft, earlier(seen), site.words(Web.language(ctx))));
  }

  private void edit(Context ctx, Seen seen, StancePlans.Draft draft, Form form) {
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    var editing = new Editing(seen, earlier(seen), draft, stances.desk(seen.part().id()), form);
    ctx.html(
        templates
            .panelStanceEdit(page.titled(page.t().say("stance.edit.title")), editing)
            .render());
  }

  private void save(Context ctx) {
    var seen = prepared(ctx);
    var form = Form.of(ctx, site.words(Web.language(ctx)));
    var rev = form.whole("rev", 0, Integer.MAX_VALUE).orElse(0);
    var plan = StanceForm.read(form, earlier(seen));
    if (plan.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      edit(ctx, seen, plans.of(seen), form);
      return;
    }
    switch (plans.save(
        Web.viewer(ctx), seen, plan.get(), rev, site.words(seen.series().speaks()))) {
      case DONE -> {
        noted.by(Web.viewer(ctx), seen, "panel.stance");
        Web.seeOther(ctx, seen.path() + "/stance/edit?done=stance.saved");
      }
      case FROZEN -> refuse(ctx, seen, form, "stance.problem.frozen");
      case STALE -> refuse(ctx, seen, form, "stance.problem.stale");
    }
  }

  /** What she wrote stays; saving once more is saving over it knowingly. */
  private void refuse(Context ctx, Seen seen, Form form, String problem) {
    var draft = plans.of(seen);
    form.problem("question", problem);
    form.put("rev", draft.rev());
    ctx.status(HttpStatus.CONFLICT);
    edit(ctx, seen, draft, form);
  }

  /** What it reaches, before it is done. Nothing to reveal: back to where the rounds are. */
  private void reveal(Context ctx) {
    var seen = prepared(ctx);
    var desk = stances.desk(seen.part().id());
    if (desk.stance() == null || !desk.stance().ready()) {
      Web.seeOther(ctx, seen.path() + "/stance/edit");
      return;
    }
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    ctx.html(
        templates
            .panelStanceReveal(page.titled(page.t().say("stance.reveal")), seen, desk)
            .render());
  }

  private List<Part> earlier(Seen seen) {
    return parts.of(seen.series().id()).stream()
        .filter(part -> part.number() < seen.part().number())
        .toList();
  }

  private StanceAsked asked(Context ctx, Seen seen) {
    var who = attendee(ctx, seen);
    return stances.asked(seen, who == null ? null : who.id()).orElseThrow(NotFound::new);
  }

  private @Nullable Attendee attendee(Context ctx, Seen seen) {
    return registrations.attending(Web.viewer(ctx), seen.part()).orElse(null);
  }

  private Seen prepared(Context ctx) {
    var seen = seen(ctx);
    Stances.mayChair(seen);
    if (seen.part().kind() != Part.Kind.PANEL_DEBATE) {
      throw new NotFound();
    }
    return seen;
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts);
  }
}
