package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.registration.PartGifts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** A part that was added later: whether those who registered for the whole series get it. */
public final class PartGiftPages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/gift";

  private final DeskPages desk;
  private final PartGifts gifts;

  public PartGiftPages(DeskPages desk, PartGifts gifts) {
    this.desk = desk;
    this.gifts = gifts;
  }

  public void routes() {
    get(PATH, this::ask);
    get(PATH + "/preview", this::up);
    post(PATH + "/preview", this::foresee);
    post(PATH, this::give);
  }

  private void ask(Context ctx) {
    show(ctx, desk.part(ctx), desk.empty(ctx));
  }

  private void up(Context ctx) {
    Web.seeOther(ctx, path(desk.part(ctx)));
  }

  private void foresee(Context ctx) {
    var form = desk.form(ctx);
    form.optional("line", PartChangePages.LONGEST_LINE);
    show(ctx, desk.part(ctx), form);
  }

  private void give(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var line = form.optional("line", PartChangePages.LONGEST_LINE);
    if (form.ok()) {
      switch (gifts.give(Web.viewer(ctx), seen, line)) {
        case BEGUN, ALREADY -> {
          Web.seeOther(ctx, path(seen) + "?done=gift.begun");
          return;
        }
        case TOO_LATE -> form.problem("line", "gift.problem.late");
      }
    }
    show(ctx, seen, form);
  }

  private void show(Context ctx, Seen seen, Form form) {
    if (!form.ok()) {
      ctx.status(422);
    }
    var viewer = Web.viewer(ctx);
    var page = desk.page(ctx, "gift.title", seen.part().label()).of(seen.arena().brand());
    var told = gifts.foretell(viewer, seen, form.value("line").strip(), page.t().language());
    var reach = gifts.reach(viewer, seen);
    var gift = gifts.of(viewer, seen).orElse(null);
    ctx.html(desk.templates().studioGift(page, seen, reach, gift, told, form).render());
  }

  static String path(Seen seen) {
    return "/studio" + seen.path() + "/gift";
  }
}
