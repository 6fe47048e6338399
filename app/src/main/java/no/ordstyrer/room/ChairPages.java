package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Dates;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Briefings;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.Cue;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.Debate;
import no.ordstyrer.panel.Debates;
import no.ordstyrer.panel.Floor;
import no.ordstyrer.panel.FloorRequest;
import no.ordstyrer.panel.FloorRequests;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.RunOfShow;
import no.ordstyrer.panel.StanceDesk;
import no.ordstyrer.panel.Stances;
import no.ordstyrer.panel.Turns;
import no.ordstyrer.question.Act;
import no.ordstyrer.question.Moved;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Questions;
import no.ordstyrer.question.Queue;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.PartPages;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Seen;
import no.ordstyrer.series.Standing;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * The chair's desk: who has the floor, who wants it, how the time is shared, where the plan is, and
 * what is being asked.
 */
public final class ChairPages {
  private final Desk desk;
  private final Queue queue;
  private final CommandPages answers;
  private final Parts parts;
  private final Live live;
  private final Site site;
  private final Templates templates;
  private final Clock clock;

  /** What the desk reads. */
  public record Desk(
      Floors floors,
      Debates debates,
      FloorRequests requests,
      Cues cues,
      Briefings briefings,
      Stances stances,
      Questions questions,
      Reactions reactions,
      Noted noted) {}

  public ChairPages(
      Desk desk,
      Queue queue,
      CommandPages answers,
      Parts parts,
      Live live,
      Site site,
      Templates templates,
      Clock clock) {
    this.desk = desk;
    this.queue = queue;
    this.answers = answers;
    this.parts = parts;
    this.live = live;
    this.site = site;
    this.templates = templates;
    this.clock = clock;
  }

  public void routes() {
    get("/{arena}/{series}/{part}/chair", this::show);
    post("/{arena}/{series}/{part}/debate", this::create);
    path(
        "/{arena}/{series}/{part}/chair/questions/{number}",
        () -> {
          post("/live", ctx -> question(ctx, new Act.GoLive(true)));
          post("/finish", ctx -> question(ctx, new Act.Finish()));
          post("/back", ctx -> question(ctx, new Act.PutBack()));
        });
  }

  /** Draws the pieces of the desk anew when they have changed. */
  public void register() {
    live.renders(
        Turns.FLOOR,
        (part, audience, language, _) ->
            desk.floors()
                .of(new PartId(part))
                .flatMap(floor -> floor(floor, part, audience, language)));
    live.renders(
        Turns.SHARES,
        (part, audience, language, _) ->
            onDesk(part, audience).flatMap(seen -> shares(seen, language)));
    live.renders(
        Debates.RUN,
        (part, audience, language, _) -> onDesk(part, audience).map(seen -> run(seen, language)));
    live.renders(
        FloorRequests.SUBJECT,
        (part, audience, language, _) ->
            audience.equals(Audience.PANEL)
                ? signal(FloorRequests.SUBJECT)
                : onDesk(part, audience).map(seen -> requests(seen, language)));
    live.renders(
        Queue.SHORTLIST,
        (part, audience, language, _) ->
            onDesk(part, audience).map(seen -> shortlist(seen, language)));
    live.renders(
        Cues.SUBJECT,
        (part, audience, language, _) ->
            audience.equals(Audience.CHAIR)
                ? onDesk(part, audience).flatMap(seen -> cues(seen, language))
                : signal(Cues.SUBJECT));
  }

  private void show(Context ctx) {
    var seen = seen(ctx);
    var part = seen.part().id();
    // Before the pieces: what changes in between is then told twice, never lost.
    var subscription = live.subscription(seen.path() + "/live", part.value(), Audience.CHAIR, null);
    Security.seclude(ctx);
    var page = site.page(ctx).of(seen.arena().brand()).kept().widened();
    var floor = desk.floors().of(part).orElse(null);
    ctx.html(
        templates
            .roomChair(
                page.titled(page.t().say("debate.chair")),
                seen,
                new View(
                    floor,
                    desk.debates().run(seen),
                    desk.requests().waiting(part),
                    desk.cues().latest(part),
                    desk.questions().live(part).orElse(null),
                    desk.questions().shortlist(part),
                    desk.briefings().takers(part),
                    desk.stances().desk(part),
                    desk.reactions().of(part),
                    subscription,
                    fitting(seen),
                    clock.instant()))
            .render());
  }

