package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.registration.Registration.Calendar;
import no.ordstyrer.registration.Registration.Details;
import no.ordstyrer.series.Part;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Turnstile;
import no.ordstyrer.web.Web;

/** Registering for a series, and asking for one's link again. */
public final class RegistrationPages {
  private static final String PATH = "/{arena}/{series}/registration";
  private static final String INVITED = "/invitation/{token}/registration";

  /** Fewer than there are connections: when a series opens, the other pages must go on. */
  private static final int AT_ONCE = 5;

  private final Turnstile turnstile = new Turnstile(AT_ONCE, Duration.ofSeconds(60));
  private final Registrations registrations;
  private final InvitationAnswers invitations;
  private final Asks asks;
  private final Parts parts;
  private final Site site;
  private final Templates templates;
  private final Executor later;

  /** {@code later}: does what an answer does not wait for. */
  public RegistrationPages(
      Registrations registrations,
      InvitationAnswers invitations,
      Asks asks,
      Parts parts,
      Site site,
      Templates templates,
      Executor later) {
    this.registrations = registrations;
    this.invitations = invitations;
    this.asks = asks;
    this.parts = parts;
    this.site = site;
    this.templates = templates;
    this.later = later;
  }

  public void routes() {
    // First: the other address would take the link for a series of an arena.
    get(INVITED, this::ask);
    post(INVITED, this::register);
    get(INVITED + "/received", this::received);
    get(PATH, this::ask);
    post(PATH, this::register);
    get(PATH + "/received", this::received);
    get(PATH + "/link", this::askForLink);
    post(PATH + "/link", this::sendLink);
  }

  private void ask(Context ctx) {
    var way = way(ctx);
    var page = page(ctx, way, "registration.title");
    var form =
        Form.empty(page.t())
            .put("language", page.t().language())
            .put("calendar", Calendar.INVITATIONS)
            .put(Showing.FIELD, Showing.To.NOBODY);
    way.fill(form);
    if (!Web.query(ctx, "part").isEmpty()) {
      form.put("part", Web.query(ctx, "part"));
    }
    show(ctx, page, way, form);
  }

  private void register(Context ctx) {
    if (turnstile.pass(() -> answer(ctx)).isEmpty()) {
      ctx.header("Retry-After", "5");
      throw new ServiceUnavailableResponse();
    }
  }

  private boolean answer(Context ctx) {
    var way = way(ctx);
    var page = page(ctx, way, "registration.title");
    var form = Form.of(ctx, page.t());
    way.lock(form);
    var wish = wish(form, page.t().language(), entrance(way));
    if (!form.ok()) {
      refuse(ctx, page, way, form, HttpStatus.UNPROCESSABLE_CONTENT);
      return true;
    }
    switch (register(ctx, way, wish)) {
      case Registered.Received(var told) ->
          Web.seeOther(ctx, way.received() + "?" + Receipt.query(told));
      case Registered.ByLetter _ -> Web.seeOther(ctx, way.received());
      case Registered.NoPartChosen _ -> {
        form.problem("part", "registration.problem.no-part");
        refuse(ctx, page, way, form, HttpStatus.UNPROCESSABLE_CONTENT);
      }
      case Registered.DoorShut _ -> refuse(ctx, page, way, form, HttpStatus.UNPROCESSABLE_CONTENT);
      case Registered.Busy _ -> {
        form.problem("send", "registration.problem.busy");
        ctx.header("Retry-After", "5");
        refuse(ctx, page, way, form, HttpStatus.SERVICE_UNAVAILABLE);
      }
    }
    return true;
  }

  private Registered register(Context ctx, WayIn way, Wish wish) {
    return way.invited() == null
        ? registrations.register(Web.viewer(ctx), way.seen(), wish)
        : registrations.register(way.invited(), wish);
  }

