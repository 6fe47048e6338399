package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.panel.StageMoved;
import no.ordstyrer.panel.StageScene;
import no.ordstyrer.panel.StageScenes;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Programmes;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;

/** What the producer does to the screen. Each command names the state that it was given in. */
final class ProducerActPages {
  private final StageScenes scenes;
  private final Programmes programmes;
  private final Parts parts;
  private final RoomPages.Frame frame;
  private final ProducerPages page;

  ProducerActPages(
      ProducerPages.Desk desk, Parts parts, RoomPages.Frame frame, ProducerPages page) {
    scenes = desk.scenes();
    programmes = desk.programmes();
    this.parts = parts;
    this.frame = frame;
    this.page = page;
  }

  void routes() {
    post("/scene", this::choose);
    post("/back", this::back);
    post("/hold", this::hold);
    post("/strip", this::prepare);
    post("/strip/show", this::strip);
  }

  private void choose(Context ctx) {
    var to = form(ctx).one("scene", StageScene.Kind.class).orElseThrow(NotFound::new);
    var seen = seen(ctx);
    answer(ctx, seen, scenes.choose(Web.viewer(ctx), seen, to, rev(ctx)));
  }

  private void back(Context ctx) {
    var seen = seen(ctx);
    answer(ctx, seen, scenes.back(Web.viewer(ctx), seen, rev(ctx)));
  }

  private void hold(Context ctx) {
    var seen = seen(ctx);
    var form = form(ctx);
    var words = form.optional("words", StageScenes.LONGEST);
    if (!form.ok()) {
      refuse(ctx, seen, form, form.problem("words"));
      return;
    }
    var held = Web.form(ctx, "held").equals("true");
    answer(ctx, seen, scenes.hold(Web.viewer(ctx), seen, held, words, rev(ctx)));
  }

  private void prepare(Context ctx) {
    var seen = seen(ctx);
    var form = form(ctx);
    if (form.has("person")) {
      var person =
          programmes.people(seen).stream()
              .filter(one -> form.has("person", String.valueOf(one.id().value())))
              .findFirst()
              .orElseThrow(NotFound::new);
      answer(ctx, seen, prepare(ctx, seen, person.name(), person.described()));
      return;
    }
    var name = form.required("name", StageScenes.LONGEST);
    var title = form.optional("title", StageScenes.LONGEST);
    if (form.ok()) {
      answer(ctx, seen, prepare(ctx, seen, name, title));
    } else {
      refuse(ctx, seen, form, String.join(" ", form.problems().values()));
    }
  }

  private StageMoved prepare(Context ctx, Seen seen, String name, String title) {
    return scenes.prepare(Web.viewer(ctx), seen, name, title, rev(ctx));
  }

  private void strip(Context ctx) {
    var seen = seen(ctx);
    var shown = Web.form(ctx, "shown").equals("true");
    answer(ctx, seen, scenes.show(Web.viewer(ctx), seen, shown, rev(ctx)));
  }

  private void answer(Context ctx, Seen seen, StageMoved moved) {
    var t = frame.site().words(Web.language(ctx));
    var problem =
        switch (moved) {
          case StageMoved.Done _ -> "";
          case StageMoved.Impossible _ -> t.say("producer.impossible");
          case StageMoved.Stale stale -> late(t, seen, stale);
        };
    if (problem.isEmpty() && !Web.wantsFragment(ctx)) {
      Web.seeOther(ctx, seen.path() + "/producer");
      return;
    }
    ctx.status(problem.isEmpty() ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT);
    tell(ctx, seen, form(ctx), problem);
  }

  private static String late(Messages t, Seen seen, StageMoved.Stale stale) {
    var at = stale.at();
    return stale.by() == null || at == null
        ? t.say("producer.late.somebody")
        : t.say("producer.late", stale.by(), new Dates(t.language()).time(at, seen.arena().zone()));
  }

  private void refuse(Context ctx, Seen seen, Form form, String problem) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    tell(ctx, seen, form, problem);
  }

  /** To a script in words, to a form with the page and all that was typed. */
  private void tell(Context ctx, Seen seen, Form form, String problem) {
    if (!Web.wantsFragment(ctx)) {
      page.show(ctx, seen, form, problem);
    } else if (!problem.isEmpty()) {
      ctx.result(problem);
    }
  }

  private static int rev(Context ctx) {
    var rev = Web.form(ctx, "rev");
    return rev.matches("[0-9]{1,9}") ? Integer.parseInt(rev) : -1;
  }

  private Form form(Context ctx) {
    return Form.of(ctx, frame.site().words(Web.language(ctx)));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::produces);
  }
}
