package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import no.ordstyrer.registration.Field;
import no.ordstyrer.registration.Fields;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.PeopleSearch;
import no.ordstyrer.registration.PersonLine;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Web;

/** The people of a series: found, listed and taken out as a file. For its organisers. */
public final class PeoplePages {
  private static final String PATH = "/studio/{arena}/{series}/people";

  /** As many as one looks through; the rest are found by their names. */
  private static final int ORGANISATIONS = 100;

  private final DeskPages desk;
  private final People people;
  private final Fields fields;

  public PeoplePages(DeskPages desk, People people, Fields fields) {
    this.desk = desk;
    this.people = people;
    this.fields = fields;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/export", this::choose);
    post(PATH + "/export", this::export);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    var asked = PeopleQuery.read(name -> Web.query(ctx, name));
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var found = people.find(Web.viewer(ctx), seen, asked, number);
    var page = page(ctx, seen, "people.title");
    var view = new PeopleView(seen, desk.parts().of(seen.series().id()), asked, found, number);
    if (Web.wantsFragment(ctx)) {
      ctx.html(desk.templates().studioPeopleFound(page, view).render());
      return;
    }
    var filters =
        new PeopleView.Filters(
            people.organisations(Web.viewer(ctx), seen, ORGANISATIONS), choosing(seen));
    var form = filled(Form.empty(page.t()), asked);
    ctx.html(desk.templates().studioPeople(page, view, filters, form).render());
  }

  private List<Field> choosing(SeenSeries seen) {
    return fields.all(seen).stream()
        .filter(field -> !PeopleSheet.words(field).isEmpty())
        .filter(field -> !field.retired() || field.answers() > 0)
        .toList();
  }

  private void choose(Context ctx) {
    var seen = desk.series(ctx);
    var page = page(ctx, seen, "people.export");
    var form =
        Form.empty(page.t()).put("format", Sheet.Format.XLSX).putAll("column", PeopleSheet.usual());
    show(ctx, page, seen, form, PeopleQuery.read(name -> Web.query(ctx, name)));
  }

  /** A file with people in it is a change worth noting: so it is a POST. */
  private void export(Context ctx) {
    var seen = desk.series(ctx);
    var page = page(ctx, seen, "people.export");
    var form = Form.of(ctx, page.t());
    var format = form.one("format", Sheet.Format.class);
    if (form.values("column").isEmpty()) {
      form.problem("column", "people.problem.column");
    }
    var search = PeopleQuery.read(form::value);
    if (format.isEmpty() || !form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, page, seen, form, search);
      return;
    }
    var sheet =
        new PeopleSheet(
            page.t(),
            seen.arena().zone(),
            desk.parts().of(seen.series().id()),
            fields.all(seen),
            form.values("column"));
    ctx.contentType(format.get().contentType());
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\""
            + seen.series().slug()
            + "-people."
            + format.get().ending()
            + "\"");
    write(ctx, seen, search, sheet, format.get());
  }

  private void write(
      Context ctx, SeenSeries seen, PeopleSearch search, PeopleSheet columns, Sheet.Format format) {
    try (var sheet = Sheet.open(format, seen.series().slug(), ctx.outputStream())) {
      sheet.row(columns.heading());
      people.take(Web.viewer(ctx), seen, search, line -> row(sheet, columns, line));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void row(Sheet sheet, PeopleSheet columns, PersonLine line) {
    try {
      sheet.row(columns.row(line));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void show(Context ctx, Page page, SeenSeries seen, Form form, PeopleSearch search) {
    var choices =
        PeopleSheet.choices(page.t(), desk.parts().of(seen.series().id()), fields.all(seen));
    ctx.html(
        desk.templates()
            .studioPeopleExport(page, seen, form, choices, PeopleQuery.fields(search))
            .render());
  }

  private static Form filled(Form form, PeopleSearch asked) {
    PeopleQuery.fields(asked).forEach(form::put);
    return form;
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand()).widened();
  }
}
