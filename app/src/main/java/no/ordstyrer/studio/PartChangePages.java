package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Rescheduling;
import no.ordstyrer.series.Rescheduling.Rescheduled;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.When;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/**
 * Moving, postponing and cancelling one part. Each shows whom it reaches and what they are told
 * before it is done, and can be taken back until they are.
 */
public final class PartChangePages {
  private static final String PART = "/studio/{arena}/{series}/{part}";
  static final int LONGEST_LINE = 500;

  private final DeskPages desk;
  private final Rescheduling rescheduling;
  private final PartNotices notices;
  private final Figures figures;

  public PartChangePages(
      DeskPages desk, Rescheduling rescheduling, PartNotices notices, Figures figures) {
    this.desk = desk;
    this.rescheduling = rescheduling;
    this.notices = notices;
    this.figures = figures;
  }

  public void routes() {
    get(PART + "/time", this::askWhen);
    get(PART + "/time/preview", this::up);
    post(PART + "/time/preview", this::foreseeMove);
    post(PART + "/time", this::move);
    get(PART + "/postponement", this::askToPostpone);
    get(PART + "/postponement/preview", this::up);
    post(PART + "/postponement/preview", this::foreseePostponement);
    post(PART + "/postponement", this::postpone);
    get(PART + "/cancellation", this::askWhy);
    get(PART + "/cancellation/preview", this::up);
    post(PART + "/cancellation/preview", this::foreseeCancellation);
    post(PART + "/cancellation", this::cancel);
    get(PART + "/undo", this::askToUndo);
    post(PART + "/undo", this::undo);
  }

  /** Who changes language on a preview comes back to where she can have it again. */
  private void up(Context ctx) {
    var act = ctx.path().replaceFirst(".*/([a-z]+)/preview$", "$1");
    Web.seeOther(ctx, path(desk.part(ctx)) + "/" + act);
  }

  private void askWhen(Context ctx) {
    var seen = desk.part(ctx);
    showWhen(ctx, seen, stored(ctx, seen));
  }

  private void foreseeMove(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var when = when(form, seen);
    line(form);
    if (form.ok() && when.equals(seen.part().when())) {
      form.problem("day", "change.problem.same");
    }
    if (form.ok()) {
      show(ctx, seen, form, "time", seen.part().as(when, null, null, ""));
    } else {
      ctx.status(422);
      showWhen(ctx, seen, form);
    }
  }

  private void move(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var when = when(form, seen);
    var line = line(form);
    if (form.ok()) {
      var what = rescheduling.move(Web.viewer(ctx), seen, rev(form), when, line);
      if (done(ctx, seen, form, what, "moved")) {
        return;
      }
    }
    ctx.status(422);
    showWhen(ctx, desk.part(ctx), form);
  }

  private void askToPostpone(Context ctx) {
    var seen = desk.part(ctx);
    showPostponement(ctx, seen, desk.empty(ctx).put("rev", seen.part().rev()));
  }

  private void foreseePostponement(Context ctx) {
    var form = desk.form(ctx);
    line(form);
    showPostponement(ctx, desk.part(ctx), form);
  }

  private void postpone(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var line = line(form);
    if (form.ok()) {
      var what = rescheduling.postpone(Web.viewer(ctx), seen, rev(form), line);
      if (done(ctx, seen, form, what, "postponed")) {
        return;
      }
    }
    showPostponement(ctx, desk.part(ctx), form);
  }

  private void showPostponement(Context ctx, Seen seen, Form form) {
    if (!form.ok()) {
      ctx.status(422);
    }
    var after = seen.part().as(new When.Open(), desk.now(), null, "");
    show(ctx, seen, form, "postponement", after);
  }

  private void askWhy(Context ctx) {
    var seen = desk.part(ctx);
    showWhy(ctx, seen, desk.empty(ctx).put("rev", seen.part().rev()));
  }

  private void foreseeCancellation(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var why = form.required("why", LONGEST_LINE);
    if (form.ok()) {
      var part = seen.part();
      show(ctx, seen, form, "cancellation", part.as(part.when(), null, desk.now(), why));
    } else {
      ctx.status(422);
      showWhy(ctx, seen, form);
    }
  }

