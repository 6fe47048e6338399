package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import no.ordstyrer.series.Aftermath;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** After a part: its organisers put in the recording, the slides and a summary. */
public final class AftermathPages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/aftermath";
  private static final List<String> NAMES = List.of("recording", "materials", "summary");
  private static final int MOST = 20;

  private final DeskPages desk;
  private final Aftermath aftermath;

  public AftermathPages(DeskPages desk, Aftermath aftermath) {
    this.desk = desk;
    this.aftermath = aftermath;
  }

  public void routes() {
    get(PATH, this::edit);
    post(PATH, this::save);
  }

  private void edit(Context ctx) {
    var seen = desk.part(ctx);
    show(ctx, seen, stored(ctx, seen));
  }

  private void save(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var plan =
        new Aftermath.Plan(form.https("recording"), form.text("summary", 20_000), materials(form));
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (aftermath.edit(Web.viewer(ctx), seen, rev, plan)) {
        Web.seeOther(ctx, "/studio" + seen.path() + "/aftermath?done=catchup.saved");
        return;
      }
      var now = desk.part(ctx);
      DeskPages.compare(form, stored(ctx, now), NAMES, now.part().rev());
    }
    ctx.status(422);
    show(ctx, seen, form);
  }

  /** One on each line: a title, and behind the last space an https address. */
  private static List<Aftermath.Item> materials(Form form) {
    var items = new ArrayList<Aftermath.Item>();
    for (var line : form.text("materials", 50_000).lines().map(String::strip).toList()) {
      var cut = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      var title = cut < 0 ? "" : line.substring(0, cut).strip();
      var url = line.substring(cut + 1);
      if (line.isEmpty()) {
        continue;
      }
      if (title.isEmpty() || title.codePointCount(0, title.length()) > 200 || !https(form, url)) {
        form.problem("materials", "catchup.problem.material", line);
      }
      items.add(new Aftermath.Item(title, url));
    }
    if (items.size() > MOST) {
      form.problem("materials", "catchup.problem.many", MOST);
    }
    return items;
  }

  private static boolean https(Form form, String url) {
    var alone = Form.empty(form.t()).put("url", url);
    return alone.https("url").isPresent() && alone.ok();
  }

  private Form stored(Context ctx, Seen seen) {
    var lines =
        aftermath.of(seen).stream()
            .map(material -> material.title() + " " + material.url())
            .collect(Collectors.joining("\n"));
    return desk.empty(ctx)
        .put("rev", seen.part().rev())
        .put("recording", Objects.requireNonNullElse(seen.part().recordingUrl(), ""))
        .put("summary", seen.part().summary())
        .put("materials", lines);
  }

  private void show(Context ctx, Seen seen, Form form) {
    var page = desk.page(ctx, "catchup.edit", seen.part().label()).of(seen.arena().brand());
    ctx.html(desk.templates().studioAftermath(page, seen, form).render());
  }
}
