package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.ordstyrer.arena.Arena;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.Planned;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.series.SeriesPlan;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Writing a series: a new one from a template in one form, and editing it afterwards. */
public final class SeriesDraftPages {
  private static final int MOST_PARTS = 12;

  private final DeskPages desk;
  private final Planning planning;
  private final WaitingList waiting;

  public SeriesDraftPages(DeskPages desk, Planning planning, WaitingList waiting) {
    this.desk = desk;
    this.planning = planning;
    this.waiting = waiting;
  }

  public void routes() {
    get("/studio/{arena}/new", this::open);
    post("/studio/{arena}/new", this::create);
    get("/studio/{arena}/{series}/edit", this::edit);
    post("/studio/{arena}/{series}/edit", this::save);
  }

  private void open(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.empty(ctx);
    var template = Template.of(Web.query(ctx, "template"));
    var before = desk.parts().seriesOf(Web.viewer(ctx), arena);
    template.fill(form, arena, before, desk.site().words(arena.speaks()), desk.now());
    show(ctx, arena, form);
  }

  private void create(Context ctx) {
    var arena = desk.organised(ctx);
    var form = desk.form(ctx);
    if (form.has("more")) {
      addPart(form);
      show(ctx, arena, form);
      return;
    }
    var plan = SeriesFields.read(form, arena.zone());
    var parts = parts(form, arena);
    var planned = form.ok() ? create(ctx, arena, form, plan, parts) : false;
    if (!planned) {
      ctx.status(422);
      show(ctx, arena, form);
    }
  }

  private boolean create(
      Context ctx, Arena arena, Form form, SeriesPlan plan, List<PartPlan> parts) {
    return switch (planning.create(Web.viewer(ctx), arena, plan, parts)) {
      case Planned.Saved(var path) -> {
        Web.seeOther(ctx, "/studio" + path + "?done=studio.created");
        yield true;
      }
      case Planned.AddressTaken _ -> {
        form.problem("slug", "studio.problem.slug-taken");
        yield false;
      }
      case Planned.Stale _ -> throw new IllegalStateException("What is new cannot be stale");
    };
  }

  /** The parts follow the rhythm of the series, but for those that have a date of their own. */
  private static List<PartPlan> parts(Form form, Arena arena) {
    var first = form.date("first");
    var every = form.whole("every", 1, 366).orElse(7);
    var from = form.time("from");
    var to = form.time("to");
    var plans = new ArrayList<PartPlan>();
    for (var i = 0; i < count(form); i++) {
      var days = (long) i * every;
      var usual = new WhenFields.Usual(first.map((LocalDate day) -> day.plusDays(days)), from, to);
      plans.add(PartFields.read(form, "p" + (i + 1) + "-", arena.zone(), usual));
    }
    return plans;
  }

  private static void addPart(Form form) {
    var count = Math.min(MOST_PARTS, count(form) + 1);
    form.put("parts", count);
    var label = form.t().say("studio.template.part", count);
    PartFields.begin(form, "p" + count + "-", no.ordstyrer.series.Part.Kind.WEBINAR, label);
  }

  private static int count(Form form) {
    try {
      return Math.clamp(Integer.parseInt(form.value("parts")), 1, MOST_PARTS);
    } catch (NumberFormatException _) {
      return 1;
    }
  }

  private void show(Context ctx, Arena arena, Form form) {
    var page = desk.page(ctx, "studio.new.title").of(arena.brand());
    var html = desk.templates().studioNewSeries(page, arena, form, count(form)).render();
    ctx.html(html);
  }

  private void edit(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx).put("rev", seen.series().rev());
    fill(form, seen);
    showEdit(ctx, seen, form);
  }

  private void save(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var plan = SeriesFields.read(form, seen.arena().zone());
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok() && save(ctx, seen, form, rev, plan)) {
      return;
    }
    ctx.status(422);
    showEdit(ctx, seen, form);
  }

  private boolean save(Context ctx, SeenSeries seen, Form form, int rev, SeriesPlan plan) {
    return switch (planning.edit(Web.viewer(ctx), seen, rev, plan)) {
      case Planned.Saved(var path) -> {
        waiting.settle(seen);
        Web.seeOther(ctx, "/studio" + path + "?done=studio.saved");
        yield true;
      }
      case Planned.AddressTaken _ -> {
        form.problem("slug", "studio.problem.slug-taken");
        yield false;
      }
      case Planned.Stale _ -> {
        var stored = desk.empty(ctx);
        var now = desk.series(ctx);
        fill(stored, now);
        DeskPages.compare(form, stored, SeriesFields.NAMES, now.series().rev());
        yield false;
      }
    };
  }

  private void fill(Form form, SeenSeries seen) {
    var themes = desk.parts().themes(seen.series().id());
    SeriesFields.fill(form, seen.series(), themes, seen.arena().zone());
  }

  private void showEdit(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "studio.edit.title").of(seen.arena().brand());
    var subject = "series:" + seen.series().id().value();
    var last = desk.arenas().lastChange(seen.arena().id(), subject);
    ctx.html(desk.templates().studioEditSeries(page, seen, form, last).render());
  }
}
