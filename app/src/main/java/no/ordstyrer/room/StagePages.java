package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;
import static io.javalin.apibuilder.ApiBuilder.ws;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Admission;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Listening;
import no.ordstyrer.live.Live;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.Stages;
import no.ordstyrer.panel.StanceAsked;
import no.ordstyrer.poll.PollList;
import no.ordstyrer.question.Question;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Qr;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/** The audience's screen: one scene in large type, by a link of its own. */
public final class StagePages {
  private static final String STAGE = "/stage/{token}";

  private final Stages stages;
  private final Floors floors;
  private final Voices voices;
  private final Parts parts;
  private final Live live;
  private final Site site;
  private final Templates templates;

  public StagePages(
      Stages stages,
      Floors floors,
      Voices voices,
      Parts parts,
      Live live,
      Site site,
      Templates templates) {
    this.stages = stages;
    this.floors = floors;
    this.voices = voices;
    this.parts = parts;
    this.live = live;
    this.site = site;
    this.templates = templates;
    live.renders(
        "stage",
        (part, audience, _, _) ->
            audience.equals(Audience.STAGE)
                ? Optional.of(scene(seen(new PartId(part))))
                : Optional.empty());
  }

  public void routes() {
    path(
        STAGE,
        () -> {
          get(this::show);
          get("/qr.svg", this::code);
          get("/changes", ctx -> live.changes(ctx, admission(ctx)));
          ws("/live", live::socket);
        });
    post("/{arena}/{series}/{part}/stage-link", this::renew);
  }

  /** Javalin asks nobody on the way to a socket: this is that door's own lock. */
  public void guard(JavalinConfig config) {
    config.routes.wsBeforeUpgrade(STAGE + "/live", ctx -> live.admit(ctx, admission(ctx)));
  }

  private void show(Context ctx) {
    var part = part(ctx);
    var seen = seen(part);
    var subscription = live.subscription(ctx.path() + "/live", part.value(), Audience.STAGE, null);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).titled(seen.part().label()).kept();
    ctx.html(
        templates
            .roomStage(
                page,
                site.words(language(seen)),
                scene(seen),
                subscription,
                Web.query(ctx, "background").equals("transparent"),
                Web.query(ctx, "reactions").equals("off") ? null : voices.reactions().of(part))
            .render());
  }

  private void code(Context ctx) {
    var seen = seen(part(ctx));
    Security.seclude(ctx);
    ctx.contentType("image/svg+xml").result(Qr.svg(site.link(seen.path())));
  }

  private void renew(Context ctx) {
    var seen =
        parts.seenBy(
            Web.viewer(ctx),
            ctx.pathParam("arena"),
            ctx.pathParam("series"),
            ctx.pathParam("part"));
    if (!seen.standing().moderates()) {
      throw new NotFound();
    }
    stages.renew(Web.viewer(ctx), seen);
    Web.seeOther(ctx, seen.path() + "/panel?done=question.stage");
  }

  private String scene(Seen seen) {
    var address = site.link(seen.path()).replaceFirst("^https?://", "");
    var part = seen.part().id();
    var question = voices.questions().live(part).orElse(null);
    var poll = voices.polls().staged(part).filter(shown -> isNewer(shown, question)).orElse(null);
    var stance =
        voices
            .stances()
            .asked(seen, null)
            .filter(asked -> isNewer(asked, question, poll))
            .orElse(null);
    return templates
        .roomScene(
            site.words(language(seen)),
            seen,
            question,
            poll,
            stance,
            address,
            stages.code(part),
            floors.of(part).orElse(null))
        .render();
  }

  /** What was taken up last is shown. */
  private static boolean isNewer(PollList.Shown poll, @Nullable Question question) {
    var staged = poll.poll().stagedAt();
    return question == null
        || question.liveAt() == null
        || (staged != null && staged.isAfter(question.liveAt()));
  }

  /** A round that is open or a result, unless something else was taken up after it. */
  private static boolean isNewer(
      StanceAsked asked, @Nullable Question question, PollList.@Nullable Shown poll) {
    var since = asked.since();
    return since != null
        && Stream.of(
                Optional.ofNullable(question).map(Question::liveAt),
                Optional.ofNullable(poll).map(shown -> shown.poll().stagedAt()))
            .flatMap(Optional::stream)
            .allMatch(since::isAfter);
  }

  private PartId part(Context ctx) {
    return stages.of(ctx.pathParam("token")).orElseThrow(NotFound::new);
  }

  /** The screen is public: it shows nothing that a guest may not see. */
  private Seen seen(PartId part) {
    return parts.seenBy(Viewer.GUEST, part);
  }

  private Admission admission(Context ctx) {
    var token = ctx.pathParam("token");
    return () ->
        stages
            .of(token)
            .map(part ->
                new Listening(part.value(), Audience.STAGE, null, null, language(seen(part))));
  }

  /** The screen speaks the language of what is shown on it. */
  private static Language language(Seen seen) {
    return seen.series().speaks();
  }
}
