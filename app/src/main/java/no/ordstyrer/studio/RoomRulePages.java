package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.question.RoomRules;
import no.ordstyrer.question.Rules;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** How the room of a part works: for organisers and for those who moderate it. */
public final class RoomRulePages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/room";
  private static final List<String> NAMES =
      List.of("moderation", "naming", "limit", "reports", "reactions");

  private final DeskPages desk;
  private final RoomRules rules;

  public RoomRulePages(DeskPages desk, RoomRules rules) {
    this.desk = desk;
    this.rules = rules;
  }

  public void routes() {
    get(PATH, this::open);
    post(PATH, this::change);
  }

  private void open(Context ctx) {
    var seen = desk.room(ctx);
    var now = rules.of(seen);
    show(ctx, seen, now, filled(desk.empty(ctx), now));
  }

  private void change(Context ctx) {
    var seen = desk.room(ctx);
    var form = desk.form(ctx);
    var now = rules.of(seen);
    var chosen = read(form, now.rules().phase());
    var rev = form.whole("rev", 0, Integer.MAX_VALUE);
    if (form.ok() && rev.isPresent()) {
      switch (rules.change(Web.viewer(ctx), seen, rev.getAsInt(), chosen)) {
        case RoomRules.Changed.Done _ -> {
          Web.seeOther(ctx, "/studio" + seen.path() + "/room?done=keeping.rules");
          return;
        }
        case RoomRules.Changed.Stale(var theirs) ->
            DeskPages.compare(form, filled(desk.empty(ctx), theirs), NAMES, theirs.rev());
      }
    }
    ctx.status(422);
    show(ctx, seen, now, form);
  }

  private void show(Context ctx, Seen seen, RoomRules.Current now, Form form) {
    var page = desk.page(ctx, "keeping.rules").of(seen.arena().brand());
    ctx.html(desk.templates().studioRoom(page, seen, now, form).render());
  }

  private static Rules read(Form form, Rules.Phase phase) {
    return new Rules(
        phase,
        form.one("moderation", Rules.Moderated.class).orElse(Rules.Moderated.BEFORE),
        form.one("naming", Rules.Naming.class).orElse(Rules.Naming.FREE),
        whole(form, "limit", Rules.SHORTEST_LIMIT, Rules.LONGEST_LIMIT),
        form.has("reactions", "yes"),
        whole(form, "reports", 1, Rules.MOST_REPORTS));
  }

  private static int whole(Form form, String name, int least, int most) {
    var number = form.whole(name, least, most);
    if (number.isEmpty()) {
      form.problem(name, "web.problem.whole", least, most);
    }
    return number.orElse(least);
  }

  private static Form filled(Form form, RoomRules.Current now) {
    return form.put("rev", now.rev())
        .put("moderation", now.rules().moderation())
        .put("naming", now.rules().naming())
        .put("limit", now.rules().questionLimit())
        .put("reports", now.rules().reportThreshold())
        .put("reactions", now.rules().reactions() ? "yes" : "");
  }
}