  /** What the desk shows. {@code floor} is null as long as there is no debate. */
  public record View(
      @Nullable Floor floor,
      RunOfShow run,
      List<FloorRequest> requests,
      List<Cue> cues,
      @Nullable Question live,
      List<Question> shortlist,
      Map<Long, List<String>> takers,
      StanceDesk stance,
      ReactionList reactions,
      Subscription subscription,
      long fitting,
      java.time.Instant now) {}

  private void question(Context ctx, Act act) {
    var number = Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
    var rev = Web.form(ctx, "rev");
    var saw = rev.matches("[0-9]{1,9}") ? Integer.parseInt(rev) : 0;
    switch (queue.act(Web.viewer(ctx), seen(ctx), number, saw, act)) {
      // The question's own log tells of it.
      case Moved.Done _ -> answers.didBefore(ctx);
      case Moved.Stale _, Moved.Claimed _ -> answers.stale(ctx);
      case Moved.Impossible _, Moved.TakenUp _ -> answers.did(ctx, false);
    }
  }

  private void create(Context ctx) {
    var seen = seen(ctx);
    var panelists =
        (int)
            parts.people(seen.series().id()).stream()
                .filter(person -> person.partId().equals(seen.part().id()))
                .filter(person -> person.role() == no.ordstyrer.series.Person.Role.PANELIST)
                .count();
    desk.debates().begin(seen, site.words(seen.series().speaks()), panelists);
    desk.noted().by(Web.viewer(ctx), seen, "panel.debate");
    Web.seeOther(ctx, seen.path() + "/chair");
  }

  private String run(Seen seen, Language language) {
    return templates
        .panelRun(
            site.words(language),
            new Dates(language),
            seen.arena().zone(),
            seen.path(),
            desk.debates().run(seen),
            clock.instant(),
            fitting(seen),
            desk.debates().of(seen.part().id()).map(Debate::held).orElse(false),
            true)
        .render();
  }

  private Optional<String> floor(Floor floor, long part, Audience audience, Language language) {
    if (audience.equals(Audience.STAGE)) {
      return Optional.of(templates.panelStageFloor(site.words(language), floor).render());
    }
    if (audience.equals(Audience.PANEL)) {
      return Optional.of(templates.panelSpeaking(site.words(language), floor).render());
    }
    if (!audience.equals(Audience.CHAIR)) {
      return floor.debate().balance() == Debate.Balance.PUBLIC
          ? Optional.of(templates.panelRoomBalance(site.words(language), floor).render())
          : Optional.empty();
    }
    return onDesk(part, audience)
        .map(seen -> templates.panelFloor(site.words(language), seen.path(), floor).render());
  }

  private Optional<String> shares(Seen seen, Language language) {
    return desk.floors()
        .of(seen.part().id())
        .map(floor -> templates.panelBars(site.words(language), seen.path(), floor).render());
  }

  private Optional<String> signal(String subject) {
    return Optional.of(templates.panelSignal(subject).render());
  }

  private Optional<String> cues(Seen seen, Language language) {
    var part = seen.part().id();
    return desk.floors()
        .of(part)
        .map(floor ->
            templates
                .panelCues(
                    site.words(language), seen.path(), desk.cues().latest(part), floor.places())
                .render());
  }

  private String shortlist(Seen seen, Language language) {
    var part = seen.part().id();
    return templates
        .questionShortlist(
            desk.questions().shortlist(part),
            desk.briefings().takers(part),
            site.words(language),
            seen.path())
        .render();
  }

  private String requests(Seen seen, Language language) {
    var part = seen.part().id();
    var believed = desk.floors().of(part).map(Floor::believed).orElse("");
    return templates
        .panelRequests(site.words(language), seen.path(), desk.requests().waiting(part), believed)
        .render();
  }

  private long fitting(Seen seen) {
    return desk.debates()
        .run(seen)
        .questionsThatFit(clock.instant(), desk.debates().pace(seen.part().id()));
  }

  private Optional<Seen> onDesk(long part, Audience audience) {
    return audience.equals(Audience.CHAIR)
        ? Optional.of(parts.seenBy(Viewer.GUEST, new PartId(part)))
        : Optional.empty();
  }

  private Seen seen(Context ctx) {
    return PartPages.seen(ctx, parts, Standing::chairs);
  }
}
