package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.registration.Line;
import no.ordstyrer.registration.NoteId;
import no.ordstyrer.registration.PersonFile;
import no.ordstyrer.registration.PersonFiles;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** One person of a series: what is known of her, and what an organiser does for her. */
public final class PersonPages {
  private static final String PATH = "/studio/{arena}/{series}/people/{person}";

  private final DeskPages desk;
  private final PersonFiles files;

  public PersonPages(DeskPages desk, PersonFiles files) {
    this.desk = desk;
    this.files = files;
  }

  public void routes() {
    get(PATH, this::show);
    get(PATH + "/details", this::askDetails);
    post(PATH + "/details", this::correct);
    post(PATH + "/letters", this::resend);
    post(PATH + "/notes", this::note);
    post(PATH + "/notes/{note}/removal", this::takeBack);
    get(PATH + "/cancellation", ctx -> ask(ctx, "cancel", one(ctx).releasable()));
    post(PATH + "/cancellation", ctx -> cancel(ctx, one(ctx).releasable()));
    get(PATH + "/{part}/cancellation", ctx -> ask(ctx, "cancel", one(ctx).numbered()));
    post(PATH + "/{part}/cancellation", ctx -> cancel(ctx, one(ctx).numbered()));
    get(PATH + "/{part}/place", ctx -> ask(ctx, "add", one(ctx).numbered()));
    post(PATH + "/{part}/place", this::add);
  }

  /** Something that is asked about once more; {@code name} is the key of its words. */
  public record Act(PersonFile file, String name, String action, String back, List<Line> lines) {}

  /** A person of the address, with the part of the address where there is one. */
  private record One(SeenSeries seen, PersonFile file, String part) {
    List<Line> numbered() {
      return file.story().lines().stream()
          .filter(line -> part.equals("del-" + line.part().number()))
          .toList();
    }

    List<Line> releasable() {
      return file.story().lines().stream().filter(line -> line.releasable(file.now())).toList();
    }

    String path() {
      return PeopleView.path(seen) + "/" + file.story().registration().id().value();
    }
  }

  private One one(Context ctx) {
    var seen = desk.series(ctx);
    var part = ctx.pathParamMap().getOrDefault("part", "");
    return new One(seen, files.open(Web.viewer(ctx), seen, id(ctx)), part);
  }

  private void show(Context ctx) {
    show(ctx, one(ctx), desk.empty(ctx));
  }

  private void show(Context ctx, One one, Form form) {
    var page = page(ctx, one.seen(), "person.title");
    ctx.html(desk.templates().studioPerson(page, one.path(), one.file(), form).render());
  }

  private void askDetails(Context ctx) {
    var one = one(ctx);
    showDetails(ctx, one, stored(ctx, one));
  }

  private void correct(Context ctx) {
    var one = one(ctx);
    var form = desk.form(ctx);
    var name = form.required("name", 200);
    var organisation = form.optional("organisation", 200);
    var role = form.optional("role", 200);
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (files.correct(Web.viewer(ctx), one.seen(), id(ctx), rev, name, organisation, role)) {
        Web.seeOther(ctx, one.path() + "?done=person.corrected");
        return;
      }
      var now = one(ctx);
      DeskPages.compare(
          form,
          stored(ctx, now),
          List.of("name", "organisation", "role"),
          now.file().story().registration().rev());
    }
    ctx.status(422);
    showDetails(ctx, one, form);
  }

  private void showDetails(Context ctx, One one, Form form) {
    var page = page(ctx, one.seen(), "person.correct");
    ctx.html(desk.templates().studioPersonDetails(page, one.path(), one.file(), form).render());
  }

  private Form stored(Context ctx, One one) {
    var whose = one.file().story().registration();
    return desk.empty(ctx)
        .put("name", whose.name())
        .put("organisation", whose.organisation())
        .put("role", whose.roleTitle())
        .put("rev", whose.rev());
  }

  private void ask(Context ctx, String name, List<Line> lines) {
    var one = one(ctx);
    if (lines.isEmpty()) {
      Web.seeOther(ctx, one.path());
      return;
    }
    var page = page(ctx, one.seen(), "person.act." + name);
    var act = new Act(one.file(), name, ctx.path(), one.path(), lines);
    ctx.html(desk.templates().studioPersonAct(page, act).render());
  }

  private void cancel(Context ctx, List<Line> lines) {
    var from = lines.stream().map(Line::part).map(Part::id).collect(Collectors.toSet());
    done(ctx, "cancelled", files.cancel(Web.viewer(ctx), desk.series(ctx), id(ctx), from));
  }

  private void add(Context ctx) {
    var to =
        one(ctx).numbered().stream()
            .findFirst()
            .map(line -> line.part().id())
            .orElseThrow(NotFound::new);
    done(ctx, "added", files.add(Web.viewer(ctx), desk.series(ctx), id(ctx), to));
  }

  private void resend(Context ctx) {
    done(ctx, "sent", files.resend(Web.viewer(ctx), desk.series(ctx), id(ctx)));
  }

  private void done(Context ctx, String notice, PersonFiles.Done what) {
    var words =
        switch (what) {
          case DONE -> notice;
          case WAITING -> "waiting";
          case NOTHING -> "nothing";
          case OVER -> "over";
          case BUSY -> "busy";
        };
    Web.seeOther(ctx, path(ctx) + "?done=person." + words);
  }

  private void note(Context ctx) {
    var one = one(ctx);
    var form = desk.form(ctx);
    var words = form.text("words", 2000);
    if (words.isEmpty()) {
      form.problem("words", "web.problem.required");
    }
    if (!form.ok()) {
      ctx.status(422);
      show(ctx, one, form);
      return;
    }
    files.note(Web.viewer(ctx), one.seen(), id(ctx), words);
    Web.seeOther(ctx, one.path() + "?done=person.noted");
  }

  private void takeBack(Context ctx) {
    files.takeBack(Web.viewer(ctx), desk.series(ctx), id(ctx), new NoteId(Web.id(ctx, "note")));
    Web.seeOther(ctx, path(ctx) + "?done=person.note-back");
  }

  private static RegistrationId id(Context ctx) {
    return new RegistrationId(Web.id(ctx, "person"));
  }

  private String path(Context ctx) {
    return PeopleView.path(desk.series(ctx)) + "/" + id(ctx).value();
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand());
  }
}
