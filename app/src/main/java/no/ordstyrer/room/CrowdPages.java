package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.i18n.Messages;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.question.Policy;
import no.ordstyrer.registration.Participant;
import no.ordstyrer.registration.Sanction;
import no.ordstyrer.registration.Sanction.Kind;
import no.ordstyrer.registration.Sanctioned;
import no.ordstyrer.registration.Sanctions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The people in the room, for moderators: who they are to them, and what is put upon them. */
public final class CrowdPages {
  /** In code points. */
  private static final int WORDS = 400;

  /** A page that was open for long shows more than one that is new. */
  private static final int MOST_SHOWN = 500;

  private final Parts parts;
  private final Crowd crowd;
  private final Sanctions sanctions;
  private final Policy policy;
  private final Live live;
  private final RoomPages.Frame frame;

  public CrowdPages(
      Parts parts,
      Crowd crowd,
      Sanctions sanctions,
      Policy policy,
      Live live,
      RoomPages.Frame frame) {
    this.parts = parts;
    this.crowd = crowd;
    this.sanctions = sanctions;
    this.policy = policy;
    this.live = live;
    this.frame = frame;
    live.renders("crowd", this::line);
    live.renders(Presence.HERE, this::here);
  }

  /**
   * One participant with all that is known of her.
   *
   * @param told what became of the last act, when it was not done
   */
  public record Shown(
      Participant who, List<Crowd.Asked> asked, List<Sanction> history, @Nullable Sanctioned told) {

    public boolean stands(Kind kind) {
      return history.stream().anyMatch(one -> one.kind() == kind && one.stands());
    }
  }

  public void routes() {
    path(
        "/{arena}/{series}/{part}/people",
        () -> {
          get(this::list);
          path(
              "/{number}",
              () -> {
                get(ctx -> show(ctx, null));
                get("/{kind}", ctx -> ask(ctx, Form.empty(words(ctx))));
                post("/{kind}", this::impose);
                post("/{kind}/lifting", this::lift);
              });
        });
  }

  /** One line as it is now; for moderators alone. */
  private Optional<String> line(long part, Audience audience, Language language, String subject) {
    var number = subject.substring(subject.indexOf(':') + 1);
    if (!audience.equals(Audience.CROWD) || !number.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    var id = new PartId(part);
    var at = parts.seenBy(Viewer.GUEST, id).path();
    return crowd
        .line(id, Integer.parseInt(number))
        .map(line ->
            frame.templates().roomCrowdLine(frame.site().words(language), at, line).render());
  }

  /** How many are here; a page then asks for its lines again. No names go to all at once. */
  private Optional<String> here(long part, Audience audience, Language language, String subject) {
    return audience.equals(Audience.CROWD)
        ? Optional.of(
            frame
                .templates()
                .roomCrowdHere(frame.site().words(language), crowd.here(new PartId(part)))
                .render())
        : Optional.empty();
  }

  /**
   * The lines that a page shows, as they are now, and those of who has come if it asks for more.
   */
  private void renewed(Context ctx, Seen seen) {
    var shown =
        Arrays.stream(Web.query(ctx, "shown").split(",", -1))
            .filter(number -> number.matches("[0-9]{1,9}"))
            .limit(MOST_SHOWN)
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    var more = Web.query(ctx, "more").equals("yes");
    Security.seclude(ctx);
    var t = words(ctx);
    Web.fragment(
        ctx,
        crowd.renewed(seen, shown, more).stream()
            .map(line -> frame.templates().roomCrowdLine(t, seen.path(), line).render())
            .collect(Collectors.joining()));
  }

  private void list(Context ctx) {
    var seen = seen(ctx);
    if (Web.wantsFragment(ctx)) {
      renewed(ctx, seen);
      return;
    }
    var search = Form.empty(words(ctx)).put("q", Web.query(ctx, "q"));
    var page =
        Web.query(ctx, "page").matches("[0-9]{1,6}") ? Integer.parseInt(Web.query(ctx, "page")) : 1;
    Security.seclude(ctx);
    // Before the people: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(seen.path() + "/live", seen.part().id().value(), Audience.CROWD, null);
    var found = crowd.find(seen, search.value("q"), page);
    ctx.html(
        frame
            .templates()
            .roomCrowd(page(ctx, seen, "crowd.title"), seen, found, subscription, search)
            .render());
  }

  private void show(Context ctx, @Nullable Sanctioned told) {
    var seen = seen(ctx);
    var who = sanctions.find(seen, number(ctx));
    var shown = new Shown(who, crowd.asked(seen, who), sanctions.history(seen, who), told);
    Security.seclude(ctx);
    var page = page(ctx, seen, "crowd.title").titled(called(ctx, who));
    ctx.html(frame.templates().roomCrowdPerson(page, seen, shown).render());
  }

  /** What it reaches, and why it is done: asked for before anything is. */
  private void ask(Context ctx, Form form) {
    var seen = seen(ctx);
    var who = sanctions.find(seen, number(ctx));
    Security.seclude(ctx);
    var page = page(ctx, seen, "crowd.title").titled(called(ctx, who));
    var reasons = policy.of(seen.arena()).reasons();
    ctx.html(
        frame.templates().roomCrowdSanction(page, seen, who, kind(ctx), reasons, form).render());
  }

  private void impose(Context ctx) {
    var seen = seen(ctx);
    var who = sanctions.find(seen, number(ctx));
    var form = Form.of(ctx, words(ctx));
    var reason = reason(seen, who, form);
    if (reason.isEmpty() && form.ok()) {
      form.problem("words", "question.reason.needed");
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      ask(ctx, form);
      return;
    }
    var kind = kind(ctx);
    var done = sanctions.impose(Web.viewer(ctx), seen, who.number(), rev(form), kind, reason);
    answer(ctx, seen, done, "crowd.imposed");
  }

  private void lift(Context ctx) {
    var seen = seen(ctx);
    var rev = rev(Form.of(ctx, words(ctx)));
    var done = sanctions.lift(Web.viewer(ctx), seen, number(ctx), rev, kind(ctx));
    answer(ctx, seen, done, "crowd.lifted");
  }

  private void answer(Context ctx, Seen seen, Sanctioned done, String told) {
    switch (done) {
      case Sanctioned.Done(var who) ->
          Web.seeOther(ctx, seen.path() + "/people/" + who.number() + "?done=" + told);
      case Sanctioned.Same same -> show(ctx, same);
      case Sanctioned.Stale stale -> {
        ctx.status(HttpStatus.CONFLICT);
        show(ctx, stale);
      }
      case Sanctioned.Staff staff -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, staff);
      }
    }
  }

  /** Told to her, and so in her language: the chosen reason, the moderator's words, or both. */
  private String reason(Seen seen, Participant who, Form form) {
    var chosen = policy.chosen(seen.arena(), form.value("reason"));
    return Policy.text(chosen, who.language(), form.text("words", WORDS));
  }

  private String called(Context ctx, Participant who) {
    return who.nameless() ? words(ctx).say("question.pseudonym", who.number()) : who.name();
  }

  private Messages words(Context ctx) {
    return frame.site().words(Web.language(ctx));
  }

  private static int rev(Form form) {
    return form.whole("rev", 0, Integer.MAX_VALUE).orElse(0);
  }

  private static int number(Context ctx) {
    return Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
  }

  private static Kind kind(Context ctx) {
    return Kind.of(ctx.pathParam("kind")).orElseThrow(NotFound::new);
  }

  private Page page(Context ctx, Seen seen, String title) {
    var page = frame.site().page(ctx).of(seen.arena().brand()).kept();
    return page.titled(page.t().say(title));
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::moderates);
  }
}
