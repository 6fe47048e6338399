package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Attendance.Mark;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.PartRegistrationId;
import no.ordstyrer.web.Web;

/** Who came to a part: seen and noted by its organisers. */
public final class AttendancePages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/attendance";

  private final DeskPages desk;
  private final Attendances attendances;

  public AttendancePages(DeskPages desk, Attendances attendances) {
    this.desk = desk;
    this.attendances = attendances;
  }

  public void routes() {
    get(PATH, this::list);
    post(PATH + "/{place}", this::mark);
  }

  private void list(Context ctx) {
    var seen = desk.part(ctx);
    var words = Web.query(ctx, "q");
    var view = new AttendanceView(seen, attendances.of(Web.viewer(ctx), seen), words);
    var page = desk.page(ctx, "attendance.of", seen.part().label()).of(seen.arena().brand());
    var form = desk.empty(ctx).put("q", words);
    ctx.html(
        Web.wantsFragment(ctx)
            ? desk.templates().studioAttendanceFound(page, view).render()
            : desk.templates().studioAttendance(page, view, form).render());
  }

  private void mark(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var place = new PartRegistrationId(Web.id(ctx, "place"));
    var mark = form.one("mark", Mark.class).orElseThrow(NotFound::new);
    attendances.mark(Web.viewer(ctx), seen, place, mark);
    var words = URLEncoder.encode(form.value("q"), StandardCharsets.UTF_8);
    Web.seeOther(ctx, "/studio" + seen.path() + "/attendance?done=attendance.saved&q=" + words);
  }
}
