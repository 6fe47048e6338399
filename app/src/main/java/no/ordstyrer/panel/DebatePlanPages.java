package no.ordstyrer.panel;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** Where a debate is planned: its terms, its seats and its run of show. */
public final class DebatePlanPages {
  private static final String PATH = "/{arena}/{series}/{part}/debate/plan";

  private final DebatePlans plans;
  private final Debates debates;
  private final Parts parts;
  private final Noted noted;
  private final Site site;
  private final Templates templates;

  public DebatePlanPages(
      DebatePlans plans,
      Debates debates,
      Parts parts,
      Noted noted,
      Site site,
      Templates templates) {
    this.plans = plans;
    this.debates = debates;
    this.parts = parts;
    this.noted = noted;
    this.site = site;
    this.templates = templates;
  }

  /**
   * The page.
   *
   * @param debate null as long as there is none
   */
  public record Plan(
      Seen seen,
      @Nullable Debate debate,
      List<RunItem> lines,
      List<DebatePlans.SeatPlan> seats,
      Form terms,
      Form seating) {
    public String path() {
      return seen.path() + "/debate/plan";
    }

    /** What all lines take that are not left out, in seconds. */
    public int planned() {
      return lines.stream()
          .filter(line -> line.state() != RunItem.State.SKIPPED)
          .mapToInt(RunItem::plannedSeconds)
          .sum();
    }

    /** What the part lasts, in seconds; empty when it has no time of day. */
    public Optional<Integer> lasts() {
      var from = seen.part().startsAt();
      var to = seen.part().endsAt();
      return from == null || to == null
          ? Optional.empty()
          : Optional.of(Math.toIntExact(Duration.between(from, to).toSeconds()));
    }

    /** As minutes that can be read, such as {@code 2:30}. */
    public static String minutes(int seconds) {
      return DebatePlanForm.typed(seconds);
    }

    /** Whether the line at this place may change places with the one after it. */
    public boolean loose(int at) {
      return at >= 0 && at < lines.size() && loose(lines.get(at));
    }

    private static boolean loose(RunItem line) {
      return line.state() == RunItem.State.PLANNED || line.state() == RunItem.State.SKIPPED;
    }
  }

  public void routes() {
    path(
        PATH,
        () -> {
          get(ctx -> show(ctx, seen(ctx), null, null));
          post(this::begin);
          post("/terms", this::settle);
          post("/seats", this::seat);
          get("/lines/new", ctx -> line(ctx, seen(ctx), null, DebatePlanForm.fresh(words(ctx))));
          post("/lines/new", this::add);
          get("/lines/{item}", this::open);
          post("/lines/{item}", this::edit);
          post("/lines/{item}/up", ctx -> move(ctx, true));
          post("/lines/{item}/down", ctx -> move(ctx, false));
          post(
              "/lines/{item}/out",
              ctx -> done(ctx, debates.skip(seen(ctx), item(ctx)), "out", "#line-" + id(ctx)));
          post(
              "/lines/{item}/in",
              ctx -> done(ctx, plans.takeIn(seen(ctx), item(ctx)), "in", "#line-" + id(ctx)));
          post(
              "/lines/{item}/removal",
              ctx -> done(ctx, plans.remove(seen(ctx), item(ctx)), "removed", ""));
        });
  }

  private void show(Context ctx, Seen seen, @Nullable Form terms, @Nullable Form seating) {
    Security.seclude(ctx);
    var page = page(ctx, seen);
    var debate = debates.of(seen.part().id()).orElse(null);
    var seats = plans.seats(seen);
    var empty = Form.empty(page.t());
    var plan =
        new Plan(
            seen,
            debate,
            debates.run(seen).items(),
            seats,
            terms != null ? terms : debate == null ? empty : DebatePlanForm.of(debate, page.t()),
            seating != null ? seating : DebatePlanForm.of(seats, page.t()));
    ctx.html(templates.panelPlan(page.titled(page.t().say("debate.plan")), plan).render());
  }

  private void begin(Context ctx) {
    var seen = seen(ctx);
    plans.begin(seen, site.words(seen.series().speaks()));
    done(ctx, true, "begun", "");
  }

