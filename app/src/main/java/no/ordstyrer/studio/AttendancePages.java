package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Attendance.Mark;
import no.ordstyrer.registration.Attendance.State;
import no.ordstyrer.registration.Attendances;
import no.ordstyrer.registration.PartRegistrationId;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

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
    var viewer = Web.viewer(ctx);
    var words = Web.query(ctx, "q");
    var state = state(Web.query(ctx, "state"));
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    var found = attendances.find(viewer, seen, words, state, number);
    var view = new AttendanceView(seen, found, words, state == null ? "" : state.name(), number);
    var page = desk.page(ctx, "attendance.of", seen.part().label()).of(seen.arena().brand());
    if (Web.wantsFragment(ctx)) {
      ctx.html(desk.templates().studioAttendanceFound(page, view).render());
    } else {
      var form = desk.empty(ctx).put("q", words).put("state", view.state());
      var figures = attendances.figures(viewer, seen);
      ctx.html(desk.templates().studioAttendance(page, view, figures, form).render());
    }
  }

  private void mark(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var place = new PartRegistrationId(Web.id(ctx, "place"));
    var mark = form.one("mark", Mark.class).orElseThrow(NotFound::new);
    attendances.mark(Web.viewer(ctx), seen, place, mark);
    Web.seeOther(
        ctx,
        "/studio"
            + seen.path()
            + "/attendance?done=attendance.saved&q="
            + encoded(form.value("q"))
            + "&state="
            + encoded(form.value("state"))
            + "&page="
            + encoded(form.value("page")));
  }

  private static String encoded(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }

  private static @Nullable State state(String name) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
