package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.PersonLine;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Sheet;
import no.ordstyrer.web.Web;

/** The people of a series: found, listed and taken out as a file. For its organisers. */
public final class PeoplePages {
  private static final String PATH = "/studio/{arena}/{series}/people";

  private final DeskPages desk;
  private final People people;

  public PeoplePages(DeskPages desk, People people) {
    this.desk = desk;
    this.people = people;
  }

  public void routes() {
    get(PATH, this::list);
    get(PATH + "/export", this::choose);
    post(PATH + "/export", this::export);
  }

  private void list(Context ctx) {
    var seen = desk.series(ctx);
    var asked =
        PeopleView.asked(Web.query(ctx, "q"), Web.query(ctx, "part"), Web.query(ctx, "state"));
    var number = PeopleView.page(Web.query(ctx, "page"));
    var found = people.find(Web.viewer(ctx), seen, asked, number);
    var page = page(ctx, seen, "people.title");
    var view = new PeopleView(seen, desk.parts().of(seen.series().id()), asked, found, number);
    ctx.html(
        Web.wantsFragment(ctx)
            ? desk.templates().studioPeopleFound(page, view).render()
            : desk.templates().studioPeople(page, view, filters(page, asked)).render());
  }

  private void choose(Context ctx) {
    var seen = desk.series(ctx);
    var page = page(ctx, seen, "people.export");
    var form =
        Form.empty(page.t())
            .put("format", Sheet.Format.XLSX)
            .put("q", Web.query(ctx, "q"))
            .put("part", Web.query(ctx, "part"))
            .put("state", Web.query(ctx, "state"))
            .putAll("column", PeopleSheet.usual());
    show(ctx, page, seen, form);
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
    if (format.isEmpty() || !form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, page, seen, form);
      return;
    }
    var search = PeopleView.asked(form.value("q"), form.value("part"), form.value("state"));
    var sheet =
        new PeopleSheet(
            page.t(),
            seen.arena().zone(),
            desk.parts().of(seen.series().id()),
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
      Context ctx,
      SeenSeries seen,
      People.Search search,
      PeopleSheet columns,
      Sheet.Format format) {
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

  private void show(Context ctx, Page page, SeenSeries seen, Form form) {
    var choices = PeopleSheet.choices(page.t(), desk.parts().of(seen.series().id()));
    ctx.html(desk.templates().studioPeopleExport(page, seen, form, choices).render());
  }

  private static Form filters(Page page, People.Search asked) {
    return Form.empty(page.t())
        .put("q", asked.words())
        .put("part", asked.part() == 0 ? "" : asked.part())
        .put("state", asked.state());
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand()).widened();
  }
}