  private void cancel(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var why = form.required("why", LONGEST_LINE);
    if (form.ok()) {
      var what = rescheduling.cancel(Web.viewer(ctx), seen, rev(form), why);
      if (done(ctx, seen, form, what, "part-cancelled")) {
        return;
      }
    }
    ctx.status(422);
    showWhy(ctx, desk.part(ctx), form);
  }

  private void askToUndo(Context ctx) {
    var seen = desk.part(ctx);
    showUndo(ctx, seen, desk.empty(ctx).put("rev", seen.part().rev()));
  }

  private void undo(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    switch (rescheduling.undo(Web.viewer(ctx), seen, rev(form))) {
      case Rescheduled.Done _ -> Web.seeOther(ctx, base(seen) + "?done=change.undone");
      case Rescheduled.Stale _ -> {
        form.problem("rev", "studio.stale.rev");
        form.put("rev", desk.part(ctx).part().rev());
        ctx.status(422);
        showUndo(ctx, desk.part(ctx), form);
      }
      case Rescheduled.TooLate _ -> {
        form.problem("rev", "change.problem.told");
        ctx.status(422);
        showUndo(ctx, desk.part(ctx), form);
      }
    }
  }

  /** Leads on when it is done; else notes why not. */
  private boolean done(Context ctx, Seen seen, Form form, Rescheduled what, String notice) {
    return switch (what) {
      case Rescheduled.Done _ -> {
        Web.seeOther(ctx, base(seen) + "?done=studio." + notice);
        yield true;
      }
      case Rescheduled.Stale _ -> {
        var now = desk.part(ctx);
        var names = form.has("day") ? List.of("day", "from", "to", "words") : List.<String>of();
        DeskPages.compare(form, stored(ctx, now), names, now.part().rev());
        yield false;
      }
      case Rescheduled.TooLate _ -> {
        form.problem("rev", "studio.problem.too-late");
        yield false;
      }
    };
  }

  private void show(Context ctx, Seen seen, Form form, String act, Part after) {
    var page = desk.page(ctx, "change.title." + act, seen.part().label()).of(seen.arena().brand());
    var t = page.t();
    var before = seen.part();
    var told =
        notices
            .foretell(Web.viewer(ctx), above(seen), after, form.value("line").strip(), t.language())
            .orElse(null);
    var typed =
        switch (act) {
          case "time" -> List.of("rev", "day", "from", "to", "words");
          case "cancellation" -> List.of("rev", "why");
          default -> List.of("rev");
        };
    var reached = figures.of(seen.series().id()).part(before.id());
    var now = desk.now();
    var due = notices.due(before, after, now);
    var view = new ChangeView(seen, act, typed, after, reached, told, now, due);
    ctx.html(desk.templates().studioChange(page, view, form).render());
  }

  private void showWhen(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.time.title", seen.part().label()).of(seen.arena().brand());
    ctx.html(desk.templates().studioTime(page, seen, form, reached(seen)).render());
  }

  private void showWhy(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "studio.cancel.part").of(seen.arena().brand());
    ctx.html(
        desk.templates()
            .studioCancel(page, seen.part().label(), path(seen), form, reached(seen))
            .render());
  }

  private void showUndo(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "change.undo.title", seen.part().label()).of(seen.arena().brand());
    var unheard = notices.unheard(Web.viewer(ctx), above(seen)).get(seen.part().id());
    ctx.html(desk.templates().studioUndo(page, seen, unheard, form).render());
  }

  private Form stored(Context ctx, Seen seen) {
    var form = desk.empty(ctx).put("rev", seen.part().rev());
    WhenFields.fill(form, "", seen.arena().zone(), seen.part().when());
    return form;
  }

  private long reached(Seen seen) {
    return seen.series().publishedAt() == null
        ? 0
        : figures.of(seen.series().id()).part(seen.part().id()).reached();
  }

  private static When when(Form form, Seen seen) {
    return WhenFields.read(form, "", seen.arena().zone(), WhenFields.Usual.NONE);
  }

  /** The organiser's own line to those who hear of it. */
  private static String line(Form form) {
    return form.optional("line", LONGEST_LINE);
  }

  private static int rev(Form form) {
    return form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
  }

  private static SeenSeries above(Seen seen) {
    return new SeenSeries(seen.arena(), seen.series(), seen.standing());
  }

  private static String path(Seen seen) {
    return "/studio" + seen.path();
  }

  private static String base(Seen seen) {
    return "/studio" + above(seen).path();
  }
}
