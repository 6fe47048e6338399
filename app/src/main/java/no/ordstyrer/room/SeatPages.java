package no.ordstyrer.room;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.path;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.live.Subscription;
import no.ordstyrer.panel.Briefing;
import no.ordstyrer.panel.Briefings;
import no.ordstyrer.panel.CommandPages;
import no.ordstyrer.panel.CueId;
import no.ordstyrer.panel.Cues;
import no.ordstyrer.panel.FloorRequests;
import no.ordstyrer.panel.Floors;
import no.ordstyrer.panel.OwnSeat;
import no.ordstyrer.panel.Panelists;
import no.ordstyrer.panel.SeatId;
import no.ordstyrer.panel.SeatState;
import no.ordstyrer.panel.SpeakingTime.FloorKind;
import no.ordstyrer.question.Question;
import no.ordstyrer.question.Questions;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Parts;
import no.ordstyrer.series.Person;
import no.ordstyrer.series.Seen;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Security;
import no.ordstyrer.web.Site;
import no.ordstyrer.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * A panelist's own page: whether she is next, her time, the question in large type, what is put to
 * her, her notes, and words from the chair.
 */
public final class SeatPages {
  private static final int NOTE = 300;
  private static final int PRONOUNCED = 100;

  private final Panel panel;
  private final Questions questions;
  private final CommandPages answers;
  private final Parts parts;
  private final Live live;
  private final Frame frame;

  /** What the page reads and does. */
  public record Panel(
      Floors floors, Panelists panelists, FloorRequests requests, Cues cues, Briefings briefings) {}

  /** How it is drawn. */
  public record Frame(Site site, Templates templates) {}

  public SeatPages(
      Panel panel, Questions questions, CommandPages answers, Parts parts, Live live, Frame frame) {
    this.panel = panel;
    this.questions = questions;
    this.answers = answers;
    this.parts = parts;
    this.live = live;
    this.frame = frame;
  }

  /**
   * The page.
   *
   * @param own null as long as there is no debate
   * @param questions put to her first, then the shortlist
   * @param person her line on the programme
   * @param form of the green room
   * @param wrong the number of the question whose form came back, or 0
   */
  public record SeatView(
      @Nullable OwnSeat own,
      @Nullable Question live,
      List<Question> questions,
      Map<Long, Briefing> briefs,
      long person,
      Form form,
      int wrong,
      String problem,
      Subscription subscription) {
    public Briefing brief(Question question) {
      return briefs.getOrDefault(question.id().value(), Briefing.none(question.id().value()));
    }

    public boolean mine(Question question) {
      return question.assignedIds().contains(person);
    }
  }

  /** Whose page it is. */
  private record Sitter(Seen seen, SeatId seat, long person) {
    PartId part() {
      return seen.part().id();
    }
  }

  /** What was typed for a question and is not good. */
  private record Returned(int number, Briefing typed, String problem) {}

  public void routes() {
    path(
        "/{arena}/{series}/{part}/seat",
        () -> {
          get(ctx -> show(ctx, sitter(ctx), form(ctx, sitter(ctx)), null));
          get("/own", this::own);
          post("/state", this::move);
          post("/check-in", this::checkIn);
          post("/floor", this::ask);
          post("/floor/withdraw", this::withdraw);
          post("/cues/{cue}/seen", this::see);
          post("/questions/{number}", this::brief);
        });
  }

  private void show(Context ctx, Sitter sitter, Form form, @Nullable Returned returned) {
    var part = sitter.part();
    // Before the lists: what changes in between is then told twice, never lost.
    var subscription =
        live.subscription(sitter.seen().path() + "/live", part.value(), Audience.PANEL, null);
    var briefs = panel.briefings().of(sitter.seat());
    if (returned != null) {
      briefs.put(returned.typed().question(), returned.typed());
    }
    var view =
        new SeatView(
            panel.floors().own(part, sitter.seat()).orElse(null),
            questions.live(part).orElse(null),
            PanelPages.listed(questions, part).stream()
                .sorted(
                    Comparator.comparing(
                        (Question question) -> !question.assignedIds().contains(sitter.person())))
                .toList(),
            briefs,
            sitter.person(),
            form,
            returned == null ? 0 : returned.number(),
            returned == null ? "" : returned.problem(),
            subscription);
    Security.seclude(ctx);
    var page = frame.site().page(ctx).of(sitter.seen().arena().brand()).kept();
    ctx.html(frame.templates().roomSeat(titled(page), sitter.seen(), view).render());
  }

  private static Page titled(Page page) {
    return page.titled(page.t().say("debate.own"));
  }

