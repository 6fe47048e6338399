package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.Registered.Told;
import no.ordstyrer.registration.Registration.Calendar;
import no.ordstyrer.registration.Registration.Details;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;

/** One form for several people. Rows that are left empty count for nothing. */
public final class ColleaguePages {
  private static final String PATH = "/{arena}/{series}/registration/colleagues";
  private static final int FIRST_ROWS = 3;

  private final Registrations registrations;
  private final Colleagues colleagues;
  private final Parts parts;
  private final Site site;
  private final Templates templates;

  public ColleaguePages(
      Registrations registrations,
      Colleagues colleagues,
      Parts parts,
      Site site,
      Templates templates) {
    this.registrations = registrations;
    this.colleagues = colleagues;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
  }

  /** What one of them is told. */
  public record Person(String name, String email, List<Told> told) {}

  /** What the form shows. */
  public record Rows(Entrance entrance, int shown) {
    public List<Integer> numbers() {
      return IntStream.rangeClosed(1, shown).boxed().toList();
    }

    public boolean more() {
      return shown < Colleagues.MOST;
    }
  }

  public void routes() {
    get(PATH, this::ask);
    post(PATH, this::register);
  }

  private void ask(Context ctx) {
    var page = page(ctx, seen(ctx));
    show(ctx, page, Form.empty(page.t()));
  }

  /**
   * Shows what came of it at once, with the names, which belong in no address. Sent again, it tells
   * the same and changes nothing.
   */
  private void register(Context ctx) {
    var seen = seen(ctx);
    var page = page(ctx, seen);
    var form = Form.of(ctx, page.t());
    if (form.has("more")) {
      show(ctx, page, form);
      return;
    }
    var wishes = wishes(form, page.t().language(), registrations.entrance(seen).toOthers());
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, page, form);
      return;
    }
    var told = colleagues.register(Web.viewer(ctx), seen, wishes);
    switch (told.getFirst()) {
      case Registered.Received _, Registered.ByLetter _ ->
          tell(ctx, page.kept(), seen, persons(wishes, told));
      case Registered.NoPartChosen _ ->
          refuse(ctx, page, form, "part", "registration.problem.no-part");
      case Registered.DoorShut _ -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, page, form);
      }
      case Registered.Busy _ -> {
        ctx.header("Retry-After", "5");
        refuse(ctx, page, form, "send", "colleagues.problem.busy");
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
      }
    }
  }

  private void refuse(Context ctx, Page page, Form form, String field, String problem) {
    form.problem(field, problem);
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, page, form);
  }

  private void tell(Context ctx, Page page, SeenSeries seen, List<Person> persons) {
    var done = page.titled(page.t().say("colleagues.done"));
    ctx.html(templates.registrationColleaguesTold(done, seen, persons).render());
  }

  private static List<Person> persons(List<Wish> wishes, List<Registered> told) {
    var persons = new ArrayList<Person>();
    for (var i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      // Who is let in where only the invited are, each is told by letter alone.
      var parts =
          told.get(i) instanceof Registered.Received(var places)
              ? places
              : List.<Registered.Told>of();
      persons.add(new Person(wish.details().name(), wish.email(), parts));
    }
    return persons;
  }

  private static List<Wish> wishes(Form form, Language spoken, Entrance entrance) {
    var by = form.personName("by");
    var organisation = RegistrationPages.organisation(form);
    var numbers = entrance.choose() ? RegistrationPages.numbers(form) : Set.<Integer>of();
    var wishes = new ArrayList<Wish>();
    var rows = new HashMap<String, Integer>();
    for (var row = 1; row <= Colleagues.MOST; row++) {
      if (!form.value("name-" + row).isBlank() || !form.value("email-" + row).isBlank()) {
        var name = form.personName("name-" + row);
        var email = form.email("email-" + row);
        if (form.problem("email-" + row).isEmpty()) {
          var earlier = rows.putIfAbsent(Form.emailKey(email), row);
          if (earlier != null) {
            form.problem("email-" + row, "colleagues.problem.twice", earlier);
          }
        }
        var details = new Details(name, organisation, "", spoken, Calendar.INVITATIONS);
        wishes.add(new Wish(email, details, numbers, Aside.NOTHING, by));
      }
    }
    if (wishes.isEmpty()) {
      form.problem("name-1", "colleagues.problem.nobody");
    }
    return wishes;
  }

  private void show(Context ctx, Page page, Form form) {
    var entrance = registrations.entrance(seen(ctx)).toOthers();
    ctx.html(templates.registrationColleagues(page, new Rows(entrance, rows(form)), form).render());
  }

  /** All that hold something, and some empty ones when more are asked for. */
  private static int rows(Form form) {
    var last =
        IntStream.rangeClosed(1, Colleagues.MOST)
            .filter(row ->
                !form.value("name-" + row).isEmpty() || !form.value("email-" + row).isEmpty())
            .max()
            .orElse(0);
    var shown = form.whole("rows", 1, Colleagues.MOST).orElse(FIRST_ROWS);
    var wanted = form.has("more") ? shown + FIRST_ROWS : shown;
    return Math.min(Colleagues.MOST, Math.max(wanted, last));
  }

  private SeenSeries seen(Context ctx) {
    return parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
  }

  private Page page(Context ctx, SeenSeries seen) {
    var page = site.page(ctx);
    return page.of(seen.arena().brand()).titled(page.t().say("colleagues.title"));
  }
}
