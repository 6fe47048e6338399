package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Field;
import no.ordstyrer.registration.FieldGroup;
import no.ordstyrer.registration.FieldId;
import no.ordstyrer.registration.Fields;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The form of a series: what is asked of those who register. */
public final class FieldPages {
  private static final String PATH = "/studio/{arena}/{series}/form";
  private static final int MOST_OPTIONS = 30;
  private static final int KEPT = 90;
  private static final int KEPT_AT_MOST = 1095;

  private final DeskPages desk;
  private final Fields fields;

  public FieldPages(DeskPages desk, Fields fields) {
    this.desk = desk;
    this.fields = fields;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/new", this::open);
    post(PATH + "/new", this::add);
    get(PATH + "/{field}/edit", this::edit);
    post(PATH + "/{field}/edit", this::save);
    post(PATH + "/{field}/up", ctx -> move(ctx, true));
    post(PATH + "/{field}/down", ctx -> move(ctx, false));
    post(PATH + "/{field}/retirement", this::retire);
    post(PATH + "/{field}/restoration", this::restore);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    var all = fields.all(seen);
    var asked = all.stream().filter(field -> !field.retired()).toList();
    var retired = all.stream().filter(Field::retired).toList();
    var page = desk.page(ctx, "fields.title").of(seen.arena().brand());
    var groups = FieldGroup.of(asked, desk.parts().of(seen.series().id()));
    ctx.html(desk.templates().studioForm(page, seen, groups, retired, desk.empty(ctx)).render());
  }

  private void open(Context ctx) {
    show(ctx, desk.series(ctx), null, desk.empty(ctx).put("keep", KEPT));
  }

  private void add(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var kind = form.one("kind", Field.Kind.class).orElse(Field.Kind.SHORT);
    var plan = read(form, kind, part(form, desk.parts().of(seen.series().id())));
    if (form.ok()) {
      fields.add(Web.viewer(ctx), seen, plan);
      done(ctx, seen, "fields.added");
    } else {
      ctx.status(422);
      show(ctx, seen, null, form);
    }
  }

  private void edit(Context ctx) {
    var seen = desk.series(ctx);
    var field = fields.find(seen, id(ctx));
    var form =
        desk.empty(ctx)
            .put("version", field.version())
            .put("label", field.label())
            .put("help", field.help())
            .put("options", String.join("\n", field.options()))
            .put("required", field.required() ? "yes" : "")
            .put("keep", field.keepDays());
    show(ctx, seen, field, form);
  }

  private void save(Context ctx) {
    var seen = desk.series(ctx);
    var field = fields.find(seen, id(ctx));
    var form = desk.form(ctx);
    var plan = read(form, field.kind(), field.partId());
    var version = form.whole("version", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (fields.edit(Web.viewer(ctx), seen, field.id(), version, plan)) {
        done(ctx, seen, "fields.saved");
        return;
      }
      form.problem("version", "fields.problem.stale");
      form.put("version", field.version());
    }
    ctx.status(422);
    show(ctx, seen, field, form);
  }

  private static Field.Plan read(Form form, Field.Kind kind, @Nullable PartId part) {
    return new Field.Plan(
        kind,
        part,
        keep(form),
        form.required("label", 300),
        form.text("help", 500),
        form.has("required", "yes"),
        kind.choosing() ? options(form) : List.of());
  }

  private static int keep(Form form) {
    var days = form.whole("keep", 0, KEPT_AT_MOST);
    if (days.isEmpty()) {
      form.problem("keep", "web.problem.required");
    }
    return days.orElse(KEPT);
  }

  private static List<String> options(Form form) {
    var options =
        form.text("options", MOST_OPTIONS * 201)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    if (options.size() < 2 || options.size() > MOST_OPTIONS) {
      form.problem("options", "fields.problem.options", MOST_OPTIONS);
    }
    if (options.stream().anyMatch(line -> line.codePointCount(0, line.length()) > 200)) {
      form.problem("options", "fields.problem.option");
    }
    return options;
  }

  private static @Nullable PartId part(Form form, List<Part> parts) {
    var typed = form.value("part");
    if (typed.isEmpty()) {
      return null;
    }
    var part = parts.stream().filter(one -> typed.equals(one.number() + "")).findFirst();
    if (part.isEmpty()) {
      form.problem("part", "web.problem.choose");
    }
    return part.map(Part::id).orElse(null);
  }

  private void move(Context ctx, boolean up) {
    var seen = desk.series(ctx);
    fields.move(Web.viewer(ctx), seen, id(ctx), up);
    done(ctx, seen, "fields.moved");
  }

  private void retire(Context ctx) {
    var seen = desk.series(ctx);
    fields.retire(Web.viewer(ctx), seen, id(ctx));
    done(ctx, seen, "fields.retired");
  }

  private void restore(Context ctx) {
    var seen = desk.series(ctx);
    fields.restore(Web.viewer(ctx), seen, id(ctx));
    done(ctx, seen, "fields.restored");
  }

  private void show(Context ctx, SeenSeries seen, @Nullable Field field, Form form) {
    var title = field == null ? "fields.new" : "fields.change";
    var page = desk.page(ctx, title).of(seen.arena().brand());
    var parts = desk.parts().of(seen.series().id());
    ctx.html(desk.templates().studioField(page, seen, parts, field, form).render());
  }

  private static FieldId id(Context ctx) {
    return Optional.of(ctx.pathParam("field"))
        .filter(text -> text.matches("[1-9][0-9]{0,17}"))
        .map(text -> new FieldId(Long.parseLong(text)))
        .orElseThrow(NotFound::new);
  }

  private static void done(Context ctx, SeenSeries seen, String what) {
    Web.seeOther(ctx, "/studio" + seen.path() + "/form?done=" + what);
  }
}
