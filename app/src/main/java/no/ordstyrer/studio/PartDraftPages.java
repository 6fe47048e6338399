package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.registration.Figures;
import no.ordstyrer.registration.PartGifts;
import no.ordstyrer.registration.PartNotices;
import no.ordstyrer.registration.WaitingList;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPlan;
import no.ordstyrer.series.Planned;
import no.ordstyrer.series.Planning;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** Writing one part: a new one, and editing it afterwards. */
public final class PartDraftPages {
  private final DeskPages desk;
  private final Planning planning;
  private final WaitingList waiting;
  private final PartGifts gifts;
  private final PartNotices notices;
  private final Figures figures;

  public PartDraftPages(
      DeskPages desk,
      Planning planning,
      WaitingList waiting,
      PartGifts gifts,
      PartNotices notices,
      Figures figures) {
    this.desk = desk;
    this.planning = planning;
    this.waiting = waiting;
    this.gifts = gifts;
    this.notices = notices;
    this.figures = figures;
  }

  public void routes() {
    get("/studio/{arena}/{series}/new-part", this::open);
    post("/studio/{arena}/{series}/new-part", this::add);
    get("/studio/{arena}/{series}/{part}", this::edit);
    post("/studio/{arena}/{series}/{part}", this::save);
  }

  private void open(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx);
    var number = desk.parts().of(seen.series().id()).size() + 1;
    var label = desk.site().words(seen.series().speaks()).say("studio.template.part", number);
    PartFields.begin(form, "", Part.Kind.WEBINAR, label);
    showNew(ctx, seen, form);
  }

  private void add(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var plan = PartFields.read(form, "", seen.arena().zone(), WhenFields.Usual.NONE);
    if (!form.ok()) {
      ctx.status(422);
      showNew(ctx, seen, form);
      return;
    }
    planning.add(Web.viewer(ctx), seen, plan);
    var added = seen.part(desk.parts().of(seen.series().id()).getLast());
    var asks = gifts.reach(Web.viewer(ctx), added).people() > 0;
    var next = asks ? PartGiftPages.path(added) : "/studio" + seen.path();
    Web.seeOther(ctx, next + "?done=studio.part-added");
  }

  private void showNew(Context ctx, SeenSeries seen, Form form) {
    var page = desk.page(ctx, "studio.part.new").of(seen.arena().brand());
    ctx.html(desk.templates().studioNewPart(page, seen, form).render());
  }

  private void edit(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.empty(ctx).put("rev", seen.part().rev());
    fill(form, seen);
    showEdit(ctx, seen, form, seen.part());
  }

  private void save(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var plan = PartFields.read(form, "", seen.part().when());
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    var moved = seen.part().at(plan.venue(), plan.place());
    // What she was shown is what she saves: another place is shown once more.
    var shown = plan.venue() + " " + plan.place();
    if (form.ok() && !form.has("told", shown) && reached(seen, moved) > 0) {
      form.put("told", shown);
      showEdit(ctx, seen, form, moved);
      return;
    }
    if (form.ok() && save(ctx, seen, form, rev, plan)) {
      return;
    }
    ctx.status(422);
    showEdit(ctx, seen, form, seen.part());
  }

  /** How many are written to because the part is somewhere else. */
  private long reached(Seen seen, Part after) {
    return seen.series().publishedAt() != null && notices.tells(seen.part(), after)
        ? figures.of(seen.series().id()).part(seen.part().id()).reached()
        : 0;
  }

  private boolean save(Context ctx, Seen seen, Form form, int rev, PartPlan plan) {
    return switch (planning.edit(Web.viewer(ctx), seen, rev, plan)) {
      case Planned.Saved _ -> {
        waiting.settle(above(seen));
        Web.seeOther(ctx, "/studio" + above(seen).path() + "?done=studio.saved");
        yield true;
      }
      case Planned.Stale _ -> {
        var stored = desk.empty(ctx);
        var now = desk.part(ctx);
        fill(stored, now);
        DeskPages.compare(form, stored, PartFields.NAMES, now.part().rev());
        yield false;
      }
      case Planned.AddressTaken _ ->
          throw new IllegalStateException("The address of a part is its number");
    };
  }

  private void fill(Form form, Seen seen) {
    var people =
        desk.parts().people(seen.series().id()).stream()
            .filter(person -> person.partId().equals(seen.part().id()))
            .toList();
    PartFields.fill(form, "", seen.part(), people);
  }

  /** {@code after}: the part as it would be; elsewhere when its holders are to hear of it. */
  private void showEdit(Context ctx, Seen seen, Form form, Part after) {
    var page = desk.page(ctx, "studio.part.edit", seen.part().label()).of(seen.arena().brand());
    var subject = "part:" + seen.part().id().value();
    var last = desk.arenas().lastChange(seen.arena().id(), subject);
    var t = page.t();
    var told = notices.foretell(Web.viewer(ctx), above(seen), after, "", t.language()).orElse(null);
    var reached = told == null ? 0 : reached(seen, after);
    var html = desk.templates().studioEditPart(page, seen, form, last, reached, told);
    ctx.html(html.render());
  }

  private static SeenSeries above(Seen seen) {
    return new SeenSeries(seen.arena(), seen.series(), seen.standing());
  }
}
