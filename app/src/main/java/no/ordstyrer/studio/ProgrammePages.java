package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.series.Contributors;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.ProgrammeItem;
import no.ordstyrer.series.ProgrammeItemId;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The programme of a part as its organisers write it: its lines, and beside them its people. */
public final class ProgrammePages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/programme";
  private static final String ITEM = PATH + "/items/{item}";
  private static final List<String> NAMES = List.of("title", "minutes", "about");

  private final DeskPages desk;
  private final Programmes programmes;
  private final Contributors contributors;

  public ProgrammePages(DeskPages desk, Programmes programmes, Contributors contributors) {
    this.desk = desk;
    this.programmes = programmes;
    this.contributors = contributors;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/items/new", this::open);
    post(PATH + "/items/new", this::add);
    get(ITEM, this::edit);
    post(ITEM, this::save);
    get(ITEM + "/up", this::up);
    post(ITEM + "/up", ctx -> move(ctx, true));
    get(ITEM + "/down", this::up);
    post(ITEM + "/down", ctx -> move(ctx, false));
    get(ITEM + "/removal", this::askToRemove);
    post(ITEM + "/removal", this::remove);
  }

  private void list(Context ctx) {
    var seen = desk.part(ctx);
    var page = desk.page(ctx, "programme.title", seen.part().label()).of(seen.arena().brand());
    var view = new ProgrammeView(seen, programmes.of(seen), contributors.of(seen));
    ctx.html(desk.templates().studioProgramme(page, view).render());
  }

  private void up(Context ctx) {
    Web.seeOther(ctx, path(desk.part(ctx)));
  }

  private void open(Context ctx) {
    show(ctx, desk.part(ctx), null, desk.empty(ctx));
  }

  private void add(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var plan = read(form);
    if (form.ok()) {
      programmes.add(Web.viewer(ctx), seen, plan);
      Web.seeOther(ctx, path(seen) + "?done=programme.added");
    } else {
      ctx.status(422);
      show(ctx, seen, null, form);
    }
  }

  private void edit(Context ctx) {
    var seen = desk.part(ctx);
    var item = programmes.find(seen, id(ctx));
    show(ctx, seen, item, filled(ctx, item));
  }

  private void save(Context ctx) {
    var seen = desk.part(ctx);
    var item = programmes.find(seen, id(ctx));
    var form = desk.form(ctx);
    var plan = read(form);
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (programmes.edit(Web.viewer(ctx), seen, item.id(), rev, plan)) {
        Web.seeOther(ctx, path(seen) + "?done=programme.saved");
        return;
      }
      DeskPages.compare(form, filled(ctx, item), NAMES, item.rev());
    }
    ctx.status(422);
    show(ctx, seen, item, form);
  }

  private void move(Context ctx, boolean up) {
    var seen = desk.part(ctx);
    var id = id(ctx);
    programmes.move(Web.viewer(ctx), seen, id, up);
    var order = programmes.of(seen).stream().map(line -> line.item().id()).toList();
    Web.seeOther(ctx, path(seen) + "#" + focus("item-" + id.value(), order.indexOf(id), order, up));
  }

  /** The button that was pressed, or the other one where it is gone: focus stays on the line. */
  static String focus(String line, int at, List<?> order, boolean up) {
    var first = at == 0;
    var last = at == order.size() - 1;
    return line + ((up && !first) || last ? "-up" : "-down");
  }

  private void askToRemove(Context ctx) {
    var seen = desk.part(ctx);
    var item = programmes.find(seen, id(ctx));
    var page = desk.page(ctx, "programme.remove.title", item.title()).of(seen.arena().brand());
    var path = path(seen) + "/items/" + item.id().value() + "/removal";
    ctx.html(desk.templates().studioProgrammeRemoval(page, path, path(seen), false).render());
  }

  private void remove(Context ctx) {
    var seen = desk.part(ctx);
    programmes.remove(Web.viewer(ctx), seen, id(ctx));
    Web.seeOther(ctx, path(seen) + "?done=programme.removed");
  }

  private static ProgrammeItem.Plan read(Form form) {
    var minutes = form.whole("minutes", 1, 1440);
    return new ProgrammeItem.Plan(
        minutes.isPresent() ? (Integer) minutes.getAsInt() : none(),
        form.required("title", 200),
        form.text("about", 2000),
        form.values("speaker").stream()
            .filter(id -> id.matches("[1-9][0-9]{0,17}"))
            .map(Long::valueOf)
            .toList());
  }

  private Form filled(Context ctx, ProgrammeItem item) {
    var form =
        desk.empty(ctx)
            .put("rev", item.rev())
            .put("title", item.title())
            .put("minutes", item.minutes() == null ? "" : item.minutes())
            .put("about", item.about());
    return form.putAll("speaker", item.speakers().stream().map(String::valueOf).toList());
  }

  private void show(Context ctx, Seen seen, @Nullable ProgrammeItem item, Form form) {
    var title = item == null ? "programme.new" : "programme.change";
    var page = desk.page(ctx, title).of(seen.arena().brand());
    List<Person> people = contributors.of(seen);
    var action = path(seen) + "/items/" + (item == null ? "new" : item.id().value());
    ctx.html(desk.templates().studioProgrammeItem(page, path(seen), action, people, form).render());
  }

  private static ProgrammeItemId id(Context ctx) {
    return new ProgrammeItemId(Web.id(ctx, "item"));
  }

  static String path(Seen seen) {
    return "/studio" + seen.path() + "/programme";
  }

  private static @Nullable Integer none() {
    return null;
  }
}
