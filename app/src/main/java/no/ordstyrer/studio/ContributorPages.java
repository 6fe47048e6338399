package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import no.ordstyrer.series.Contributors;
import no.ordstyrer.series.PartPlan.PersonPlan;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.PersonId;
import no.ordstyrer.series.Seen;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** One of the people on the programme of a part: written, moved, taken off. */
public final class ContributorPages {
  private static final String PATH = "/studio/{arena}/{series}/{part}/programme/people";
  private static final String ONE = PATH + "/{person}";
  private static final List<String> NAMES = List.of("role", "name", "title", "organisation");

  private final DeskPages desk;
  private final Contributors contributors;

  public ContributorPages(DeskPages desk, Contributors contributors) {
    this.desk = desk;
    this.contributors = contributors;
  }

  public void routes() {
    get(PATH + "/new", this::open);
    post(PATH + "/new", this::add);
    get(ONE, this::edit);
    post(ONE, this::save);
    get(ONE + "/up", this::up);
    post(ONE + "/up", ctx -> move(ctx, true));
    get(ONE + "/down", this::up);
    post(ONE + "/down", ctx -> move(ctx, false));
    get(ONE + "/removal", this::askToRemove);
    post(ONE + "/removal", this::remove);
  }

  private void up(Context ctx) {
    Web.seeOther(ctx, ProgrammePages.path(desk.part(ctx)));
  }

  private void open(Context ctx) {
    show(ctx, desk.part(ctx), null, desk.empty(ctx).put("role", Person.Role.SPEAKER));
  }

  private void add(Context ctx) {
    var seen = desk.part(ctx);
    var form = desk.form(ctx);
    var plan = read(form);
    if (form.ok()) {
      contributors.add(Web.viewer(ctx), seen, plan);
      Web.seeOther(ctx, ProgrammePages.path(seen) + "?done=programme.person-added");
    } else {
      ctx.status(422);
      show(ctx, seen, null, form);
    }
  }

  private void edit(Context ctx) {
    var seen = desk.part(ctx);
    var person = contributors.find(seen, id(ctx));
    show(ctx, seen, person, filled(ctx, person));
  }

  private void save(Context ctx) {
    var seen = desk.part(ctx);
    var person = contributors.find(seen, id(ctx));
    var form = desk.form(ctx);
    var plan = read(form);
    var rev = form.whole("rev", 1, Integer.MAX_VALUE).orElse(0);
    if (form.ok()) {
      if (contributors.edit(Web.viewer(ctx), seen, person.id(), rev, plan)) {
        Web.seeOther(ctx, ProgrammePages.path(seen) + "?done=programme.saved");
        return;
      }
      DeskPages.compare(form, filled(ctx, person), NAMES, person.rev());
    }
    ctx.status(422);
    show(ctx, seen, person, form);
  }

  private void move(Context ctx, boolean up) {
    var seen = desk.part(ctx);
    var id = id(ctx);
    contributors.move(Web.viewer(ctx), seen, id, up);
    var role = contributors.find(seen, id).role();
    var order =
        contributors.of(seen).stream().filter(one -> one.role() == role).map(Person::id).toList();
    var focus = ProgrammePages.focus("person-" + id.value(), order.indexOf(id), order, up);
    Web.seeOther(ctx, ProgrammePages.path(seen) + "#" + focus);
  }

  private void askToRemove(Context ctx) {
    var seen = desk.part(ctx);
    showRemoval(ctx, seen, contributors.find(seen, id(ctx)), false);
  }

  private void remove(Context ctx) {
    var seen = desk.part(ctx);
    if (contributors.remove(Web.viewer(ctx), seen, id(ctx))) {
      Web.seeOther(ctx, ProgrammePages.path(seen) + "?done=programme.person-removed");
    } else {
      ctx.status(422);
      showRemoval(ctx, seen, contributors.find(seen, id(ctx)), true);
    }
  }

  private void showRemoval(Context ctx, Seen seen, Person person, boolean refused) {
    var page = desk.page(ctx, "programme.remove.title", person.name()).of(seen.arena().brand());
    var back = ProgrammePages.path(seen);
    var path = back + "/people/" + person.id().value() + "/removal";
    ctx.html(desk.templates().studioProgrammeRemoval(page, path, back, refused).render());
  }

  private static PersonPlan read(Form form) {
    return new PersonPlan(
        form.one("role", Person.Role.class).orElse(Person.Role.SPEAKER),
        form.required("name", 200),
        form.optional("title", 200),
        form.optional("organisation", 200));
  }

  private Form filled(Context ctx, Person person) {
    return desk.empty(ctx)
        .put("rev", person.rev())
        .put("role", person.role())
        .put("name", person.name())
        .put("title", person.title())
        .put("organisation", person.organisation());
  }

  private void show(Context ctx, Seen seen, @Nullable Person person, Form form) {
    var title = person == null ? "programme.person.new" : "programme.person.change";
    var page = desk.page(ctx, title).of(seen.arena().brand());
    var back = ProgrammePages.path(seen);
    var action = back + "/people/" + (person == null ? "new" : person.id().value());
    ctx.html(desk.templates().studioProgrammePerson(page, back, action, form).render());
  }

  private static PersonId id(Context ctx) {
    return new PersonId(Web.id(ctx, "person"));
  }
}
