package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import no.ordstyrer.registration.ParticipantList;
import no.ordstyrer.registration.ParticipantList.Audience;
import no.ordstyrer.registration.ParticipantList.Level;
import no.ordstyrer.registration.ParticipantLists;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What a series shows of those who come: chosen, looked at, and only then published. */
public final class ParticipantDeskPages {
  private static final String PATH = "/studio/{arena}/{series}/participants";

  private final DeskPages desk;
  private final ParticipantLists lists;

  public ParticipantDeskPages(DeskPages desk, ParticipantLists lists) {
    this.desk = desk;
    this.lists = lists;
  }

  public void routes() {
    get(PATH, this::open);
    get(PATH + "/preview", this::open);
    post(PATH + "/preview", this::preview);
    post(PATH, this::save);
  }

  private void open(Context ctx) {
    var seen = desk.series(ctx);
    var list = lists.of(seen.series().id());
    var form =
        desk.empty(ctx)
            .put("participants", list.participants())
            .put("visitors", list.visitors())
            .put("days", list.days())
            .put("rev", list.rev());
    show(ctx, seen, form, list, false);
  }

  private void preview(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var list = read(form);
    if (form.ok()) {
      show(ctx, seen, form, list, true);
    } else {
      refuse(ctx, seen, form);
    }
  }

  private void save(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var list = read(form);
    if (form.ok()) {
      if (lists.change(Web.viewer(ctx), seen, list)) {
        Web.seeOther(ctx, "/studio" + seen.path() + "/participants?done=participants.published");
        return;
      }
      form.problem("participants", "participants.problem.stale");
      form.put("rev", lists.of(seen.series().id()).rev());
    }
    refuse(ctx, seen, form);
  }

  private void refuse(Context ctx, SeenSeries seen, Form form) {
    ctx.status(422);
    show(ctx, seen, form, lists.of(seen.series().id()), false);
  }

  private static ParticipantList read(Form form) {
    var list =
        new ParticipantList(
            form.one("participants", Level.class).orElse(Level.NOTHING),
            form.one("visitors", Level.class).orElse(Level.NOTHING),
            form.whole("days", 0, ParticipantList.MOST_DAYS).orElse(ParticipantList.HIDDEN.days()),
            form.whole("rev", 0, Integer.MAX_VALUE).orElse(0));
    if (!list.isProper()) {
      form.problem("visitors", "participants.problem.wider");
    }
    return list;
  }

  private void show(Context ctx, SeenSeries seen, Form form, ParticipantList list, boolean asks) {
    var viewer = Web.viewer(ctx);
    var view =
        new ParticipantsView(
            seen,
            list,
            lists.preview(viewer, seen, list, Audience.PARTICIPANTS),
            lists.preview(viewer, seen, list, Audience.VISITORS),
            asks);
    var page = desk.page(ctx, "participants.list").of(seen.arena().brand());
    ctx.html(desk.templates().studioParticipants(page, view, form).render());
  }
}
