package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import no.ordstyrer.registration.AttendanceReportId;
import no.ordstyrer.registration.AttendanceReports;
import no.ordstyrer.registration.AttendanceReports.Uploaded;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.ChosenColumns;
import no.ordstyrer.registration.PartRegistrationId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** What a video meeting says of who was there: read in, looked at, matched by hand, taken. */
public final class AttendanceReportPages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/attendance/reports";
  private static final String ONE = PATH + "/{report}";

  private final DeskPages desk;
  private final AttendanceReports reports;
  private final Attendances attendances;

  public AttendanceReportPages(DeskPages desk, AttendanceReports reports, Attendances attendances) {
    this.desk = desk;
    this.reports = reports;
    this.attendances = attendances;
  }

  public void routes() {
    get(PATH, this::list);
    post(PATH, this::upload);
    get(ONE, this::show);
    post(ONE + "/taking", this::take);
    get(ONE + "/deletion", this::askToDrop);
    post(ONE + "/deletion", this::drop);
    get(ONE + "/match", this::find);
    post(ONE + "/match", this::match);
    post(ONE + "/unmatch", this::unmatch);
  }

  private void list(Context ctx) {
    var seen = desk.part(ctx);
    show(ctx, seen, desk.empty(ctx).put("zone", seen.arena().zone().getId()));
  }

  private void upload(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var zone = zone(form);
    var file = Web.file(ctx, form, "file");
    if (file.length == 0) {
      form.problem("file", "report.problem.no-file");
    }
    var chosen = chosen(form);
    if (form.ok() && zone.isPresent()) {
      switch (reports.upload(Web.viewer(ctx), seen, file, zone.get(), chosen.orElse(null))) {
        case Uploaded.Kept(var id) -> {
          Web.seeOther(ctx, path(seen) + "/" + id.value());
          return;
        }
        case Uploaded.Before(var id) -> {
          Web.seeOther(ctx, path(seen) + "/" + id.value() + "?done=report.before");
          return;
        }
        case Uploaded.NoTable _ -> form.problem("file", "report.problem.no-table");
        case Uploaded.NoReport(var headings) -> {
          form.put("heading", String.join("\t", headings));
          form.problem(
              "file", chosen.isEmpty() ? "report.problem.no-report" : "report.problem.no-columns");
        }
        case Uploaded.TooMany(var lines) ->
            form.problem("file", "report.problem.too-many", lines, AttendanceReports.MOST);
      }
    }
    ctx.status(422);
    show(ctx, seen, form);
  }

  /** Which column is which, where we did not know the headings and asked; empty else. */
  private static Optional<ChosenColumns> chosen(Form form) {
    if (!form.has("heading")) {
      return Optional.empty();
    }
    var columns =
        new ChosenColumns(
            column(form, "column-name"),
            column(form, "column-email"),
            column(form, "column-joined"),
            column(form, "column-left"),
            column(form, "column-length"));
    if (!columns.suffice()) {
      form.problem(columns.name() < 0 ? "column-name" : "column-joined", "web.problem.choose");
    }
    return Optional.of(columns);
  }

  private static int column(Form form, String name) {
    return form.value(name).isEmpty() ? -1 : form.whole(name, 0, 999).orElse(-1);
  }

  private void show(Context ctx, Seen seen, Form form) {
    var all = reports.of(Web.viewer(ctx), seen);
    var page = page(ctx, seen, "report.title");
    ctx.html(desk.templates().studioReports(page, seen, all, form).render());
  }

  private void show(Context ctx) {
    var seen = desk.part(ctx);
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var opened = reports.open(Web.viewer(ctx), seen, id(ctx), number);
    ctx.html(
        desk.templates()
            .studioReport(page(ctx, seen, "report.title"), seen, opened, number)
            .render());
  }

  private void take(Context ctx) {
    var seen = desk.part(ctx);
    reports.take(Web.viewer(ctx), seen, id(ctx));
    Web.seeOther(ctx, "/studio" + seen.path() + "/attendance?done=report.taken");
  }

  private void askToDrop(Context ctx) {
    var seen = desk.part(ctx);
    var opened = reports.open(Web.viewer(ctx), seen, id(ctx), 1);
    ctx.html(
        desk.templates().studioReportDrop(page(ctx, seen, "report.drop"), seen, opened).render());
  }

  private void drop(Context ctx) {
    var seen = desk.part(ctx);
    reports.drop(Web.viewer(ctx), seen, id(ctx));
    Web.seeOther(ctx, path(seen) + "?done=report.dropped");
  }

  /** Who may it be? */
  private void find(Context ctx) {
    var seen = desk.part(ctx);
    var name = Web.query(ctx, "name");
    var words = ctx.queryParam("q") == null ? name.replaceFirst(" .*", "") : Web.query(ctx, "q");
    var report = reports.open(Web.viewer(ctx), seen, id(ctx), 1).report();
    var found = attendances.find(Web.viewer(ctx), seen, words, null, 1);
    var form =
        desk.empty(ctx).put("name", name).put("email", Web.query(ctx, "email")).put("q", words);
    var page = page(ctx, seen, "report.match.title");
    ctx.html(desk.templates().studioReportMatch(page, seen, report, found, form).render());
  }

  private void match(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var place = new PartRegistrationId(form.whole("place", 1, Integer.MAX_VALUE).orElse(0));
    reports.match(Web.viewer(ctx), seen, id(ctx), form.value("name"), form.value("email"), place);
    Web.seeOther(ctx, path(seen) + "/" + id(ctx).value() + "?done=report.matched");
  }

  private void unmatch(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    reports.unmatch(Web.viewer(ctx), seen, id(ctx), form.value("name"), form.value("email"));
    Web.seeOther(ctx, path(seen) + "/" + id(ctx).value() + "?done=report.unmatched");
  }

  private Page page(Context ctx, Seen seen, String title) {
    return desk.page(ctx, title, seen.part().label()).of(seen.arena().brand());
  }

  private static Optional<ZoneId> zone(Form form) {
    try {
      return Optional.of(ZoneId.of(form.value("zone").strip()));
    } catch (DateTimeException _) {
      form.problem("zone", "web.problem.choose");
      return Optional.empty();
    }
  }

  private static String path(Seen seen) {
    return "/studio" + seen.path() + "/attendance/reports";
  }

  private static AttendanceReportId id(Context ctx) {
    return new AttendanceReportId(Web.id(ctx, "report"));
  }
}
