package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.ordstyrer.registration.BulkAct;
import no.ordstyrer.registration.BulkActId;
import no.ordstyrer.registration.BulkActs;
import no.ordstyrer.registration.PeopleImports;
import no.ordstyrer.registration.PeopleImports.Uploaded;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** People registered from a list: sent in, looked at, confirmed. */
public final class PeopleImportPages {
  private static final String PATH = "/studio/{arena}/{series}/people/import";

  private final DeskPages desk;
  private final PeopleImports imports;
  private final BulkActs acts;

  public PeopleImportPages(DeskPages desk, PeopleImports imports, BulkActs acts) {
    this.desk = desk;
    this.imports = imports;
    this.acts = acts;
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::read);
    get(PATH + "/{act}", this::preview);
    post(PATH + "/{act}/removal", this::drop);
  }

  private void ask(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx).put("writes", "yes");
    form.putAll("in", ahead(seen).stream().map(Choice::value).toList());
    show(ctx, seen, form);
  }

  private void read(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var parts = parts(form, seen);
    if (parts.isEmpty()) {
      form.problem("in", "import.problem.parts");
    }
    var file = file(ctx, form);
    if (file.length == 0) {
      form.problem("file", "import.problem.file");
    }
    if (form.ok()) {
      switch (imports.read(Web.viewer(ctx), seen, file, parts, form.has("writes", "yes"))) {
        case Uploaded.Kept(var id) -> {
          Web.seeOther(ctx, PeopleView.path(seen) + "/import/" + id.value());
          return;
        }
        case Uploaded.NoTable _ -> form.problem("file", "import.problem.no-table");
        case Uploaded.Empty _ -> form.problem("file", "import.problem.empty");
        case Uploaded.TooMany(var lines) ->
            form.problem("file", "import.problem.too-many", lines, PeopleImports.MOST);
      }
    }
    ctx.status(422);
    show(ctx, seen, form);
  }

  /** The file, or what was pasted. */
  private static byte[] file(Context ctx, Form form) {
    var sent = Web.file(ctx, form, "file");
    return sent.length > 0 ? sent : form.value("pasted").strip().getBytes(StandardCharsets.UTF_8);
  }

  private void preview(Context ctx) {
    var seen = desk.series(ctx);
    var id = new BulkActId(Web.id(ctx, "act"));
    var reach = acts.reach(Web.viewer(ctx), seen, id);
    if (reach.act().kind() != BulkAct.Kind.IMPORT || reach.act().state() != BulkAct.State.DRAFT) {
      Web.seeOther(ctx, PeopleView.path(seen) + "/bulk/" + id.value());
      return;
    }
    var page = page(ctx, seen, "import.preview");
    ctx.html(
        desk.templates()
            .studioPeopleImportPreview(page, seen, imports.preview(seen, reach))
            .render());
  }

  private void drop(Context ctx) {
    var seen = desk.series(ctx);
    imports.drop(seen, new BulkActId(Web.id(ctx, "act")));
    Web.seeOther(ctx, PeopleView.path(seen) + "?done=import.dropped");
  }

  private void show(Context ctx, SeenSeries seen, Form form) {
    var page = page(ctx, seen, "import.title");
    ctx.html(desk.templates().studioPeopleImport(page, seen, form, ahead(seen)).render());
  }

  private List<Choice> ahead(SeenSeries seen) {
    var ahead = acts.ahead(seen);
    return desk.parts().of(seen.series().id()).stream()
        .filter(part -> ahead.contains(part.id()))
        .map(part -> Choice.of(part.number(), part.label()))
        .toList();
  }

  private Set<PartId> parts(Form form, SeenSeries seen) {
    var ahead = acts.ahead(seen);
    return desk.parts().of(seen.series().id()).stream()
        .filter(part -> form.has("in", Integer.toString(part.number())))
        .map(Part::id)
        .filter(ahead::contains)
        .collect(Collectors.toSet());
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand());
  }
}