  private void settle(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var terms = DebatePlanForm.terms(form);
    if (terms.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, form, null);
      return;
    }
    plans.settle(seen, terms.get());
    done(ctx, true, "settled", "");
  }

  private void seat(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var seats = DebatePlanForm.seats(form, plans.seats(seen));
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, seen, null, form);
      return;
    }
    done(ctx, plans.seat(seen, seats), "seated", "");
  }

  private void add(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, words(ctx));
    var line = DebatePlanForm.line(form);
    if (line.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      line(ctx, seen, null, form);
      return;
    }
    var id = plans.add(seen, form.one("kind", RunItem.Kind.class).orElseThrow(), line.get());
    done(ctx, true, "added", "#line-" + id.value());
  }

  private void open(Context ctx) {
    var seen = seen(ctx);
    var item = planned(ctx, seen);
    line(ctx, seen, item, DebatePlanForm.of(item, words(ctx)));
  }

  private void edit(Context ctx) {
    var seen = seen(ctx);
    var item = planned(ctx, seen);
    var form = Form.of(ctx, words(ctx));
    var line = DebatePlanForm.line(form);
    if (line.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      line(ctx, seen, item, form);
      return;
    }
    var kind = form.one("kind", RunItem.Kind.class).orElseThrow();
    switch (plans.edit(seen, item.id(), form.value("saw"), kind, line.get())) {
      case DONE -> done(ctx, true, "saved", "#line-" + item.id().value());
      case STALE -> {
        form.problem("label", "debate.plan.problem.stale", item.label());
        form.put("saw", DebatePlans.mark(item));
        ctx.status(HttpStatus.CONFLICT);
        line(ctx, seen, item, form);
      }
      case BEGUN -> done(ctx, false, "saved", "");
    }
  }

  /** The button that was pressed keeps the focus, or the other one where it is gone. */
  private void move(Context ctx, boolean up) {
    var seen = seen(ctx);
    plans.move(seen, item(ctx), up);
    var lines = debates.run(seen).items();
    var plan = new Plan(seen, null, lines, List.of(), form(ctx), form(ctx));
    var at = lines.stream().map(RunItem::id).toList().indexOf(item(ctx));
    var above = plan.loose(at - 1);
    var button = (up && above) || !plan.loose(at + 1) ? "-up" : "-down";
    noted.by(Web.viewer(ctx), seen, "panel.plan");
    Web.seeOther(ctx, plan.path() + "#line-" + id(ctx) + button);
  }

  private void line(Context ctx, Seen seen, @Nullable RunItem item, Form form) {
    Security.seclude(ctx);
    var page = page(ctx, seen);
    var title = page.t().say(item == null ? "debate.plan.line.new" : "debate.plan.line.edit");
    ctx.html(templates.panelPlanLine(page.titled(title), seen, item, form).render());
  }

  private void done(Context ctx, boolean did, String word, String at) {
    var seen = seen(ctx);
    if (did) {
      noted.by(Web.viewer(ctx), seen, "panel.plan");
    }
    var notice = "?done=debate." + (did ? "plan." + word : "impossible");
    Web.seeOther(ctx, seen.path() + "/debate/plan" + notice + at);
  }

  /** A line that has begun is history. */
  private RunItem planned(Context ctx, Seen seen) {
    return plans
        .line(seen, item(ctx))
        .filter(item -> item.state() == RunItem.State.PLANNED)
        .orElseThrow(NotFound::new);
  }

  private Form form(Context ctx) {
    return Form.empty(words(ctx));
  }

  private Messages words(Context ctx) {
    return site.words(Web.language(ctx));
  }

  private Page page(Context ctx, Seen seen) {
    return site.page(ctx).of(seen.arena().brand()).kept();
  }

  private static long id(Context ctx) {
    return Web.id(ctx, "item");
  }

  private static RunItemId item(Context ctx) {
    return new RunItemId(id(ctx));
  }

  private Seen seen(Context ctx) {
    var seen = PartPages.seen(ctx, parts);
    Stances.mayChair(seen);
    if (seen.part().kind() != Part.Kind.PANEL_DEBATE) {
      throw new NotFound();
    }
    return seen;
  }
}