  /** The outcome is in the address, not the person: reloading it sends nothing again. */
  private void received(Context ctx) {
    var way = way(ctx);
    var known = entrance(way).choices().stream().map(Entrance.PartChoice::part).toList();
    var told = Receipt.read(known, part -> ctx.queryParam(part));
    var going = known.stream().filter(part -> part.state() != Part.State.CANCELLED).count();
    var page = page(ctx, way, "registration.received").kept();
    ctx.html(templates.registrationReceived(page, way.seen(), told, going).render());
  }

  private void askForLink(Context ctx) {
    var seen = seen(ctx);
    var page = page(ctx, seen, "registration.link");
    ctx.html(templates.registrationLink(page, seen, Form.empty(page.t()), false).render());
  }

  /** Whether the address is known is found out after the answer, which so takes the same time. */
  private void sendLink(Context ctx) {
    var seen = seen(ctx);
    var page = page(ctx, seen, "registration.link");
    var form = Form.of(ctx, page.t());
    var email = form.email("email");
    if (form.ok()) {
      later.execute(() -> registrations.remind(seen, email));
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    ctx.html(templates.registrationLink(page, seen, form, form.ok()).render());
  }

  private Wish wish(Form form, Language spoken, Entrance entrance) {
    var details = details(form, spoken);
    var email = form.email("email");
    if (!entrance.choose() && !form.value("scope").equals("some")) {
      return new Wish(email, details, Set.of(), asked(entrance).read(form, Set.of()));
    }
    var numbers = numbers(form);
    return new Wish(email, details, numbers, asked(entrance).read(form, numbers));
  }

  /** The parts that were ticked: at least one. */
  static Set<Integer> numbers(Form form) {
    var numbers =
        form.values("part").stream()
            .filter(number -> number.matches("[1-9][0-9]{0,3}"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    if (numbers.isEmpty()) {
      form.problem("part", "registration.problem.no-part");
    }
    return numbers;
  }

  private Asks.Asked asked(Entrance entrance) {
    var ahead = entrance.ahead().stream().map(Entrance.PartChoice::part).toList();
    return asks.of(entrance.seen().series().id(), ahead);
  }

  /** What a person says of herself, here and on her own page. */
  static Details details(Form form, Language spoken) {
    if (!form.has("language")) {
      form.put("language", spoken);
    }
    if (!form.has("calendar")) {
      form.put("calendar", Calendar.INVITATIONS);
    }
    return new Details(
        form.personName("name"),
        organisation(form),
        form.optional("role", 200),
        form.one("language", Language.class).orElse(spoken),
        form.one("calendar", Calendar.class).orElse(Calendar.INVITATIONS));
  }

  /** Any text; but nine digits are meant as a number, and then they must be right. */
  static String organisation(Form form) {
    var typed = form.optional("organisation", 200);
    if (OrganisationNumber.looksLikeOne(typed) && OrganisationNumber.of(typed).isEmpty()) {
      form.problem("organisation", "registration.problem.organisation-number");
    }
    return typed;
  }

  private void refuse(Context ctx, Page page, WayIn way, Form form, HttpStatus status) {
    ctx.status(status);
    show(ctx, page, way, form);
  }

  private void show(Context ctx, Page page, WayIn way, Form form) {
    var entrance = entrance(way);
    ctx.html(templates.registrationRegister(page, entrance, way, form, asked(entrance)).render());
  }

  private Entrance entrance(WayIn way) {
    var entrance = registrations.entrance(way.seen());
    return way.locked() ? entrance.toInvited() : entrance.toOthers();
  }

  private WayIn way(Context ctx) {
    var token = ctx.pathParamMap().get("token");
    if (token == null) {
      return WayIn.open(seen(ctx));
    }
    Security.seclude(ctx);
    return WayIn.invited(invitations.opened(token), "/invitation/" + token);
  }

  private Page page(Context ctx, WayIn way, String title) {
    var page = page(ctx, way.seen(), title);
    return way.invited() == null ? page : page.kept();
  }

  private SeenSeries seen(Context ctx) {
    return parts.seriesSeenBy(Web.viewer(ctx), ctx.pathParam("arena"), ctx.pathParam("series"));
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    var page = site.page(ctx);
    return page.of(seen.arena().brand()).titled(page.t().say(title));
  }
}
