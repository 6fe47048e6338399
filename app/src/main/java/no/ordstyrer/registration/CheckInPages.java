package no.ordstyrer.registration;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.ordstyrer.access.AccountId;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Admission;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Listening;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** At the door, with one thumb: who is here, on several phones at once. */
public final class CheckInPages {
  static final String PART = "/checkin/{arena}/{series}/{part}";

  /**
   * What its pages are made with.
   *
   * @param recognise who shows these cookies, as it is at the moment of asking
   */
  public record Frame(
      Site site, Templates templates, Function<Map<String, String>, Viewer> recognise) {}

  private final CheckIns checkIns;
  private final Parts parts;
  private final Live live;
  private final Frame frame;
  private final CheckInFaces faces;

  public CheckInPages(CheckIns checkIns, Parts parts, Live live, Frame frame) {
    this.checkIns = checkIns;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
    faces = new CheckInFaces(checkIns, parts, frame.site(), frame.templates());
    faces.register(live);
  }

  public void routes() {
    get("/checkin/code/{code}", this::scanned);
    path(
        PART,
        () -> {
          get(this::list);
          post("/code", this::byCode);
          post("/guests/{place}", this::byName);
          post("/guests/{place}/undo", this::undo);
          get("/changes", ctx -> live.changes(ctx, admission(ctx)));
          ws("/live", live::socket);
        });
  }

  /** Javalin asks nobody on the way to a socket: this is that door's own lock. */
  public void guard(JavalinConfig config) {
    config.routes.wsBeforeUpgrade(PART + "/live", ctx -> live.admit(ctx, admission(ctx)));
  }

  private void list(Context ctx) {
    var seen = seen(ctx);
    var form = Form.empty(t(ctx)).put("q", Web.query(ctx, "q")).put("code", Web.query(ctx, "code"));
    show(ctx, seen, form, shown(ctx, seen).orElse(null));
  }

  /** What the address says was just done. */
  private Optional<CheckIns.Checked> shown(Context ctx, Seen seen) {
    var place = Web.query(ctx, "guest");
    return place.matches("[0-9]{1,18}")
        ? checkIns
            .guest(seen.part().id(), new PartRegistrationId(Long.parseLong(place)))
            .filter(guest -> guest.checkedIn() != null)
            .map(guest -> new CheckIns.Checked(guest, Web.query(ctx, "was").isEmpty()))
        : Optional.empty();
  }

  /** A phone's own camera opens the address that a scanned picture holds. */
  private void scanned(Context ctx) {
    var code = ctx.pathParam("code");
    var part = checkIns.partOf(code).orElseThrow(NotFound::new);
    var seen = parts.seenBy(Web.viewer(ctx), part);
    CheckIns.check(Web.viewer(ctx), seen);
    ctx.redirect(CheckInView.path(seen) + "?code=" + code);
  }

  private void byName(Context ctx) {
    var seen = seen(ctx);
    var place = new PartRegistrationId(Web.id(ctx, "place"));
    var checked =
        checkIns.checkIn(Web.viewer(ctx), seen, place, CheckIns.Way.NAME, Web.form(ctx, "command"));
    told(ctx, seen, checked);
  }

  private void byCode(Context ctx) {
    var seen = seen(ctx);
    var form = Form.of(ctx, t(ctx));
    var code = form.required("code", 200);
    var checked =
        form.ok()
            ? checkIns.checkIn(Web.viewer(ctx), seen, code, form.value("command"))
            : Optional.<CheckIns.Checked>empty();
    if (checked.isPresent()) {
      told(ctx, seen, checked.get());
      return;
    }
    form.problem("code", "checkin.problem.code");
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    if (Web.wantsFragment(ctx)) {
      Web.fragment(ctx, faces.code(form, seen));
    } else {
      show(ctx, seen, form, null);
    }
  }

  private void undo(Context ctx) {
    var seen = seen(ctx);
    var place = new PartRegistrationId(Web.id(ctx, "place"));
    checkIns.undo(Web.viewer(ctx), seen, place);
    if (Web.wantsFragment(ctx)) {
      var part = seen.part().id();
      var guest = checkIns.guest(part, place);
      Web.fragment(
          ctx,
          faces.said(t(ctx), seen, null)
              + guest.map(one -> faces.guest(t(ctx), seen, one)).orElse("")
              + faces.count(t(ctx), part));
    } else {
      Web.seeOther(ctx, CheckInView.path(seen) + "?done=checkin.undone");
    }
  }

  private void told(Context ctx, Seen seen, CheckIns.Checked checked) {
    if (Web.wantsFragment(ctx)) {
      Web.fragment(
          ctx,
          faces.said(t(ctx), seen, checked)
              + faces.guest(t(ctx), seen, checked.guest())
              + faces.count(t(ctx), seen.part().id())
              + faces.code(Form.empty(t(ctx)), seen));
    } else {
      var was = checked.now() ? "" : "&was=in";
      Web.seeOther(ctx, CheckInView.path(seen) + "?guest=" + checked.guest().id().value() + was);
    }
  }

  private void show(Context ctx, Seen seen, Form form, CheckIns.@Nullable Checked checked) {
    var viewer = Web.viewer(ctx);
    var part = seen.part().id();
    // Before the lists: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(CheckInView.path(seen) + "/live", part.value(), Audience.CHECK_IN, null);
    var words = form.value("q");
    var view =
        new CheckInView(
            seen,
            words,
            checkIns.find(viewer, seen, words),
            checkIns.hopefuls(viewer, seen, words),
            checkIns.count(part),
            checked,
            subscription);
    var page = page(ctx, seen);
    ctx.html(
        Web.wantsFragment(ctx)
            ? frame.templates().registrationCheckInFound(page, view).render()
            : frame.templates().registrationCheckIn(page, view, form).render());
  }

  private Messages t(Context ctx) {
    return frame.site().words(Web.language(ctx));
  }

  private Page page(Context ctx, Seen seen) {
    return page(ctx, frame.site(), seen, "checkin.title");
  }

  /** Nobody keeps a copy of a page with names. */
  static Page page(Context ctx, Site site, Seen seen, String title) {
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title, seen.part().label()));
  }

  private Admission admission(Context ctx) {
    // Copied: the request is gone when it is asked again.
    var names = Map.copyOf(ctx.pathParamMap());
    var cookies = Map.copyOf(ctx.cookieMap());
    var language = Web.language(ctx);
    return _ -> {
      try {
        var viewer = frame.recognise().apply(cookies);
        var seen = seenBy(parts, viewer, names);
        return Optional.of(
            new Listening(
                seen.part().id().value(),
                Audience.CHECK_IN,
                null,
                null,
                language,
                viewer.staff().map(AccountId::value).orElse(null),
                ""));
      } catch (NotFound _) {
        return Optional.empty();
      }
    };
  }

  private Seen seen(Context ctx) {
    return seenBy(parts, Web.viewer(ctx), ctx.pathParamMap());
  }

  /** The part of the address, for whoever stands at its door. */
  static Seen seenBy(Parts parts, Viewer viewer, Map<String, String> names) {
    var seen =
        parts.seenBy(viewer, name(names, "arena"), name(names, "series"), name(names, "part"));
    CheckIns.check(viewer, seen);
    return seen;
  }

  private static String name(Map<String, String> names, String name) {
    return Objects.requireNonNullElse(names.get(name), "");
  }
}
