package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.registration.BulkAct;
import no.ordstyrer.registration.BulkAct.Kind;
import no.ordstyrer.registration.BulkAct.Plan;
import no.ordstyrer.registration.BulkAct.Whom;
import no.ordstyrer.registration.BulkActId;
import no.ordstyrer.registration.BulkActs;
import no.ordstyrer.registration.People;
import no.ordstyrer.registration.RegistrationId;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Choice;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** One thing for many people: what, for whom, and how far it has come. */
public final class BulkPages {
  private static final String PATH = "/studio/{arena}/{series}/people/bulk";
  private static final int SUBJECT = 200;
  private static final int BODY = 10_000;

  private final DeskPages desk;
  private final People people;
  private final BulkActs acts;

  public BulkPages(DeskPages desk, People people, BulkActs acts) {
    this.desk = desk;
    this.people = people;
    this.acts = acts;
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::prepare);
    get(PATH + "/{act}", this::show);
    post(PATH + "/{act}/confirmation", this::confirm);
    post(PATH + "/{act}/undo", this::undo);
  }

  /**
   * What is asked before whom it reaches is said.
   *
   * @param whom how many it is for
   * @param kept fields that say who that is
   */
  public record Asking(
      SeenSeries seen, Kind kind, int whom, List<Choice> parts, Map<String, String> kept) {}

  private void ask(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.empty(ctx);
    ctx.queryParamMap().forEach(form::putAll);
    ask(ctx, seen, form.put("writes", "yes"));
  }

  private void ask(Context ctx, SeenSeries seen, Form form) {
    var kind = kind(form);
    var whom = whom(form);
    if (whom instanceof Whom.Chosen(var chosen) && chosen.isEmpty()) {
      var query = PeopleQuery.of(PeopleQuery.read(form::value));
      Web.seeOther(ctx, PeopleView.path(seen) + "?done=bulk.nobody&" + query);
      return;
    }
    var page = page(ctx, seen, "bulk.kind." + kind);
    var asking = new Asking(seen, kind, size(Web.viewer(ctx), seen, whom), parts(seen), kept(form));
    ctx.html(desk.templates().studioBulk(page, asking, form).render());
  }

  private void prepare(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var plan = plan(form, seen);
    if (!form.ok()) {
      ctx.status(422);
      ask(ctx, seen, form);
      return;
    }
    acts.prepare(Web.viewer(ctx), seen, plan, whom(form))
        .ifPresentOrElse(
            id -> Web.seeOther(ctx, path(seen, id)),
            () -> Web.seeOther(ctx, PeopleView.path(seen) + "?done=bulk.nobody"));
  }

  private Plan plan(Form form, SeenSeries seen) {
    var kind = kind(form);
    var writes = form.has("writes", "yes");
    return switch (kind) {
      case CANCEL, ADD -> new Plan(kind, chosen(form, seen, kind), writes, "", "");
      case LINK -> new Plan(kind, Set.of(), true, "", "");
      case LETTER -> {
        var subject = form.required("subject", SUBJECT);
        var body = form.text("body", BODY);
        if (body.isEmpty()) {
          form.problem("body", "web.problem.required");
        }
        yield new Plan(kind, Set.of(), true, subject, body);
      }
      case IMPORT -> throw new NotFound();
    };
  }

  /** All that are still ahead, or the one that was chosen. */
  private Set<PartId> chosen(Form form, SeenSeries seen, Kind kind) {
    var ahead = acts.ahead(seen);
    var typed = form.value("in");
    if (typed.equals("all") && kind == Kind.CANCEL) {
      return ahead;
    }
    var parts =
        desk.parts().of(seen.series().id()).stream()
            .filter(part -> Integer.toString(part.number()).equals(typed))
            .map(Part::id)
            .filter(ahead::contains)
            .collect(Collectors.toSet());
    if (parts.isEmpty()) {
      form.problem("in", "web.problem.choose");
    }
    return parts;
  }

  private void show(Context ctx) {
    var seen = desk.series(ctx);
    var reach = acts.reach(Web.viewer(ctx), seen, id(ctx));
    var page = page(ctx, seen, "bulk.kind." + reach.act().kind());
    var path = path(seen, reach.act().id());
    if (reach.act().state() == BulkAct.State.DRAFT) {
      ctx.html(desk.templates().studioBulkConfirm(page, seen, path, reach).render());
    } else if (Web.wantsFragment(ctx)) {
      ctx.html(desk.templates().studioBulkProgress(page, seen, path, reach).render());
    } else {
      ctx.html(desk.templates().studioBulkDone(page, seen, path, reach).render());
    }
  }

  private void confirm(Context ctx) {
    var seen = desk.series(ctx);
    var first = acts.confirm(Web.viewer(ctx), seen, id(ctx));
    Web.seeOther(ctx, path(seen, id(ctx)) + "?done=bulk." + (first ? "begun" : "before"));
  }

  private void undo(Context ctx) {
    var seen = desk.series(ctx);
    acts.undo(Web.viewer(ctx), seen, id(ctx))
        .ifPresentOrElse(
            undo -> Web.seeOther(ctx, path(seen, undo)),
            () -> Web.seeOther(ctx, path(seen, id(ctx)) + "?done=bulk.before"));
  }

  private int size(Viewer viewer, SeenSeries seen, Whom whom) {
    return switch (whom) {
      case Whom.Chosen(var chosen) -> chosen.size();
      case Whom.All(var search) -> people.find(viewer, seen, search, 1).total();
    };
  }

  private static Whom whom(Form form) {
    if (form.value("whom").equals("all")) {
      return new Whom.All(PeopleQuery.read(form::value));
    }
    return new Whom.Chosen(
        Stream.concat(
                form.values("person").stream(), Stream.of(form.value("people").split(",", -1)))
            .filter(id -> id.matches("[1-9][0-9]{0,17}"))
            .map(id -> new RegistrationId(Long.parseLong(id)))
            .distinct()
            .toList());
  }

  private static Map<String, String> kept(Form form) {
    if (form.value("whom").equals("all")) {
      var fields = PeopleQuery.fields(PeopleQuery.read(form::value));
      fields.put("whom", "all");
      return fields;
    }
    return whom(form) instanceof Whom.Chosen(var chosen)
        ? Map.of(
            "people",
            chosen.stream().map(id -> Long.toString(id.value())).collect(Collectors.joining(",")))
        : Map.of();
  }

  private static Kind kind(Form form) {
    return Kind.OF_THE_LIST.stream()
        .filter(kind -> kind.name().equals(form.value("kind")))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private List<Choice> parts(SeenSeries seen) {
    var ahead = acts.ahead(seen);
    return desk.parts().of(seen.series().id()).stream()
        .filter(part -> ahead.contains(part.id()))
        .map(part -> Choice.of(part.number(), part.label()))
        .toList();
  }

  private static BulkActId id(Context ctx) {
    return new BulkActId(Web.id(ctx, "act"));
  }

  private static String path(SeenSeries seen, BulkActId id) {
    return PeopleView.path(seen) + "/bulk/" + id.value();
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand());
  }
}