  private void own(Context ctx) {
    var sitter = sitter(ctx);
    var own = panel.floors().own(sitter.part(), sitter.seat()).orElseThrow(NotFound::new);
    Security.seclude(ctx);
    Web.fragment(
        ctx,
        frame
            .templates()
            .panelOwn(frame.site().words(Web.language(ctx)), sitter.seen().path(), own)
            .render());
  }

  private void move(Context ctx) {
    var sitter = sitter(ctx);
    var to = form(ctx).one("to", SeatState.class).orElseThrow(NotFound::new);
    answers.did(ctx, panel.panelists().move(sitter.seen(), sitter.seat(), to));
  }

  private void checkIn(Context ctx) {
    var sitter = sitter(ctx);
    var form = form(ctx);
    var settled =
        new Panelists.GreenRoom(
            form.has("microphone"), form.optional("pronounced", PRONOUNCED), form.has("recording"));
    if (!settled.microphone()) {
      form.problem("microphone", "debate.green.microphone.needed");
    }
    if (!form.ok()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, sitter, form, null);
      return;
    }
    answers.did(ctx, panel.panelists().checkIn(sitter.seen(), sitter.seat(), settled));
  }

  private void ask(Context ctx) {
    var sitter = sitter(ctx);
    var form = form(ctx);
    var kind = form.one("kind", FloorKind.class).orElseThrow(NotFound::new);
    var note = form.optional("note", NOTE);
    if (!form.ok()) {
      var said = form.problem("note") + " " + form.value("note");
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      if (Web.wantsFragment(ctx)) {
        ctx.result(form.problem("note"));
      } else {
        var none = Briefing.none(0);
        show(ctx, sitter, form(ctx, sitter), new Returned(0, none, said));
      }
      return;
    }
    panel.requests().ask(sitter.seen(), sitter.seat(), kind, note);
    answers.did(ctx, true);
  }

  private void withdraw(Context ctx) {
    var sitter = sitter(ctx);
    var kind = form(ctx).one("kind", FloorKind.class).orElseThrow(NotFound::new);
    panel.requests().withdraw(sitter.seen(), sitter.seat(), kind);
    answers.did(ctx, true);
  }

  private void see(Context ctx) {
    var sitter = sitter(ctx);
    panel.cues().see(sitter.seen(), sitter.seat(), new CueId(Web.id(ctx, "cue")));
    answers.didBefore(ctx);
  }

  private void brief(Context ctx) {
    var sitter = sitter(ctx);
    var number = Math.clamp(Web.id(ctx, "number"), 0, Integer.MAX_VALUE);
    var question =
        questions
            .find(sitter.part(), number)
            .filter(Question::published)
            .orElseThrow(NotFound::new);
    var form = form(ctx);
    var choice = form.one("choice", Briefing.Choice.class).orElse(null);
    var briefing =
        new Briefing(
            question.id().value(),
            choice,
            form.text("draft", Briefings.LONGEST),
            form.text("note", Briefings.LONGEST));
    var problem = form.problem("draft").isEmpty() ? form.problem("note") : form.problem("draft");
    if (!problem.isEmpty()) {
      var typed =
          new Briefing(briefing.question(), choice, form.value("draft"), form.value("note"));
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, sitter, form(ctx, sitter), new Returned(number, typed, problem));
      return;
    }
    panel.briefings().write(sitter.seen(), sitter.seat(), briefing);
    Web.seeOther(ctx, sitter.seen().path() + "/seat?done=debate.brief#brief-" + number);
  }

  private Form form(Context ctx) {
    return Form.of(ctx, frame.site().words(Web.language(ctx)));
  }

  /** What is settled so far. */
  private Form form(Context ctx, Sitter sitter) {
    var form = Form.empty(frame.site().words(Web.language(ctx)));
    panel
        .panelists()
        .greenRoom(sitter.seat())
        .ifPresent(settled -> form.put("pronounced", settled.pronounced()));
    return form;
  }

  private Sitter sitter(Context ctx) {
    var viewer = Web.viewer(ctx);
    var seen =
        parts.seenBy(
            viewer, ctx.pathParam("arena"), ctx.pathParam("series"), ctx.pathParam("part"));
    if (!seen.standing().sits()) {
      throw new NotFound();
    }
    var seat = panel.panelists().mustHaveSeat(viewer, seen.part().id());
    var person =
        parts.people(seen.series().id()).stream()
            .filter(one -> one.partId().equals(seen.part().id()))
            .filter(one -> viewer.account() != null && viewer.account().equals(one.accountId()))
            .map(Person::id)
            .findFirst()
            .orElseThrow(NotFound::new);
    return new Sitter(seen, seat, person.value());
  }
}
